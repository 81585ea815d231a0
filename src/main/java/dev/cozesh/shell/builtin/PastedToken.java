package dev.cozesh.shell.builtin;

import dev.cozesh.shell.command.Console;
import java.util.Optional;
import java.util.regex.Pattern;

/** A token as people paste it. */
final class PastedToken {
  // What Coze calls its tokens: personal, service, of an OAuth app, of a user.
  private static final Pattern KNOWN = Pattern.compile("(?:pat|sat|czs|czu|cztei)_\\S{4,}");
  private static final Pattern AROUND =
      Pattern.compile(
          "^(?:(?:export\\s+)?COZE_API_TOKEN\\s*=|(?i:(?:authorization:\\s*)?bearer\\s))");
  private static final int SHORTEST = 8;

  private PastedToken() {}

  static String asked(Console console, LoginServer server) {
    Questions questions = new Questions(console);
    return questions.untilHidden(
        "token for " + server.host() + " (not shown): ", text -> read(text, questions, server));
  }

  private static Optional<String> read(String text, Questions questions, LoginServer server) {
    String token = bare(text);
    Optional<String> wrong = wrong(token);
    if (wrong.isPresent()) {
      questions.console().remark("that is no token: " + wrong.get() + "; it was sent nowhere");
      return Optional.empty();
    }
    boolean sure =
        KNOWN.matcher(token).matches()
            || questions.agreed(
                "Coze's tokens begin with pat_ or sat_, and this one does not; send it to "
                    + server.host()
                    + " all the same?");
    return sure ? Optional.of(token) : Optional.empty();
  }

  /** Without what it was copied with: quotes, the variable's or the header's name. */
  private static String bare(String text) {
    String stripped = AROUND.matcher(text.strip()).replaceFirst("").strip();
    return stripped.replaceAll("^[\"'`]+|[\"'`]+$", "");
  }

  private static Optional<String> wrong(String token) {
    if (token.chars().anyMatch(c -> c <= ' ')) {
      return Optional.of("it has a blank in it");
    }
    if (token.chars().anyMatch(c -> c > '~')) {
      return Optional.of("it has letters that no token has");
    }
    if (token.length() < SHORTEST) {
      return Optional.of("it is shorter than any");
    }
    return token.contains("***") || token.contains("...")
        ? Optional.of("its middle is left out; copy it where it was made, which shows it once")
        : Optional.empty();
  }
}
