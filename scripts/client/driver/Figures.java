import java.util.List;

/** What a run printed: lines of name, tab, value. */
final class Figures {
  private Figures() {}

  /** The last value of that name; empty when there is none. */
  static String value(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + '\t'))
        .reduce((first, second) -> second)
        .map(line -> line.substring(name.length() + 1))
        .orElse("");
  }
}
