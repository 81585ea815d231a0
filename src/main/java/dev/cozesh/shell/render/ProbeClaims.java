package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import dev.cozesh.probe.evidence.ClaimResult;
import dev.cozesh.probe.evidence.ClaimResult.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who said what, beside what was seen; many that hold are counted. */
final class ProbeClaims {
  private static final int LEAST_FOR_COLUMNS = 90;
  private static final int LEAST_SEEN = 24;
  private static final int GAP = 2;
  private static final int FEW = 5;

  private final int columns;
  private final Ink ink;

  ProbeClaims(int columns, Ink ink) {
    this.columns = columns;
    this.ink = requireNonNull(ink, "ink");
  }

  /** The table's lines, without a line break at the end. */
  String of(List<ClaimResult> all) {
    Map<String, Integer> held = new LinkedHashMap<>();
    all.stream()
        .filter(one -> one.outcome() == Outcome.CONFIRMED)
        .forEach(one -> held.merge(one.claim().by(), 1, Integer::sum));
    boolean many = held.values().stream().mapToInt(Integer::intValue).sum() > FEW;
    List<ClaimResult> claims =
        many ? all.stream().filter(one -> one.outcome() != Outcome.CONFIRMED).toList() : all;
    String rows = rows(claims);
    if (!many) {
      return rows;
    }
    List<String> lines = new ArrayList<>(List.of(rows));
    held.forEach(
        (by, number) -> {
          String head = colour(Outcome.CONFIRMED, Width.pad("confirmed", "undecided".length()));
          String counted = number == 1 ? " claim" : " claims";
          lines.addAll(
              hung(head + "  ", "undecided".length() + GAP, clean(by) + ": " + number + counted));
        });
    return String.join("\n", lines);
  }

  private String rows(List<ClaimResult> claims) {
    int outcome = "undecided".length();
    int by = widest(claims.stream().map(one -> clean(one.claim().by())).toList(), "who says");
    int said = widest(claims.stream().map(ProbeClaims::said).toList(), "what");
    int seenAt = outcome + by + said + 3 * GAP;
    boolean beside = columns >= LEAST_FOR_COLUMNS && columns - seenAt >= LEAST_SEEN;
    List<String> lines = new ArrayList<>();
    if (beside) {
      lines.add(
          ink.bold(
              Width.pad("claim", outcome + GAP)
                  + Width.pad("who says", by + GAP)
                  + Width.pad("what", said + GAP)
                  + "seen"));
    } else {
      lines.add(ink.bold("claims"));
    }
    for (ClaimResult one : claims) {
      String head = colour(one.outcome(), Width.pad(one.outcome().word(), outcome)) + "  ";
      if (beside) {
        String row =
            head + Width.pad(clean(one.claim().by()), by + GAP) + Width.pad(said(one), said + GAP);
        lines.addAll(hung(row, seenAt, clean(one.reason())));
      } else {
        int margin = outcome + GAP;
        String what = clean(one.claim().by()) + ": " + said(one);
        lines.addAll(hung(head, margin, what));
        for (String line : ProbeRows.wrapped(clean(one.reason()), columns - margin)) {
          lines.add(" ".repeat(margin) + line);
        }
      }
    }
    return String.join("\n", lines);
  }

  private List<String> hung(String head, int margin, String text) {
    List<String> lines = new ArrayList<>();
    for (String line : ProbeRows.wrapped(text, columns - margin)) {
      lines.add((lines.isEmpty() ? head : " ".repeat(margin)) + line);
    }
    return lines.isEmpty() ? List.of(head.stripTrailing()) : lines;
  }

  private static String said(ClaimResult one) {
    return clean(one.claim().operation()) + (one.claim().exists() ? " exists" : " is absent");
  }

  private static int widest(List<String> cells, String header) {
    return Math.max(header.length(), cells.stream().mapToInt(Width::of).max().orElse(0));
  }

  private String colour(Outcome outcome, String text) {
    return switch (outcome) {
      case CONFIRMED -> ink.green(text);
      case REFUTED -> ink.red(text);
      case UNDECIDED -> ink.magenta(text);
    };
  }

  private static String clean(String text) {
    return ProbeText.clean(text);
  }
}
