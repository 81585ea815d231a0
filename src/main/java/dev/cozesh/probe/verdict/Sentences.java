package dev.cozesh.probe.verdict;

import java.util.List;

/** What judgements say, where several places say it. */
final class Sentences {
  private Sentences() {}

  /** That an answer ended the questions for now. */
  static Judgement stopped(Observation newest) {
    return new Judgement(Verdict.UNKNOWN, because(newest.features()), List.of(newest.id()), 0);
  }

  private static String because(Features features) {
    return switch (Signal.of(features)) {
      case RISK -> "risk control answered: " + text(features);
      case EMPTY_ACCOUNT -> "nothing is left on the account: " + text(features);
      case LIMIT -> "too many requests: " + text(features);
      case GATEWAY -> "the server behind the gateway is away: " + text(features);
      default ->
          switch (features.how()) {
            case TIMED_OUT -> "no answer came in time";
            case RESET -> "the connection ended without an answer";
            case UNREACHABLE -> "the server could not be reached";
            case ANSWERED -> text(features);
          };
    };
  }

  /** An answer for people: {@code HTTP 404, code 4000, "…"}. */
  static String text(Features features) {
    return Cluster.of(features, Wording.of(features.template())).text();
  }

  static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** What an answer does that no known-bad request gets. */
  static String what(Observation observation) {
    String text = text(observation.features());
    return switch (observation.signal()) {
      case SUCCESS -> "succeeds: " + text;
      case VALIDATION -> "complains about a named parameter: " + text;
      case PARAMETERS -> "complains about the parameters: " + text;
      case RESOURCE_MISSING -> "looked for a thing and did not find it: " + text;
      case TOKEN, PERMISSION -> "a permission layer behind the router answers: " + text;
      case WRONG_METHOD -> "the path takes other methods: " + text;
      default -> "answers " + text;
    };
  }
}
