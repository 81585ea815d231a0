package dev.cozesh.probe.parameter;

import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Features.Form;
import dev.cozesh.probe.verdict.Seen.Transport;
import java.util.Set;

/** What an answer says of the parameters it was sent. */
final class Reading {
  private static final Set<Integer> WRONG = Set.of(400, 422);
  private static final Set<Integer> NOTHING = Set.of(401, 402, 429, 502, 503, 504);
  private static final Set<Long> NO_NEWS =
      Set.of(4008L, 4009L, 4020L, 4100L, 4102L, 700012006L, 700012014L);
  private static final long WRONG_PARAMETERS = 4000;
  private static final long NOT_FOUND = 4200;
  private static final long NOT_ALLOWED = 4101;

  private Reading() {}

  /** Whether a handler may have said it: no limit, no silence, no gateway, no router. */
  static boolean teaches(Features features) {
    return features.how() == Transport.ANSWERED
        && features.form() != Form.HTML
        && features.status() / 100 != 3
        && !NOTHING.contains(features.status())
        && !NO_NEWS.contains(features.code().orElse(0))
        && !(features.status() == 404 && features.template().contains("{PATH}"));
  }

  static boolean isSuccess(Features features) {
    return features.status() / 100 == 2
        && (features.code().isPresent()
            ? features.code().getAsLong() == 0
            : features.form() == Form.EVENTS || features.form() == Form.BYTES);
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
    long code = features.code().orElse(0);
    return code == NOT_FOUND || code == NOT_ALLOWED;
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
