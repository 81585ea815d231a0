package dev.cozesh.shell.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows under a header, columns two blanks apart and as wide as their widest cell.
 *
 * @param header the columns' names; empty for a table without
 */
public record Table(List<String> header, List<List<String>> rows) {
  public Table {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The table's lines, without a line break at the end; cells are cleaned. */
  public String text(Ink ink) {
    List<List<String>> lines = new ArrayList<>();
    if (!header.isEmpty()) {
      lines.add(header);
    }
    rows.forEach(row -> lines.add(row.stream().map(Clean::line).toList()));
    int[] widths = widths(lines);
    return IntStream.range(0, lines.size())
        .mapToObj(
            at -> {
              String line = line(lines.get(at), widths);
              return at == 0 && !header.isEmpty() ? ink.bold(line) : line;
            })
        .collect(Collectors.joining("\n"));
  }

  private static int[] widths(List<List<String>> lines) {
    int columns = lines.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, columns)
        .map(
            column ->
                lines.stream()
                    .filter(line -> column < line.size())
                    .mapToInt(line -> Width.of(line.get(column)))
                    .max()
                    .orElse(0))
        .toArray();
  }

  private static String line(List<String> cells, int[] widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(at -> Width.pad(cells.get(at), widths[at]))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }
}
