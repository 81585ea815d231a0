package dev.cozesh.auth;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.ErrorCode;
import dev.cozesh.error.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says why the token service refused, as far as its word or code tells, and what to do. */
final class OAuthAdvice {
  private OAuthAdvice() {}

  static String why(Refusal refusal) {
    List<String> parts = new ArrayList<>();
    if (!refusal.message().isEmpty() && !refusal.message().equals(refusal.word())) {
      parts.add("Coze says \"" + refusal.message() + '"');
    }
    String cause =
        switch (refusal.word()) {
          case "invalid_client" ->
              "app id, key id or secret are not those of an app on " + region(refusal.host());
          case "invalid_grant" ->
              "the code or the refresh token is used up, expired, or another app's";
          case "authorization_pending" -> "the user has not agreed yet";
          case "slow_down" -> "it was asked too often";
          case "access_denied" -> "the user did not agree";
          case "expired_token" -> "the user took too long";
          // Coze has no word for a key that is unknown there.
          default ->
              known(refusal).map(ErrorCode::cause).orElse("asked was " + region(refusal.host()));
        };
    if (!cause.isEmpty()) {
      parts.add(cause);
    }
    return String.join("; ", parts);
  }

  static String next(Refusal refusal) {
    return switch (refusal.word()) {
      case "invalid_client" ->
          "compare them with the app's page; after a change of the app wait a minute";
      case "invalid_grant", "access_denied", "expired_token" -> "log in again";
      case "authorization_pending" -> "ask again after the interval";
      case "slow_down" -> "ask 5 s less often";
      default -> known(refusal).map(ErrorCode::next).orElse("");
    };
  }

  private static String region(String host) {
    return host + ": an app of coze.cn is unknown to coze.com, and the reverse";
  }

  private static Optional<ErrorCode> known(Refusal refusal) {
    return refusal.code() == 0 ? Optional.empty() : Catalog.bundled().code(refusal.code());
  }
}
