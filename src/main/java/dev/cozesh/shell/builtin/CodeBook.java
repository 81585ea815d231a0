package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.ErrorCode;
import dev.cozesh.error.CozeUsageException;
import java.util.Comparator;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** What is known of Coze's business codes, for people. */
public final class CodeBook {
  private static final int NEIGHBOURS = 4;
  // Coze numbers what belongs together within a thousand: 4008 and 4009, 700012006 and 700012008.
  private static final long FAMILY = 1000;

  private final Catalog catalog;

  public CodeBook(Catalog catalog) {
    this.catalog = requireNonNull(catalog, "catalog");
  }

  /** What is known of a code; empty for one that no source names. */
  public Optional<ErrorCode> find(long code) {
    return catalog.code(code);
  }

  /**
   * What is known of a code.
   *
   * @param text the code as it was typed
   * @throws CozeUsageException when it is no number, or no source names it
   */
  public ErrorCode named(String text) {
    long number = number(text);
    return find(number).orElseThrow(() -> unknown(number));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new CozeUsageException(
          "`" + text + "` is not a code", "Coze's codes are numbers, such as 4200", "", e);
    }
  }

  private CozeUsageException unknown(long number) {
    String near = near(number);
    return new CozeUsageException(
        "no source names code " + number,
        near.isEmpty()
            ? "it is not known, and no code of its thousand is"
            : "the nearest known codes are " + near,
        "the server's own text that came with it counts");
  }

  /** The nearest known codes of its thousand, joined by commas; may be empty. */
  private String near(long number) {
    return catalog.codes().stream()
        .map(ErrorCode::code)
        .filter(code -> code / FAMILY == number / FAMILY)
        .sorted(Comparator.comparingLong(code -> Math.abs(code - number)))
        .limit(NEIGHBOURS)
        .sorted()
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  /** Code and meaning, then cause, way out and the rest, a line each. */
  public String text(ErrorCode code) {
    StringJoiner text = new StringJoiner("\n");
    text.add(code.code() + "  " + code.meaning());
    line(text, "why:   ", code.cause());
    line(text, "next:  ", code.next());
    line(text, "http:  ", code.httpStatus());
    line(text, "retry: ", retry(code));
    line(text, "note:  ", code.note());
    line(text, "from:  ", code.source());
    return text.toString();
  }

  private static String retry(ErrorCode code) {
    if (!code.retryable()) {
      return "does not help";
    }
    return code.retryableWrite() ? "reads and writes" : "reads only";
  }

  private static void line(StringJoiner text, String label, String words) {
    if (!words.isEmpty()) {
      text.add("  " + label + words);
    }
  }
}
