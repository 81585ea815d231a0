package dev.cozesh.client.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.ErrorCode;
import dev.cozesh.error.Refusal;
import dev.cozesh.http.Answer;
import dev.cozesh.http.Repeat;
import dev.cozesh.http.RepeatRule;
import dev.cozesh.http.Request;
import java.util.Optional;

/**
 * Which of Coze's answers may be asked for again, by status and business code: Coze answers some
 * refusals with 200, and with 500 what no repetition cures. A write goes out again only when Coze
 * itself, not a gateway before it, refused before any work.
 *
 * @see <a href="https://docs.coze.cn/developer_guides/coze_error_codes">Coze: error codes</a>
 */
public final class CozeRepeatRule implements RepeatRule {
  @Override
  public boolean repeats(Request request, Answer answer) {
    if (isSuccess(answer.status()) && Envelope.beginsWithSuccess(answer.text())) {
      return false;
    }
    Optional<JsonNode> body = Envelope.parse(answer.text()).filter(JsonNode::isObject);
    Optional<ErrorCode> code = body.flatMap(Envelope::code).flatMap(Catalog.bundled()::code);
    if (code.isPresent() && code.get().code() != 0 && !code.get().retryable()) {
      return false;
    }
    if (request.repeat() == Repeat.ONCE) {
      boolean refusedBeforeWork = code.map(ErrorCode::retryableWrite).orElse(false);
      return body.isPresent() && (answer.status() == 429 || refusedBeforeWork);
    }
    return code.map(ErrorCode::retryable).orElse(false) || isPassing(answer.status());
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

  private static boolean isSuccess(int status) {
    return status >= 200 && status <= 299;
  }
}
