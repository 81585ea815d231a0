package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.SecretShapes;
import java.time.Duration;
import java.util.Locale;

/**
 * How far a piece of work is, as one line: {@code [████ ] 42 % policies.md 1.2 MB/s}.
 *
 * @param label what is worked at; cleaned here, and cut when the line has no room for it
 * @param done how much, 0 or more
 * @param total of how much; 0 when that is not known
 * @param rest what stands behind the label, whole: {@code 1.2 MB/s}; may be empty
 */
public record ProgressBar(String label, long done, long total, String rest) {
  private static final int BAR = 10;
  private static final int LEAST_FOR_BAR = 40;
  private static final String GAP = "  ";

  public ProgressBar {
    requireNonNull(label, "label");
    requireNonNull(rest, "rest");
  }

  /** Work that is counted: {@code 12 of 100, 8 s}. */
  public static ProgressBar counted(String label, long done, long total, Duration took) {
    String count = total > 0 ? done + " of " + total : String.valueOf(done);
    return new ProgressBar(label, done, total, count + ", " + took.toSeconds() + " s");
  }

  /** Bytes that are sent: {@code 1.2 MB/s}, once there is something to measure. */
  public static ProgressBar sent(String label, long bytes, long total, Duration took) {
    long millis = took.toMillis();
    String speed = millis < 200 || bytes == 0 ? size(total) : size(bytes * 1000 / millis) + "/s";
    return new ProgressBar(label, bytes, total, speed);
  }

  /** {@code 980 B}, {@code 12 kB}, {@code 1.2 MB}. */
  private static String size(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    return bytes < 1_000_000
        ? bytes / 1000 + " kB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
  }

  /** 0 to 100; 0 when the total is not known. */
  public int percent() {
    return total <= 0 ? 0 : (int) Math.max(0, Math.min(100, done * 100.0 / total));
  }

  /**
   * The line, no wider than the screen.
   *
   * @param columns of the screen, at least 1
   */
  public String text(int columns) {
    String head = "";
    if (total > 0) {
      String bar = columns < LEAST_FOR_BAR ? "" : bar() + " ";
      head = bar + percent() + " %";
    }
    String name = Clean.line(SecretShapes.mask(label));
    int room = columns - Width.of(join(head, "", rest)) - (name.isEmpty() ? 0 : GAP.length());
    String shown = room < 1 ? "" : Width.cut(name, room);
    return Width.cut(join(head, shown, rest), columns);
  }

  private String bar() {
    int full = percent() * BAR / 100;
    return "[" + "█".repeat(full) + " ".repeat(BAR - full) + "]";
  }

  private static String join(String... parts) {
    StringBuilder line = new StringBuilder();
    for (String part : parts) {
      line.append(line.isEmpty() || part.isEmpty() ? "" : GAP).append(part);
    }
    return line.toString();
  }
}
