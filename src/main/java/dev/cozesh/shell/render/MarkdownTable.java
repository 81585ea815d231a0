package dev.cozesh.shell.render;

import dev.cozesh.shell.render.InlineMarkdown.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table of Markdown, once all its lines are there. */
final class MarkdownTable {
  private static final String GAP = "  ";

  private final List<List<Cell>> rows;
  private final List<String> marks;
  private final int[] widths;
  private final String indent;

  private record Cell(List<Run> runs) {
    int width() {
      return runs.stream().mapToInt(run -> Width.of(run.text())).sum();
    }
  }

  private MarkdownTable(List<List<Cell>> rows, List<String> marks, String indent) {
    this.rows = rows;
    this.marks = marks;
    this.indent = indent;
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    this.widths = new int[columns];
    for (List<Cell> row : rows) {
      for (int at = 0; at < row.size(); at++) {
        widths[at] = Math.max(widths[at], row.get(at).width());
      }
    }
  }

  /** The table of these lines; empty when their second is not {@code |---|}. */
  static Optional<MarkdownTable> of(List<String> lines, Pen pen) {
    if (lines.size() < 2) {
      return Optional.empty();
    }
    List<String> marks = cells(lines.get(1));
    if (!marks.stream().allMatch(mark -> mark.matches(":?-+:?"))) {
      return Optional.empty();
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      if (at != 1) {
        int style = at == 0 ? Pen.BOLD : Pen.PLAIN;
        rows.add(cells(lines.get(at)).stream().map(text -> cell(text, style, pen)).toList());
      }
    }
    String first = lines.get(0);
    return Optional.of(new MarkdownTable(rows, marks, first.substring(0, first.indexOf('|'))));
  }

  private static Cell cell(String text, int style, Pen pen) {
    return new Cell(InlineMarkdown.read(text, '\n', true, style, pen).runs());
  }

  private static List<String> cells(String line) {
    String bare = line.strip().substring(1);
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    for (int at = 0; at < bare.length(); at++) {
      char c = bare.charAt(at);
      if (c == '\\' && at + 1 < bare.length()) {
        cell.append(c).append(bare.charAt(++at));
      } else if (c == '|') {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (!cell.toString().isBlank() || cells.isEmpty()) {
      cells.add(cell.toString().strip());
    }
    return cells;
  }

  /**
   * Writes the lines, a line break between them.
   *
   * @param columns of the screen, 0 for any; a table that is wider becomes a list
   */
  void write(Pen pen, int columns) {
    int width = Width.of(indent) + GAP.length() * (widths.length - 1);
    for (int each : widths) {
      width += each;
    }
    if (columns > 0 && width > columns && rows.size() > 1) {
      list(pen);
      return;
    }
    row(rows.get(0), pen);
    pen.newLine();
    pen.write(indent, Pen.PLAIN);
    for (int at = 0; at < widths.length; at++) {
      pen.write((at == 0 ? "" : GAP) + "─".repeat(widths[at]), Pen.DIM);
    }
    for (List<Cell> row : rows.subList(1, rows.size())) {
      pen.newLine();
      row(row, pen);
    }
  }

  private void row(List<Cell> cells, Pen pen) {
    pen.write(indent, Pen.PLAIN);
    int owed = 0;
    for (int at = 0; at < cells.size(); at++) {
      Cell cell = cells.get(at);
      int free = widths[at] - cell.width();
      String mark = at < marks.size() ? marks.get(at) : "";
      int left = !mark.endsWith(":") ? 0 : mark.startsWith(":") ? free / 2 : free;
      owed += left;
      if (cell.width() > 0) {
        pen.write(" ".repeat(owed), Pen.PLAIN);
        owed = 0;
      }
      write(cell, pen);
      owed += free - left + GAP.length(); // blanks at the end of a line are not written
    }
  }

  /** A line for each cell, its column's name before it. */
  private void list(Pen pen) {
    List<Cell> names = rows.get(0);
    for (int at = 1; at < rows.size(); at++) {
      List<Cell> row = rows.get(at);
      for (int column = 0; column < row.size(); column++) {
        if (at > 1 || column > 0) {
          pen.newLine();
        }
        pen.write(indent + (column == 0 ? "• " : GAP), Pen.PLAIN);
        if (column < names.size() && names.get(column).width() > 0) {
          write(names.get(column), pen);
          pen.write(": ", Pen.PLAIN);
        }
        write(row.get(column), pen);
      }
    }
  }

  private static void write(Cell cell, Pen pen) {
    cell.runs().forEach(run -> pen.write(run.text(), run.style()));
  }
}
