package dev.cozesh.shell.builtin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of an {@code .env} file that sets a variable.
 *
 * @param value as a shell and the dotenv libraries read it
 * @param line from 1
 * @param isOurs whether it stands in the block that cozesh owns
 */
record EnvAssignment(String name, String value, int line, boolean isOurs) {
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=(.*)", Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*", Pattern.DOTALL);

  EnvAssignment {
    requireNonNull(name, "name");
    requireNonNull(value, "value");
  }

  /**
   * All of a file, but those in the blocks of other environments.
   *
   * @param environment whose block is ours; absent for that of none
   * @param file its name, for errors
   * @throws dev.cozesh.error.CozeUsageException when the block's marks do not come as one pair
   */
  static List<EnvAssignment> all(byte[] content, Optional<String> environment, String file) {
    List<String> lines = EnvBlock.lines(new String(content, ISO_8859_1));
    EnvBlock.Span span = EnvBlock.Marks.of(environment).span(lines, file);
    List<EnvAssignment> all = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      boolean ours = span.holds(at);
      Matcher line = LINE.matcher(new String(lines.get(at).getBytes(ISO_8859_1), UTF_8));
      if (line.matches() && (ours || EnvBlock.blockAt(lines, at).isEmpty())) {
        all.add(new EnvAssignment(line.group(1), unquoted(line.group(2).strip()), at + 1, ours));
      }
    }
    return all;
  }

  /** The value without its quotes, or without the comment behind it. */
  static String unquoted(String text) {
    if (text.startsWith("'")) {
      int end = text.indexOf('\'', 1);
      return text.substring(1, end < 0 ? text.length() : end);
    }
    return text.startsWith("\"") ? unescaped(text) : COMMENT.matcher(text).replaceAll("");
  }

  private static String unescaped(String text) {
    StringBuilder value = new StringBuilder();
    for (int at = 1; at < text.length() && text.charAt(at) != '"'; at++) {
      char one = text.charAt(at);
      if (one == '\\' && at + 1 < text.length()) {
        at++;
        value.append(meant(text.charAt(at)));
      } else {
        value.append(one);
      }
    }
    return value.toString();
  }

  private static char meant(char escaped) {
    return switch (escaped) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> escaped;
    };
  }
}
