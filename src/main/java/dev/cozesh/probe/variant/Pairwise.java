package dev.cozesh.probe.variant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows in which each pair of values of two factors meets at least once. Built factor by factor, the
 * largest first: the two largest give the full product, each further one takes in every row the
 * value that makes most new pairs, and pairs that are left get rows of their own. The same sizes
 * give the same rows.
 */
final class Pairwise {
  private static final int ANY = -1;

  private final int[] sizes;
  private final int[] order;
  private final List<int[]> rows = new ArrayList<>();

  private Pairwise(int[] sizes) {
    this.sizes = sizes;
    order =
        IntStream.range(0, sizes.length)
            .boxed()
            .sorted(Comparator.comparingInt((Integer factor) -> sizes[factor]).reversed())
            .mapToInt(factor -> factor)
            .toArray();
  }

  /**
   * The rows: a value's number for each factor.
   *
   * @param sizes how many values each factor has, 1 or more
   */
  static List<int[]> rows(int[] sizes) {
    Pairwise pairwise = new Pairwise(sizes.clone());
    pairwise.begin();
    for (int place = 2; place < sizes.length; place++) {
      BitSet[] open = pairwise.openPairs(place);
      pairwise.widen(place, open);
      pairwise.lengthen(place, open);
    }
    pairwise.rows.forEach(Pairwise::settle);
    return pairwise.rows;
  }

  /** The product of the two largest factors, or of as many as there are. */
  private void begin() {
    rows.add(row());
    for (int place = 0; place < Math.min(2, order.length); place++) {
      List<int[]> shorter = List.copyOf(rows);
      rows.clear();
      for (int[] row : shorter) {
        for (int value = 0; value < sizes[order[place]]; value++) {
          int[] longer = row.clone();
          longer[order[place]] = value;
          rows.add(longer);
        }
      }
    }
  }

  private int[] row() {
    int[] row = new int[sizes.length];
    Arrays.fill(row, ANY);
    return row;
  }

  /** For each earlier factor the pairs with this one that no row holds: none does yet. */
  private BitSet[] openPairs(int place) {
    BitSet[] open = new BitSet[place];
    for (int earlier = 0; earlier < place; earlier++) {
      open[earlier] = new BitSet();
      open[earlier].set(0, sizes[order[earlier]] * sizes[order[place]]);
    }
    return open;
  }

  private void widen(int place, BitSet[] open) {
    int factor = order[place];
    int next = 0;
    for (int[] row : rows) {
      int best = ANY;
      int most = 0;
      for (int i = 0; i < sizes[factor]; i++) {
        int value = (next + i) % sizes[factor];
        int gain = gain(row, place, value, open);
        if (gain > most) {
          best = value;
          most = gain;
        }
      }
      if (best != ANY) {
        next = best + 1;
        row[factor] = best;
        close(row, place, open);
      }
    }
  }

  private int gain(int[] row, int place, int value, BitSet[] open) {
    int gain = 0;
    for (int earlier = 0; earlier < place; earlier++) {
      int other = row[order[earlier]];
      if (other != ANY && open[earlier].get(other * sizes[order[place]] + value)) {
        gain++;
      }
    }
    return gain;
  }

  private void close(int[] row, int place, BitSet[] open) {
    for (int earlier = 0; earlier < place; earlier++) {
      int other = row[order[earlier]];
      if (other != ANY) {
        open[earlier].clear(other * sizes[order[place]] + row[order[place]]);
      }
    }
  }

  private void lengthen(int place, BitSet[] open) {
    int factor = order[place];
    List<int[]> loose = new ArrayList<>(rows.stream().filter(row -> isLoose(row, place)).toList());
    for (int earlier = 0; earlier < place; earlier++) {
      for (int pair = open[earlier].nextSetBit(0);
          pair >= 0;
          pair = open[earlier].nextSetBit(pair + 1)) {
        int other = pair / sizes[factor];
        int value = pair % sizes[factor];
        int[] row = roomFor(loose, order[earlier], other, factor, value);
        row[order[earlier]] = other;
        row[factor] = value;
        close(row, place, open);
      }
    }
  }

  private int[] roomFor(List<int[]> loose, int left, int leftValue, int right, int rightValue) {
    for (int[] row : loose) {
      if (fits(row[left], leftValue) && fits(row[right], rightValue)) {
        return row;
      }
    }
    int[] added = row();
    rows.add(added);
    loose.add(added);
    return added;
  }

  private static boolean fits(int there, int wanted) {
    return there == ANY || there == wanted;
  }

  private boolean isLoose(int[] row, int place) {
    return IntStream.rangeClosed(0, place).anyMatch(each -> row[order[each]] == ANY);
  }

  private static void settle(int[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] = Math.max(row[i], 0);
    }
  }
}
