package dev.cozesh.probe.parameter;

import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Features.Form;
import dev.cozesh.probe.verdict.Signal;
import java.util.EnumSet;
import java.util.Set;

/** What an answer says of the parameters it was sent. */
final class Reading {
  /** Layers in front of the handler, which saw no parameters. */
  private static final Set<Signal> BEFORE =
      EnumSet.of(
          Signal.ENDPOINT_MISSING, Signal.TOKEN, Signal.SESSION, Signal.PAGE, Signal.REDIRECT);

  private static final Set<Integer> WRONG = Set.of(400, 422);
  private static final long WRONG_PARAMETERS = 4000;
  private static final long NOT_ALLOWED = 4101;

  private Reading() {}

  /** Whether a handler may have said it: no limit, no silence, no gateway, no router. */
  static boolean teaches(Features features) {
    Signal signal = Signal.of(features);
    return isBehind(features) || signal.teaches() && !BEFORE.contains(signal);
  }

  /** A file or a sound is no proof of a route, but it is one of its parameters. */
  static boolean isSuccess(Features features) {
    boolean file = features.status() / 100 == 2 && features.form() == Form.BYTES;
    return file || Signal.of(features) == Signal.SUCCESS;
  }

  /** Whether it finds fault with parameters, or fails in a way that wrong ones may cause. */
  static boolean isComplaint(Features features) {
    return !isSuccess(features)
        && !isBehind(features)
        && (WRONG.contains(features.status())
            || features.code().orElse(0) == WRONG_PARAMETERS
            || features.status() >= 500
            || Complaint.isOne(features.template()));
  }

  /** Whether it comes from behind the check of the parameters. */
  static boolean isBehind(Features features) {
    return features.code().orElse(0) == NOT_ALLOWED
        || Signal.of(features) == Signal.RESOURCE_MISSING;
  }

  /** What two answers have in common that miss different parameters for the same reason. */
  static String sort(Features features) {
    return features.status()
        + " "
        + features.code().orElse(-1)
        + " "
        + Complaint.nameless(features.template());
  }
}
