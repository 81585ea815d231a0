package dev.cozesh.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what a mistyped name was probably meant to be. */
public final class Nearest {
  private Nearest() {}

  /**
   * {@return the one nearest name; empty when none is near enough to be meant}
   *
   * @param typed what was written
   * @param known the names there are
   */
  public static Optional<String> to(String typed, Collection<String> known) {
    return known.stream()
        .filter(name -> isNear(typed, name))
        .min(Comparator.<String>comparingInt(name -> distance(typed, name)).thenComparing(n -> n));
  }

  /**
   * {@return a hint to go behind a message: {@code did you mean `--profile`?}, or nothing}
   *
   * @param typed what was written
   * @param known the names there are
   */
  public static String hint(String typed, Collection<String> known) {
    return to(typed, known).map(near -> "did you mean `" + near + "`?").orElse("");
  }

  /**
   * Up to {@code limit} names, nearest first, near or not.
   *
   * @param typed what was written
   * @param known the names there are
   * @param limit how many at most
   * @return the names
   */
  public static List<String> all(String typed, Collection<String> known, int limit) {
    return known.stream()
        .distinct()
        .sorted(
            Comparator.<String>comparingInt(name -> distance(typed, name)).thenComparing(n -> n))
        .limit(limit)
        .toList();
  }

  /**
   * {@return whether so many slips of the hand, or fewer, make one of the other}
   *
   * @param typed what was written
   * @param name what may have been meant
   * @param slips letters changed, left out, added or swapped
   */
  public static boolean isWithin(String typed, String name, int slips) {
    return distance(typed, name) <= slips;
  }

  private static boolean isNear(String typed, String name) {
    return distance(typed, name) <= Math.max(1, Math.min(typed.length(), name.length()) / 3);
  }

  /** Levenshtein's distance without regard to case; swapping two neighbours counts as one. */
  static int distance(String left, String right) {
    int[] a = left.toLowerCase(Locale.ROOT).codePoints().toArray();
    int[] b = right.toLowerCase(Locale.ROOT).codePoints().toArray();
    int[][] cost = new int[a.length + 1][b.length + 1];
    for (int i = 0; i <= a.length; i++) {
      for (int j = 0; j <= b.length; j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        cost[i][j] = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length][b.length];
  }
}
