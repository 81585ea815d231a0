package dev.cozesh.probe.variant;

import dev.cozesh.error.CozeUsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads alternatives in braces. Nothing is made of them here: {@link Choice#count()} tells without
 * memory how many texts there are.
 */
final class Braces {
  private static final int DEEPEST = 16;
  private static final Pattern HOLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  private static final Pattern RANGE =
      Pattern.compile("([A-Za-z_]*)(\\d{1,9})\\.\\.([A-Za-z_]*)(\\d{1,9})");

  private final Written written;
  private final String text;
  private int at;

  private Braces(Written written, int from) {
    this.written = written;
    this.text = written.text();
    this.at = from;
  }

  /**
   * The parts of a text, from a place to its end.
   *
   * @throws CozeUsageException with the column where braces do not fit
   */
  static List<Choice> read(Written written, int from, int to) {
    return new Braces(written.until(to), from).sequence(0).parts();
  }

  private Choice.Sequence sequence(int depth) {
    List<Choice> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    while (at < text.length()
        && !(depth > 0 && (text.charAt(at) == ',' || text.charAt(at) == '}'))) {
      char next = text.charAt(at);
      if (next == '\\') {
        literal.append(escaped());
      } else if (next == '}') {
        throw written.wrong(
            at, "`}` closes nothing", "write `\\}` for the character, or add the `{` before it");
      } else if (next == '{') {
        Choice group = group(depth + 1);
        if (group instanceof Choice.Text hole) {
          literal.append(hole.text());
        } else {
          flush(literal, parts);
          parts.add(group);
        }
      } else {
        literal.append(next);
        at++;
      }
    }
    flush(literal, parts);
    return new Choice.Sequence(parts);
  }

  private static void flush(StringBuilder literal, List<Choice> parts) {
    if (!literal.isEmpty()) {
      parts.add(new Choice.Text(literal.toString()));
      literal.setLength(0);
    }
  }

  private char escaped() {
    if (at + 1 == text.length()) {
      throw written.wrong(at, "a backslash stands at the end", "write `\\\\` for the character");
    }
    at += 2;
    return text.charAt(at - 1);
  }

  private Choice group(int depth) {
    int open = at++;
    if (depth > DEEPEST) {
      throw written.wrong(
          open, "braces are more than " + DEEPEST + " deep", "write it as several patterns");
    }
    List<Choice> alternatives = new ArrayList<>();
    while (true) {
      int from = at;
      Choice.Sequence sequence = sequence(depth);
      Choice range = at < text.length() ? range(from) : null;
      alternatives.add(range == null ? sequence : range);
      if (at == text.length()) {
        throw written.wrong(
            open, "`{` is not closed", "add the `}`; alternatives have no blanks: `{a,b}`");
      }
      if (text.charAt(at++) == '}') {
        return alternatives.size() > 1
            ? new Choice.OneOf(alternatives)
            : single(open, alternatives.get(0));
      }
    }
  }

  /** Braces without a comma: a range, or a hole, which stays. */
  private Choice single(int open, Choice inner) {
    if (inner instanceof Choice.Range) {
      return inner;
    }
    String name = text.substring(open + 1, at - 1);
    if (!HOLE.matcher(name).matches()) {
      throw written.wrong(
          open,
          name.isEmpty() ? "the braces are empty" : "`{" + Secrets.quoted(name) + "}` is no hole",
          "write alternatives with a comma, `{v1,v2}`, a range, `{1..3}`, or a name, `{bot_id}`");
    }
    return new Choice.Text("{" + name + "}");
  }

  private Choice range(int from) {
    Matcher range = RANGE.matcher(text.substring(from, at));
    if (!range.matches()) {
      return null;
    }
    if (!range.group(3).isEmpty() && !range.group(3).equals(range.group(1))) {
      throw written.wrong(
          from,
          "the range " + range.group() + " changes its letters",
          "a range counts: `{v1..v3}`, `{1..3}`");
    }
    return Choice.Range.of(range.group(1), range.group(2), range.group(4));
  }
}
