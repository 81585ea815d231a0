package dev.cozesh.dsl;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Names of files, made of the names of objects. */
final class FileNames {
  private static final int LONGEST = 60;

  /** Names that Windows keeps for devices, whatever stands behind the dot. */
  private static final String DEVICE = "(?i)con|prn|aux|nul|com\\d|lpt\\d";

  private FileNames() {}

  /**
   * A name without an ending that every file system takes.
   *
   * @param id taken where nothing of the name can be kept
   */
  static String stem(String name, String id) {
    StringBuilder stem = new StringBuilder();
    for (int c : Normalizer.normalize(name, Normalizer.Form.NFC).codePoints().toArray()) {
      boolean fits = Character.isLetterOrDigit(c) || c == '_';
      if (fits && stem.length() < LONGEST) {
        stem.appendCodePoint(c);
      } else if (!stem.isEmpty() && stem.charAt(stem.length() - 1) != '-') {
        stem.append('-');
      }
    }
    String kept = stem.toString().replaceAll("-$", "");
    return kept.isEmpty() || kept.matches(DEVICE) ? id : kept;
  }

  /** Whether UTF-8 holds the text as it is. */
  static boolean isStorable(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
