package dev.cozesh.probe.variant;

import static java.util.Objects.requireNonNull;

/**
 * A request that some sources know and others do not, or know otherwise.
 *
 * @param attempt the request; its origin names the function
 * @param docs whether the documentation has it
 * @param spec whether the official OpenAPI file has it
 * @param sdk whether one of the official SDKs, or more, send it
 * @param studio whether the open-source server serves it
 * @param note what differs, with the day the sources were read
 */
public record Disagreement(
    Attempt attempt, boolean docs, boolean spec, boolean sdk, boolean studio, String note) {
  public Disagreement {
    requireNonNull(attempt, "attempt");
    requireNonNull(note, "note");
  }

  /** How the origin of such an attempt begins; the function follows. */
  public static final String PLACE = "disagreement on ";

  /** {@return the function that is called differently: {@code bots.create}} */
  public String function() {
    String place = attempt.origin().place();
    return place.startsWith(PLACE) ? place.substring(PLACE.length()) : place;
  }
}
