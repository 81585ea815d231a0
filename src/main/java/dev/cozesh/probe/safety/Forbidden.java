package dev.cozesh.probe.safety;

import dev.cozesh.catalog.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is never sent when it could do something, whoever names or allows it: a mistake here costs
 * money, shuts people out or lets them in. Of documented requests the id in the catalogue tells, of
 * all the words of their path. A word of {@code roots} counts inside a longer one too.
 */
enum Forbidden {
  PAYMENT(
      "it is about payment, where a mistake costs money",
      List.of("commerce."),
      Set.of("pay", "bill", "order", "buy", "refund", "coupon", "wallet", "price", "vip"),
      Set.of(
          "payment",
          "payout",
          "commerce",
          "billing",
          "invoice",
          "purchase",
          "recharge",
          "benefit",
          "checkout",
          "subscription",
          "credit",
          "withdraw",
          "topup")),
  MEMBERSHIP(
      "it is about members, where a mistake lets people in or shuts them out",
      List.of(
          ".members.",
          ".collaborators.",
          ".collaboration_modes.",
          "enterprises.",
          "organizations."),
      Set.of("invite", "kick", "join", "quit", "transfer", "owner", "staff"),
      Set.of(
          "member",
          "collaborator",
          "collaboration",
          "invitation",
          "enterprise",
          "organization",
          "ownership")),
  PERMISSION(
      "it is about permissions, where a mistake opens what was shut",
      List.of(),
      Set.of("role", "admin", "acl", "grant", "policy", "share", "visibility"),
      Set.of("permission", "privilege", "authorit", "administrator")),
  CREDENTIAL(
      "it is about tokens and logins, where a mistake makes or ends a credential",
      List.of("oauth."),
      Set.of("auth", "login", "logout", "signin", "signup", "pat", "sso", "sat", "jwt", "cert"),
      Set.of(
          "oauth",
          "token",
          "authorize",
          "authoriz",
          "authenticat",
          "credential",
          "password",
          "passport",
          "secret",
          "apikey",
          "accesskey",
          "impersonat",
          "certificate"));

  private final String reason;
  private final List<String> ids;
  private final Set<String> words;
  private final Set<String> roots;

  Forbidden(String reason, List<String> ids, Set<String> words, Set<String> roots) {
    this.reason = reason;
    this.ids = ids;
    this.words = words;
    this.roots = roots;
  }

  /** Why a documented request is never sent; whether it only reads is not asked here. */
  static Optional<Forbidden> of(Endpoint endpoint) {
    String id = "." + endpoint.id();
    return Stream.of(values())
        .filter(each -> each.ids.stream().anyMatch(part -> id.contains(dotted(part))))
        .findFirst();
  }

  /** Why a request of that path is never sent. */
  static Optional<Forbidden> of(PathWords path) {
    return Stream.of(values()).filter(each -> path.has(each.words, each.roots)).findFirst();
  }

  String reason() {
    return reason;
  }

  private static String dotted(String part) {
    return part.startsWith(".") ? part : "." + part;
  }
}
