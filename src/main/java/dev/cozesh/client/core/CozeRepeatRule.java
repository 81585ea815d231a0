package dev.cozesh.client.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.http.Answer;
import dev.cozesh.http.Repeat;
import dev.cozesh.http.RepeatRule;
import dev.cozesh.http.Request;
import java.util.Optional;
import java.util.Set;

/**
 * Which of Coze's answers may be asked for again. A write only when Coze itself, not a gateway
 * before it, refused before any work; never after 4102, where repeating makes it worse.
 *
 * @see <a href="https://docs.coze.cn/developer_guides/coze_error_codes">Coze: error codes</a>
 */
public final class CozeRepeatRule implements RepeatRule {
  private static final Set<Long> REFUSED_BEFORE_WORK = Set.of(4008L, 4009L, 4020L);
  private static final Set<Long> PASSING = Set.of(4008L, 4009L, 4013L, 4020L, 5000L);
  private static final Set<Long> NEVER = Set.of(4011L, 4019L, 4022L, 4028L, 4102L);
  private static final long TOKEN_INVALID = 700012006;
  private static final int LONGEST_REFUSAL_BYTES = 16 << 10;

  @Override
  public boolean repeats(Request request, Answer answer) {
    Optional<JsonNode> body = refusal(answer);
    long code = body.flatMap(Envelope::code).orElse(0L);
    if (NEVER.contains(code)) {
      return false;
    }
    if (request.repeat() == Repeat.ONCE) {
      return body.isPresent() && (answer.status() == 429 || REFUSED_BEFORE_WORK.contains(code));
    }
    return PASSING.contains(code)
        || answer.status() == 429
        || isPassingStatus(answer.status()) && !isFinal(code);
  }

  private static boolean isPassingStatus(int status) {
    return status == 408 || status >= 500;
  }

  // Coze answers 500 with code 4000 to a missing parameter: the same request fails again.
  private static boolean isFinal(long code) {
    return code >= 4000 && code <= 4999 || code == TOKEN_INVALID;
  }

  private static Optional<JsonNode> refusal(Answer answer) {
    boolean tooLong = answer.status() < 300 && answer.length() > LONGEST_REFUSAL_BYTES;
    return tooLong ? Optional.empty() : Envelope.parse(answer.text()).filter(JsonNode::isObject);
  }
}
