package dev.cozesh.shell.render;

import dev.cozesh.error.SecretShapes;
import dev.cozesh.error.Unseen;

/** Texts within quotation marks, of which nothing reaches the terminal but what can be seen. */
final class Quoted {
  private Quoted() {}

  /** As JSON has it. */
  static String json(String text) {
    return quoted(text, false);
  }

  /** As YAML has it, within double quotes. */
  static String yaml(String text) {
    return quoted(text, true);
  }

  /** Without secrets: those that look like one, and those whose name says so. */
  static String masked(String name, String text) {
    if (name.isEmpty()) {
      return SecretShapes.mask(text);
    }
    String shape = "\"" + name + "\":\"secret\"";
    return SecretShapes.mask(shape).equals(shape) ? SecretShapes.mask(text) : "***";
  }

  private static String quoted(String text, boolean yaml) {
    StringBuilder quoted = new StringBuilder(text.length() + 16).append('"');
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> append(quoted, c, yaml);
              }
            });
    return quoted.append('"').toString();
  }

  /** Code points that Unicode keeps for programs' own use; YAML refuses some of them. */
  static boolean isNoCharacter(int c) {
    return (c & 0xfffe) == 0xfffe || c >= 0xfdd0 && c <= 0xfdef;
  }

  private static void append(StringBuilder quoted, int c, boolean yaml) {
    if (c >= ' ' && c != 0x7f && !Unseen.is(c) && !isNoCharacter(c)) {
      quoted.appendCodePoint(c);
    } else if (yaml && c > 0xffff) {
      quoted.append(String.format("\\U%08x", c));
    } else {
      for (char unit : Character.toChars(c)) {
        quoted.append(String.format("\\u%04x", (int) unit));
      }
    }
  }
}
