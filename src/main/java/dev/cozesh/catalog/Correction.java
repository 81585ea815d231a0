package dev.cozesh.catalog;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a probe saw of one request, on one host.
 *
 * @param method upper case
 * @param path the template, with parameters in braces
 * @param verdict as users read it: {@code exists}, {@code absent}
 * @param insteadId id of the endpoint to call instead; empty when it exists, or nothing serves
 * @param needs wire names of the fewest parameters that it was seen to take
 * @param host who was asked
 * @param seenOn the day: {@code 2026-11-25}
 * @param run of the probe
 * @param note what else was noticed; may be empty
 */
public record Correction(
    String method,
    String path,
    String verdict,
    Optional<String> insteadId,
    List<String> needs,
    String host,
    String seenOn,
    String run,
    String note) {
  private static final String ABSENT = "absent";
  private static final String EXISTS = "exists";

  public Correction {
    method = requireNonNull(method, "method").toUpperCase(Locale.ROOT);
    requireNonNull(path, "path");
    requireNonNull(verdict, "verdict");
    requireNonNull(insteadId, "insteadId");
    needs = List.copyOf(needs);
    requireNonNull(host, "host");
    requireNonNull(seenOn, "seenOn");
    requireNonNull(run, "run");
    requireNonNull(note, "note");
  }

  /** {@return method and path: {@code GET /v1/bots/{bot_id}}} */
  @JsonIgnore
  public String operation() {
    return method + " " + path;
  }

  /** {@return whether the request was seen not to exist} */
  @JsonIgnore
  public boolean isAbsent() {
    return verdict.equals(ABSENT);
  }

  /** {@return whether the request was seen to exist, in whatever degree of certainty} */
  @JsonIgnore
  public boolean isThere() {
    return verdict.startsWith(EXISTS);
  }
}
