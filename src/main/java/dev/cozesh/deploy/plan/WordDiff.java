package dev.cozesh.deploy.plan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The difference of two texts, word by word (Myers' shortest edit script). A word is a run of
 * letters and digits; Chinese, Japanese and Korean need no blanks, each character is a word of its
 * own.
 *
 * @param pieces in order; neighbours differ in kind
 */
public record WordDiff(List<Piece> pieces) {
  /** Beyond so many edits the texts are called different as a whole. */
  private static final int MOST_EDITS = 2_000;

  public WordDiff {
    pieces = List.copyOf(pieces);
  }

  /** What became of a stretch of text. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED
  }

  /** A stretch of text. */
  public record Piece(Kind kind, String text) {
    public Piece {
      requireNonNull(kind, "kind");
      requireNonNull(text, "text");
    }
  }

  /** Compares two texts. */
  public static WordDiff of(String before, String after) {
    List<String> a = words(before);
    List<String> b = words(after);
    int head = commonHead(a, b);
    int tail = commonTail(a.subList(head, a.size()), b.subList(head, b.size()));
    List<Piece> pieces = new ArrayList<>();
    a.subList(0, head).forEach(word -> pieces.add(new Piece(Kind.SAME, word)));
    pieces.addAll(edits(a.subList(head, a.size() - tail), b.subList(head, b.size() - tail)));
    a.subList(a.size() - tail, a.size()).forEach(word -> pieces.add(new Piece(Kind.SAME, word)));
    return new WordDiff(joined(pieces));
  }

  /** The text before. */
  public String before() {
    return without(Kind.ADDED);
  }

  /** The text after. */
  public String after() {
    return without(Kind.REMOVED);
  }

  private String without(Kind kind) {
    return pieces.stream()
        .filter(piece -> piece.kind() != kind)
        .map(Piece::text)
        .collect(Collectors.joining());
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int to = from + Character.charCount(text.codePointAt(from));
      if (isWordPart(text.codePointAt(from))) {
        while (to < text.length() && isWordPart(text.codePointAt(to))) {
          to += Character.charCount(text.codePointAt(to));
        }
      }
      words.add(text.substring(from, to));
      from = to;
    }
    return words;
  }

  private static boolean isWordPart(int c) {
    return (Character.isLetterOrDigit(c) || c == '_') && !Character.isIdeographic(c) && c < 0x2e80;
  }

  private static int commonHead(List<String> a, List<String> b) {
    int length = 0;
    while (length < Math.min(a.size(), b.size()) && a.get(length).equals(b.get(length))) {
      length++;
    }
    return length;
  }

  private static int commonTail(List<String> a, List<String> b) {
    int length = 0;
    while (length < Math.min(a.size(), b.size())
        && a.get(a.size() - 1 - length).equals(b.get(b.size() - 1 - length))) {
      length++;
    }
    return length;
  }

  /**
   * Myers' greedy algorithm: {@code reach[k]} is how far into {@code a} the furthest path on
   * diagonal {@code k} came; the row of each round is kept to walk back.
   */
  private static List<Piece> edits(List<String> a, List<String> b) {
    int most = Math.min(a.size() + b.size(), MOST_EDITS);
    int[] reach = new int[2 * most + 3];
    List<int[]> rounds = new ArrayList<>();
    for (int round = 0; round <= most; round++) {
      int[] kept = new int[2 * round + 3];
      System.arraycopy(reach, most - round, kept, 0, kept.length);
      rounds.add(kept);
      for (int k = -round; k <= round; k += 2) {
        int x = firstStep(reach, most + 1, round, k);
        while (x < a.size() && x - k < b.size() && x >= k && a.get(x).equals(b.get(x - k))) {
          x++;
        }
        reach[most + 1 + k] = x;
        if (x >= a.size() && x - k >= b.size()) {
          return walkedBack(a, b, rounds);
        }
      }
    }
    return List.of(
        new Piece(Kind.REMOVED, String.join("", a)), new Piece(Kind.ADDED, String.join("", b)));
  }

  private static int firstStep(int[] reach, int zero, int round, int k) {
    return isDown(reach, zero, round, k) ? reach[zero + k + 1] : reach[zero + k - 1] + 1;
  }

  private static boolean isDown(int[] reach, int zero, int round, int k) {
    return k == -round || k != round && reach[zero + k - 1] < reach[zero + k + 1];
  }

  private static List<Piece> walkedBack(List<String> a, List<String> b, List<int[]> rounds) {
    Deque<Piece> pieces = new ArrayDeque<>();
    int x = a.size();
    int y = b.size();
    for (int round = rounds.size() - 1; round >= 0; round--) {
      int[] reach = rounds.get(round);
      boolean down = isDown(reach, round + 1, round, x - y);
      int startX = round == 0 ? 0 : firstStep(reach, round + 1, round, x - y);
      while (x > startX) {
        pieces.addFirst(new Piece(Kind.SAME, a.get(--x)));
        y--;
      }
      if (round > 0 && down) {
        pieces.addFirst(new Piece(Kind.ADDED, b.get(--y)));
      } else if (round > 0) {
        pieces.addFirst(new Piece(Kind.REMOVED, a.get(--x)));
      }
    }
    return List.copyOf(pieces);
  }

  /** Joins neighbours of a kind; between two unchanged words what goes stands before what comes. */
  private static List<Piece> joined(List<Piece> pieces) {
    List<Piece> joined = new ArrayList<>();
    StringBuilder same = new StringBuilder();
    StringBuilder removed = new StringBuilder();
    StringBuilder added = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece.kind() == Kind.SAME) {
        flush(joined, Kind.REMOVED, removed);
        flush(joined, Kind.ADDED, added);
        same.append(piece.text());
      } else {
        flush(joined, Kind.SAME, same);
        (piece.kind() == Kind.REMOVED ? removed : added).append(piece.text());
      }
    }
    flush(joined, Kind.SAME, same);
    flush(joined, Kind.REMOVED, removed);
    flush(joined, Kind.ADDED, added);
    return joined;
  }

  private static void flush(List<Piece> pieces, Kind kind, StringBuilder text) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(kind, text.toString()));
      text.setLength(0);
    }
  }
}
