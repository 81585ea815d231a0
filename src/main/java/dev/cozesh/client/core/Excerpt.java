package dev.cozesh.client.core;

/** Foreign text made fit to be shown: short, on one line, with control characters visible. */
final class Excerpt {
  private Excerpt() {}

  static String of(String text, int maxChars) {
    StringBuilder shown = new StringBuilder();
    String cut = text.length() > maxChars ? text.substring(0, maxChars) + "…" : text;
    cut.codePoints()
        .forEach(
            c -> {
              if (isInvisible(c)) {
                shown.append(String.format("\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  // Formats reverse or hide what follows on a terminal; lone surrogates cannot be printed.
  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return Character.isISOControl(c)
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
