package dev.cozesh.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Looks for two members of one name in an object: readers of JSON take the first or the last of
 * them, so that a value would depend on who reads. Cheaper than a parser's own check.
 */
public final class DoubledNames {
  private static final int MOST_NAMES = 64;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;

  private final byte[] json;
  // Hashes of the names of all open objects; before each object's, where the outer one's begin.
  private int[] names = new int[40];
  private int top;
  private int first;

  private DoubledNames(byte[] json) {
    this.json = json;
  }

  /**
   * {@return whether a name may stand twice in one object; true too for what is not worth telling
   * apart: escaped names and objects with more than 64} False is certain if the text is JSON at
   * all.
   *
   * @param json a document as UTF-8
   */
  public static boolean possibleIn(byte[] json) {
    return new DoubledNames(json).possible();
  }

  private boolean possible() {
    for (int at = 0; at < json.length; at++) {
      byte next = json[at];
      if (next == '{') {
        push(first);
        first = top;
      } else if (next == '}' && first > 0) {
        top = first - 1;
        first = names[top];
      } else if (next == '"') {
        int end = end(at + 1);
        if (isName(end)) {
          if (isEscaped(at + 1, end) || isKnown(hash(at + 1, end)) || top - first > MOST_NAMES) {
            return true;
          }
          push(hash(at + 1, end));
        }
        at = end;
      }
    }
    return false;
  }

  /** Where the text that begins there has its closing quote. */
  private int end(int from) {
    int at = special(from);
    while (at < json.length && json[at] != '"') {
      at = special(at + 2);
    }
    return Math.min(at, json.length);
  }

  /** The next quote or backslash from there on, looked for in eight bytes at a time. */
  private int special(int from) {
    int at = from;
    for (; at <= json.length - Long.BYTES; at += Long.BYTES) {
      long word = (long) LONGS.get(json, at);
      long found = zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES);
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    while (at < json.length && json[at] != '"' && json[at] != '\\') {
      at++;
    }
    return at;
  }

  /** The high bit of each byte that is zero; above the first one there may be more than that. */
  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGHS;
  }

  private boolean isName(int quote) {
    int at = quote + 1;
    while (at < json.length && isBlank(json[at])) {
      at++;
    }
    return at < json.length && json[at] == ':';
  }

  private boolean isEscaped(int from, int end) {
    for (int at = from; at < end; at++) {
      if (json[at] == '\\') {
        return true;
      }
    }
    return false;
  }

  private boolean isKnown(int hash) {
    for (int at = first; at < top; at++) {
      if (names[at] == hash) {
        return true;
      }
    }
    return false;
  }

  private int hash(int from, int end) {
    int hash = 1;
    for (int at = from; at < end; at++) {
      hash = 31 * hash + json[at];
    }
    return hash;
  }

  private void push(int value) {
    if (top == names.length) {
      names = Arrays.copyOf(names, 2 * top);
    }
    names[top++] = value;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
