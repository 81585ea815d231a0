package dev.cozesh.shell.render;

import dev.cozesh.error.SecretShapes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How much of a deep value is shown, and what was left out. */
final class Folded {
  static final int DEPTH = 6;
  static final int ELEMENTS = 20;
  static final int MEMBERS = 100;
  static final int CHARACTERS = 4096;
  private static final int LINES = 400;
  private static final int ALL_CHARACTERS = 64 << 10;
  private static final int LATE_CHARACTERS = 80;
  private static final int TOLD = 3;

  private final List<String> left = new ArrayList<>();
  private final long first;
  private int lines;
  private int characters;

  Folded() {
    this(0);
  }

  /**
   * @param first the number of the first element, when the value is the rest of a list
   */
  Folded(long first) {
    this.first = first;
  }

  /** Where a script reads an element. */
  String element(String outer, int at, int depth) {
    return outer + "[" + (depth == 0 ? first + at : at) + "]";
  }

  /** Counts a line; containers that begin when there are too many stay shut. */
  void line() {
    lines++;
  }

  boolean isFull() {
    return lines >= LINES;
  }

  /** Whether a container at this depth is shown by its size alone. */
  boolean shuts(int depth) {
    return depth >= DEPTH || isFull();
  }

  /** Remembers what was left out. */
  void leave(String path, String size) {
    left.add("`show " + path + "` prints " + size);
  }

  /** How to see the rest; empty when everything was shown. */
  String told() {
    int more = left.size() - TOLD;
    return SecretShapes.mask(left.stream().limit(TOLD).collect(Collectors.joining("; ")))
        + (more > 0 ? "; " + more + " more places are folded" : "");
  }

  /** The text up to its limit, which is small once much was shown. */
  String cut(String text) {
    String cut = cut(text, characters < ALL_CHARACTERS ? CHARACTERS : LATE_CHARACTERS);
    characters += cut.length();
    return cut;
  }

  /** At most so many characters of the text, no pair of surrogates parted. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  /** Where a script reads a member: {@code _.data.'my key'}. */
  static String path(String outer, String name) {
    return outer
        + "."
        + (name.matches("[\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}\\p{N}_]+)*")
            ? name
            : "'" + Clean.line(name).replace("\\", "\\\\").replace("'", "\\'") + "'");
  }
}
