package dev.cozesh.shell.prompt;

import dev.cozesh.dsl.script.Completeness;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pasted text as the line editor takes it. Line breaks become {@code \n}, those at the end are
 * left out; what a terminal would obey and what nobody sees are left out, too; tabs stay, as they
 * may be part of a string.
 *
 * <p>When its first line begins with a prompt, ours or another Groovy shell's, the text is a piece
 * of a session: prompts are taken off, and lines without one are kept only where they go on with an
 * unfinished line, since all others were printed.
 */
public final class Paste {
  private static final Pattern BREAK = Pattern.compile("\r\n?|[\u0085\u2028\u2029]");
  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[[0-9;:?<=>]*[ -/]*[@-~]");

  private static final Pattern PROMPT =
      Pattern.compile("\\s*(?:cozesh(?:\\[[^\\]]*\\])?|dry|groovy(?::\\d{3})?|jshell)>(?: |$)");

  private static final Pattern CONTINUATION = Pattern.compile("\\s*(?:…|\\.{3}) ?\\S*>(?: |$)");

  private Paste() {}

  /** The text to put into the buffer. */
  public static String normalised(String pasted) {
    String lines = BREAK.matcher(SEQUENCE.matcher(pasted).replaceAll("")).replaceAll("\n");
    StringBuilder seen = new StringBuilder(lines.length());
    lines.codePoints().filter(Paste::isKept).forEach(seen::appendCodePoint);
    return withoutPrompts(seen.toString()).replaceFirst("\\n[\\n \\t]*\\z", "");
  }

  private static boolean isKept(int c) {
    if (c == '\n' || c == '\t' || c == 0x200c || c == 0x200d) {
      return true; // the joiners are needed by emoji and by Persian writing
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
      default -> true;
    };
  }

  private static String withoutPrompts(String text) {
    List<String> lines = text.lines().toList();
    boolean session =
        lines.stream()
            .filter(line -> !line.isBlank())
            .findFirst()
            .filter(line -> PROMPT.matcher(line).lookingAt())
            .isPresent();
    return session ? typed(lines) : text;
  }

  private static String typed(List<String> lines) {
    StringBuilder all = new StringBuilder();
    int statement = 0; // where the last one begins
    for (String line : lines) {
      Matcher prompt = PROMPT.matcher(line);
      if (prompt.lookingAt()) {
        statement = all.length();
        all.append(line, prompt.end(), line.length()).append('\n');
        continue;
      }
      Matcher continuation = CONTINUATION.matcher(line);
      if (continuation.lookingAt()) {
        all.append(line, continuation.end(), line.length()).append('\n');
      } else if (!Completeness.of(all.substring(statement)).complete()) {
        all.append(line).append('\n');
      }
    }
    return all.toString();
  }
}
