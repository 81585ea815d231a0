package dev.cozesh.client.core;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.ErrorCode;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says why Coze refused, as far as the code tells, and what to do about it. */
final class RefusalAdvice {
  private static final long NO_RIGHT = 4101;
  private static final long NOT_FOUND = 4200;
  private static final Set<Long> TOKEN_CODES = Set.of(4100L, NO_RIGHT, 700012006L);

  private RefusalAdvice() {}

  static CozeServiceException exception(Refusal refusal, Reply reply) {
    Optional<ErrorCode> known = Catalog.bundled().code(refusal.code());
    return new CozeServiceException(refusal, why(refusal, known), next(refusal, known, reply));
  }

  private static String why(Refusal refusal, Optional<ErrorCode> known) {
    List<String> parts = new ArrayList<>();
    if (!refusal.message().isEmpty()) {
      parts.add("Coze says \"" + refusal.message() + '"');
    }
    known.map(ErrorCode::cause).filter(cause -> !cause.isEmpty()).ifPresent(parts::add);
    if (TOKEN_CODES.contains(refusal.code())) {
      parts.add("asked was " + refusal.host() + ", and " + region(refusal.host()));
    } else if (refusal.code() == NOT_FOUND) {
      parts.add("asked was " + refusal.host());
    }
    return String.join("; ", parts);
  }

  // A token of the other region is the most frequent trouble, and wears all of these codes.
  private static String region(String host) {
    if (isBelow(host, "coze.cn")) {
      return "a token of coze.com does not work there";
    }
    if (isBelow(host, "coze.com")) {
      return "a token of coze.cn does not work there";
    }
    return "a coze.cn token does not work on coze.com, nor the reverse";
  }

  private static boolean isBelow(String host, String domain) {
    return host.equals(domain) || host.endsWith("." + domain);
  }

  private static String next(Refusal refusal, Optional<ErrorCode> known, Reply reply) {
    List<String> parts = new ArrayList<>();
    reply.unrepeated().ifPresent(parts::add);
    if (refusal.code() == NO_RIGHT) {
      permissions(reply.call()).ifPresent(parts::add);
    }
    known.map(ErrorCode::next).filter(next -> !next.isEmpty()).ifPresent(parts::add);
    return String.join("; ", parts);
  }

  private static Optional<String> permissions(Call call) {
    return Catalog.bundled()
        .match(call.method(), call.path())
        .map(Endpoint::permissions)
        .filter(names -> !names.isEmpty())
        .map(names -> "this endpoint needs the permission " + String.join(" or ", names));
  }
}
