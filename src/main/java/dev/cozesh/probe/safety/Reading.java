package dev.cozesh.probe.safety;

import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Features.Form;
import dev.cozesh.probe.verdict.Seen.Transport;
import java.util.Set;

/** What an answer says of the account or the server rather than of the request. */
final class Reading {
  private static final Set<Long> RISK = Set.of(4102L, 700012014L);
  private static final Set<Long> LIMITED = Set.of(4008L, 4009L, 4020L, 4404L);
  private static final Set<Long> EXHAUSTED = Set.of(4011L, 4019L, 4022L, 4027L, 4028L);
  private static final Set<Long> REFUSED = Set.of(4100L, 700012006L);
  // What gateways in front of the service answer when it does not.
  private static final Set<Integer> GATEWAY = Set.of(502, 503, 504, 520, 521, 522, 523, 524);
  private static final long INTERNAL = 5000;

  private Reading() {}

  /** Risk control: each further request makes it worse. */
  static boolean isRisk(Features features) {
    return has(RISK, features);
  }

  /** The account has nothing left. */
  static boolean isExhausted(Features features) {
    return features.status() == 402 || has(EXHAUSTED, features);
  }

  /** Too many requests for now. */
  static boolean isLimited(Features features) {
    return features.status() == 429 || has(LIMITED, features);
  }

  /** The token, not the request, was refused. */
  static boolean isTokenRefused(Features features) {
    return features.status() == 401 || has(REFUSED, features);
  }

  /** No answer, or one of a layer that could not reach the service. */
  static boolean isBroken(Features features) {
    return features.how() != Transport.ANSWERED
        || GATEWAY.contains(features.status())
        || features.status() >= 500 && !isComplaint(features);
  }

  /** Coze answers wrong parameters with HTTP 500 too; then a code says so. */
  private static boolean isComplaint(Features features) {
    return features.form() == Form.OBJECT
        && features.code().isPresent()
        && features.code().getAsLong() != INTERNAL;
  }

  private static boolean has(Set<Long> codes, Features features) {
    return features.code().isPresent() && codes.contains(features.code().getAsLong());
  }
}
