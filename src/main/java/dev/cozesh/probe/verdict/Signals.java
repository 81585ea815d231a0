package dev.cozesh.probe.verdict;

import static java.util.Objects.requireNonNull;

import dev.cozesh.probe.verdict.Features.Form;
import dev.cozesh.probe.verdict.Seen.Transport;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads what answers are about, and remembers it: most answers of a run say the same. Keeps the
 * first {@value #MOST} kinds. Thread-safe.
 */
public final class Signals {
  private static final int MOST = 1_000;

  private final Map<Said, Signal> known = new ConcurrentHashMap<>();

  /** Knows nothing yet. */
  public Signals() {}

  /** All that {@link Signal#of} looks at. */
  private record Said(
      Transport how, int status, OptionalLong code, Form form, boolean allows, String template) {}

  /**
   * {@return what {@link Signal#of} says of an answer}
   *
   * @param features the answer
   */
  public Signal of(Features features) {
    requireNonNull(features, "features");
    Said said =
        new Said(
            features.how(),
            features.status(),
            features.code(),
            features.form(),
            !features.allow().isEmpty(),
            features.template());
    Signal signal = known.get(said);
    if (signal == null) {
      signal = Signal.of(features);
      if (known.size() < MOST) {
        known.put(said, signal);
      }
    }
    return signal;
  }
}
