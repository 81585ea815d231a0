package dev.cozesh.deploy.workflow;

import java.nio.charset.StandardCharsets;

/** File names made of the names that people give to workflows. */
public final class FileName {
  /** File systems take 255 bytes; endings have to fit, too. */
  private static final int MOST_BYTES = 180;

  private FileName() {}

  /**
   * The name as far as every file system takes it: letters and digits of any script, {@code _},
   * {@code -} and single dots inside; never empty, never a way out of its directory.
   */
  public static String safe(String name) {
    String plain =
        name.strip()
            .replaceAll("[^\\p{L}\\p{M}\\p{N}._-]", "_")
            .replaceAll("\\.{2,}", "_")
            .replaceAll("^[.-]+|[.]+$", "_");
    StringBuilder cut = new StringBuilder();
    int bytes = 0;
    for (int codePoint : plain.codePoints().toArray()) {
      String each = Character.toString(codePoint);
      bytes += each.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MOST_BYTES) {
        break;
      }
      cut.append(each);
    }
    return cut.isEmpty() ? "_" : cut.toString();
  }
}
