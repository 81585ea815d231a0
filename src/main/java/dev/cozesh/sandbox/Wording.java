package dev.cozesh.sandbox;

import static java.util.Objects.requireNonNull;

/**
 * How a gateway says that there is no such route.
 *
 * @param status of the answer
 * @param text with the request's {@code {method}} and {@code {path}} as holes
 */
record Wording(int status, String text) {
  private static final String ABSENT = "The requested API endpoint {method} {path} does not exist.";
  private static final String SHORT = "short";
  private static final String LONG = "long";

  /** What the gateway says by itself. */
  static final Wording USUAL =
      new Wording(404, ABSENT + " Please check the method and the path in the API documentation.");

  Wording {
    requireNonNull(text, "text");
  }

  /** The text of that name, or the text itself. */
  static String text(String nameOrText) {
    return switch (nameOrText) {
      case SHORT -> ABSENT;
      case LONG ->
          ABSENT
              + " Please verify the URL: its spelling, its version and the method must be those"
              + " of an endpoint in the documentation of the API.";
      default -> nameOrText;
    };
  }

  Wording saying(String other) {
    return new Wording(status, other);
  }

  Wording withStatus(int other) {
    return new Wording(other, text);
  }

  Answer of(Wire wire) {
    String told = text.replace("{method}", wire.method()).replace("{path}", wire.path());
    return Answer.refusal(status, 4000, told, wire.logId());
  }
}
