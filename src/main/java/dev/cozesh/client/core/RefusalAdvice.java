package dev.cozesh.client.core;

import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.Refusal;
import java.util.List;

/** Says why Coze refused, as far as the code tells, and what to do about it. */
final class RefusalAdvice {
  private static final List<Long> TOKEN_CODES = List.of(4100L, 4101L, 700012006L);

  private RefusalAdvice() {}

  static CozeServiceException exception(Refusal refusal, Reply reply) {
    return new CozeServiceException(refusal, why(refusal), next(refusal, reply));
  }

  private static String why(Refusal refusal) {
    String words = refusal.message().isEmpty() ? "" : "Coze says \"" + refusal.message() + '"';
    return words;
  }

  private static String next(Refusal refusal, Reply reply) {
    return "";
  }
}
