package dev.cozesh.probe.safety

import dev.cozesh.probe.evidence.ProbeReport.Stop
import dev.cozesh.probe.verdict.Features
import dev.cozesh.probe.verdict.Seen.Transport
import dev.cozesh.probe.verdict.Signal
import java.time.Duration

/** Answers by what matters to pace and stop rules, which hear them. */
class Heard {
  static final OK = answer(200, 0)
  static final ABSENT = answer(404, 4000)
  static final BROKEN = answer(502, null)
  static final SILENT = features(Transport.TIMED_OUT, 0, null, Features.Form.EMPTY, null)
  static final REFUSED = answer(401, 4100)
  static final REFUSED_OR_FORBIDDEN =
      features(Transport.ANSWERED, 200, 4101, Features.Form.OBJECT, null, 'The token you entered is incorrect.')

  static Features answer(int status, Long code, Integer retryAfter = null) {
    features(Transport.ANSWERED, status, code, code == null ? Features.Form.HTML : Features.Form.OBJECT, retryAfter)
  }

  static Features limit(Integer retryAfter = null) {
    answer(429, 4008, retryAfter)
  }

  static Optional<Stop> by(StopRules rules, Features answer, boolean unitAnswersSo) {
    rules.heard(answer, Signal.of(answer), unitAnswersSo)
  }

  static void by(Pace pace, Features answer) {
    pace.heard(answer, Signal.of(answer))
  }

  private static Features features(Transport how, int status, Long code, Features.Form form, Integer retryAfter, String template = '') {
    new Features(how, status, 'application/json', form, [] as Set, code == null ? OptionalLong.empty() : OptionalLong.of(code), template,
        Optional.empty(), [] as Set, 'LOG1', Optional.ofNullable(retryAfter).map(Duration::ofSeconds), Duration.ZERO)
  }
}
