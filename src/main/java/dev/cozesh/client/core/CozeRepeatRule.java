package dev.cozesh.client.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.ErrorCode;
import dev.cozesh.error.Refusal;
import dev.cozesh.http.Answer;
import dev.cozesh.http.Repeat;
import dev.cozesh.http.RepeatRule;
import dev.cozesh.http.Repetition;
import dev.cozesh.http.Request;
import java.time.Duration;
import java.util.Optional;

/**
 * Which of Coze's answers may be asked for again, by status and business code: Coze answers some
 * refusals with 200, and with 500 what no repetition cures. A write goes out again only when Coze
 * itself, not a gateway before it, refused before any work.
 *
 * @see <a href="https://docs.coze.cn/developer_guides/coze_error_codes">Coze: error codes</a>
 */
public final class CozeRepeatRule implements RepeatRule {
  private static final int MOST_FOR_A_CODE = 2;
  // The code does not tell a second's limit from a minute's or a day's.
  private static final Repetition SLOW =
      new Repetition(MOST_FOR_A_CODE, Duration.ofSeconds(1), 4, 0.25);

  /** The rule, which needs nothing. */
  public CozeRepeatRule() {}

  @Override
  public Repetition repetition(Request request, Answer answer) {
    if (Shortcut.begins(answer)) {
      return Repetition.NONE;
    }
    Optional<JsonNode> body = Envelope.parse(answer.text()).filter(JsonNode::isObject);
    Optional<ErrorCode> code =
        body.flatMap(Envelope::code)
            .flatMap(Catalog.bundled()::code)
            .filter(known -> known.code() != 0);
    if (code.isPresent()) {
      return byCode(request.repeat(), code.get());
    }
    boolean passing =
        request.repeat() == Repeat.ONCE
            ? body.isPresent() && answer.status() == 429
            : isPassing(answer.status());
    return passing ? Repetition.USUAL : Repetition.NONE;
  }

  private static Repetition byCode(Repeat repeat, ErrorCode code) {
    if (code.retryableWrite()) {
      return SLOW;
    }
    return code.retryable() && repeat == Repeat.READ
        ? Repetition.USUAL.atMost(MOST_FOR_A_CODE)
        : Repetition.NONE;
  }

  /** Whether the same read, sent again a little later, can succeed by itself. */
  static boolean isPassing(Refusal refusal) {
    Optional<ErrorCode> code =
        Catalog.bundled().code(refusal.code()).filter(known -> known.code() != 0);
    return code.map(ErrorCode::retryable).orElse(isPassing(refusal.httpStatus()));
  }

  private static boolean isPassing(int status) {
    return status == 408 || status == 429 || status >= 500;
  }
}
