package dev.cozesh.probe.variant;

import java.util.ArrayList;
import java.util.List;

/** A part of a pattern: what it may stand for, told by number before it is made. */
sealed interface Choice {
  /** How many texts; {@link Long#MAX_VALUE} for that many or more. */
  long count();

  /** Every text, in the order of writing. */
  List<String> texts();

  private static long product(long left, long right) {
    if (left == 0 || right == 0) {
      return 0;
    }
    return left > Long.MAX_VALUE / right ? Long.MAX_VALUE : left * right;
  }

  /** The product of many counts, as far as a long goes. */
  static long product(List<Long> counts) {
    return counts.stream().reduce(1L, Choice::product);
  }

  /** One text. */
  record Text(String text) implements Choice {
    @Override
    public long count() {
      return 1;
    }

    @Override
    public List<String> texts() {
      return List.of(text);
    }
  }

  /** Parts that follow one another. */
  record Sequence(List<Choice> parts) implements Choice {
    @Override
    public long count() {
      return product(parts.stream().map(Choice::count).toList());
    }

    @Override
    public List<String> texts() {
      List<String> texts = List.of("");
      for (Choice part : parts) {
        List<String> longer = new ArrayList<>();
        List<String> ends = part.texts();
        for (String text : texts) {
          ends.forEach(end -> longer.add(text + end));
        }
        texts = longer;
      }
      return texts;
    }
  }

  /** Alternatives. */
  record OneOf(List<Choice> alternatives) implements Choice {
    @Override
    public long count() {
      long sum = 0;
      for (Choice each : alternatives) {
        long count = each.count();
        sum = sum > Long.MAX_VALUE - count ? Long.MAX_VALUE : sum + count;
      }
      return sum;
    }

    @Override
    public List<String> texts() {
      return alternatives.stream().flatMap(each -> each.texts().stream()).toList();
    }
  }

  /**
   * Numbers, upwards or downwards.
   *
   * @param prefix stands before each
   * @param width digits at least, filled with zeros
   */
  record Range(String prefix, int from, int to, int width) implements Choice {
    static Range of(String prefix, String from, String to) {
      boolean padded = isPadded(from) || isPadded(to);
      int width = padded ? Math.max(from.length(), to.length()) : 1;
      return new Range(prefix, Integer.parseInt(from), Integer.parseInt(to), width);
    }

    private static boolean isPadded(String number) {
      return number.length() > 1 && number.startsWith("0");
    }

    @Override
    public long count() {
      return Math.abs((long) to - from) + 1;
    }

    @Override
    public List<String> texts() {
      List<String> texts = new ArrayList<>();
      int step = from <= to ? 1 : -1;
      for (int number = from; number != to + step; number += step) {
        String digits = Integer.toString(number);
        texts.add(prefix + "0".repeat(Math.max(0, width - digits.length())) + digits);
      }
      return texts;
    }
  }
}
