package dev.cozesh.shell.builtin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cozesh.error.CozeUsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The block of an {@code .env} file that cozesh owns. Every byte outside it stays, whatever the
 * file's encoding and line ends.
 *
 * @param content the whole file with the new block
 * @param remarks names that also stand outside the block
 */
record EnvBlock(byte[] content, List<String> remarks) {
  static final String BEGIN = Marks.of(Optional.empty()).begin();
  static final String END = Marks.of(Optional.empty()).end();

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]*");

  EnvBlock {
    remarks = List.copyOf(remarks);
  }

  /**
   * Puts the values into the block; a file without one gets it at its end. Each environment has a
   * block of its own.
   *
   * @param environment absent for values of none
   * @param file its name, for errors and remarks
   * @throws CozeUsageException when the block's marks do not come as one pair
   */
  static EnvBlock rewritten(
      byte[] old, Map<String, String> values, Optional<String> environment, String file) {
    // One character a byte: what is not ours goes through unread.
    String text = new String(old, ISO_8859_1);
    List<String> lines = lines(text);
    Marks marks = Marks.of(environment);
    Span span = marks.span(lines, file);
    int begin = span.begin();
    int end = span.end();
    String lineEnd =
        lines.stream().skip(Math.max(0, begin)).findFirst().orElse("").endsWith("\r\n")
            ? "\r\n"
            : "\n";
    String block = block(marks, values, lineEnd);
    String before = String.join("", begin < 0 ? lines : lines.subList(0, begin));
    String after = begin < 0 ? "" : String.join("", lines.subList(end + 1, lines.size()));
    if (!before.isEmpty() && !before.endsWith("\n")) {
      before += lineEnd;
    }
    boolean endsOpen = begin >= 0 && !lines.get(end).endsWith("\n");
    String whole = before + block + (endsOpen ? "" : lineEnd) + after;
    return new EnvBlock(whole.getBytes(ISO_8859_1), remarks(lines, begin, end, values, file));
  }

  /** Each with its line end. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int lineBreak = text.indexOf('\n', from);
      int to = lineBreak < 0 ? text.length() : lineBreak + 1;
      lines.add(text.substring(from, to));
      from = to;
    }
    return lines;
  }

  /**
   * Where a block is.
   *
   * @param begin the line of its first mark, from 0; -1 when there is none
   * @param end the line of its last mark
   */
  record Span(int begin, int end) {
    boolean holds(int line) {
      return begin < line && line < end;
    }
  }

  /** The two lines around a block. */
  record Marks(String begin, String end) {
    private static final Pattern ONE = Pattern.compile("# (>>> cozesh .*>>>|<<< cozesh .*<<<)");

    static Marks of(Optional<String> environment) {
      String whose = "cozesh" + environment.map(name -> " " + name).orElse("");
      return new Marks("# >>> " + whose + " >>>", "# <<< " + whose + " <<<");
    }

    static boolean isOne(String line) {
      return ONE.matcher(line.strip()).matches();
    }

    /**
     * The block of these marks.
     *
     * @throws CozeUsageException when they do not come as one pair
     */
    Span span(List<String> lines, String file) {
      int first = only(begin, lines, file);
      int last = only(end, lines, file);
      boolean holdsAnother =
          first >= 0
              && first < last
              && lines.subList(first + 1, last).stream().anyMatch(Marks::isOne);
      if ((first < 0) != (last < 0) || last < first || holdsAnother) {
        throw broken(file);
      }
      return new Span(first, last);
    }

    private int only(String mark, List<String> lines, String file) {
      int found = -1;
      for (int at = 0; at < lines.size(); at++) {
        if (lines.get(at).strip().equals(mark)) {
          if (found >= 0) {
            throw broken(file);
          }
          found = at;
        }
      }
      return found;
    }

    private CozeUsageException broken(String file) {
      return new CozeUsageException(
          file + " cannot be used: its cozesh block is broken",
          "the lines `"
              + begin
              + "` and `"
              + end
              + "` must stand there once each, in this order, and no other block between them",
          "mend the two lines, or delete them both with what is between them");
    }
  }

  private static String block(Marks marks, Map<String, String> values, String lineEnd) {
    StringBuilder block = new StringBuilder(marks.begin()).append(lineEnd);
    values.forEach(
        (name, value) -> block.append(name).append('=').append(quoted(value)).append(lineEnd));
    return new String(block.append(marks.end()).toString().getBytes(UTF_8), ISO_8859_1);
  }

  /** The value as a shell and the dotenv libraries read it. */
  static String quoted(String value) {
    if (PLAIN.matcher(value).matches()) {
      return value;
    }
    String escaped = value.replaceAll("([\\\\\"$`])", "\\\\$1");
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r") + '"';
  }

  /** The mark that opens the other block in which a line stands. */
  static Optional<String> blockAt(List<String> lines, int at) {
    return lines.subList(0, at).stream()
        .map(String::strip)
        .filter(Marks::isOne)
        .reduce((earlier, later) -> later)
        .filter(mark -> mark.startsWith("# >>>"));
  }

  private static List<String> remarks(
      List<String> lines, int begin, int end, Map<String, String> values, String file) {
    List<String> remarks = new ArrayList<>();
    for (String name : values.keySet()) {
      Pattern assignment = Pattern.compile("\\s*(export\\s+)?" + Pattern.quote(name) + "\\s*=");
      for (int at = 0; at < lines.size(); at++) {
        boolean outside = begin < 0 || at < begin || at > end;
        if (outside && assignment.matcher(lines.get(at)).lookingAt()) {
          remarks.add(
              name
                  + " also stands in line "
                  + (at + 1)
                  + " of "
                  + file
                  + blockAt(lines, at)
                      .map(mark -> ", in the block " + mark)
                      .orElse(", outside cozesh's block")
                  + "; it was left alone, and the later one wins");
        }
      }
    }
    return remarks;
  }
}
