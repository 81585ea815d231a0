package dev.cozesh.deploy.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A table file, read: its header and its rows, all as long as the header.
 *
 * @param file the file as the script names it
 * @param headers the cells of the first line, unlike and not empty
 * @param rows in the file's order; blank lines are no rows
 */
record TableText(String file, List<String> headers, List<Row> rows) {
  private static final char BOM = '\uFEFF';

  TableText {
    headers = List.copyOf(headers);
    rows = List.copyOf(rows);
  }

  /**
   * One row.
   *
   * @param line where it begins, from 1
   */
  record Row(int line, List<String> cells) {
    Row {
      cells = List.copyOf(cells);
    }

    boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  /**
   * Reads comma-separated text, or tab-separated text when the file's name ends in {@code .tsv}.
   *
   * @throws CozeScriptException when it is no such text, with the line
   */
  static TableText of(String file, String text, Place place) {
    Reading reading = new Reading(file, place);
    List<Row> all = reading.rows(text);
    List<Row> lines = all.stream().filter(row -> row.cells().size() > 1 || !row.isBlank()).toList();
    if (lines.isEmpty()) {
      throw reading.wrong(
          "is empty", "a table file begins with a line of headers", "write one, or name another");
    }
    List<String> headers = lines.get(0).cells().stream().map(String::strip).toList();
    reading.check(headers, lines.get(0).line());
    List<Row> rows = new ArrayList<>();
    for (Row row : lines.subList(1, lines.size())) {
      reading.check(row, headers.size());
      if (!row.isBlank()) {
        rows.add(row);
      }
    }
    return new TableText(file, headers, rows);
  }

  /** The values of one column, in the order of the rows. */
  List<String> column(int index) {
    return rows.stream().map(row -> row.cells().get(index)).toList();
  }

  private record Reading(String file, Place place) {
    List<Row> rows(String text) {
      String bare = !text.isEmpty() && text.charAt(0) == BOM ? text.substring(1) : text;
      CsvMapper mapper = CsvMapper.csvBuilder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
      List<Row> rows = new ArrayList<>();
      try (CsvParser parser = mapper.getFactory().createParser(bare)) {
        parser.setSchema(schema());
        if (parser.nextToken() == null) {
          return rows;
        }
        while (parser.nextToken() == JsonToken.START_ARRAY) {
          rows.add(row(parser));
        }
        return rows;
      } catch (JsonProcessingException e) {
        throw new CozeScriptException(
            place,
            file + ", line " + e.getLocation().getLineNr() + ": not a table",
            e.getOriginalMessage(),
            "a cell with a comma, a quote or a line break stands in quotes, and a quote in it is"
                + " written twice",
            e);
      } catch (IOException e) {
        throw new UncheckedIOException(e); // a text in memory
      }
    }

    private CsvSchema schema() {
      boolean tabs = file.toLowerCase(Locale.ROOT).endsWith(".tsv");
      return CsvSchema.emptySchema().withColumnSeparator(tabs ? '\t' : ',');
    }

    private static Row row(CsvParser parser) throws IOException {
      List<String> cells = new ArrayList<>();
      int line = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        line = line == 0 ? parser.currentTokenLocation().getLineNr() : line;
        cells.add(parser.getText());
      }
      return new Row(line, cells);
    }

    void check(List<String> headers, int line) {
      if (headers.size() == 1 && headers.get(0).matches(".*[;\t|].*")) {
        throw wrong(
            "has one header: " + headers.get(0),
            "its cells seem to be separated by something else than commas",
            "save it as CSV with commas, or with tabs as .tsv");
      }
      Map<String, Integer> seen = new HashMap<>();
      for (int n = 0; n < headers.size(); n++) {
        String header = headers.get(n);
        if (header.isEmpty()) {
          throw wrong(
              ", line " + line + ": header " + (n + 1) + " is empty",
              "each column needs a name",
              "name it, or take the column out");
        }
        Integer before = seen.put(header, n + 1);
        if (before != null) {
          throw wrong(
              ", line " + line + ": two headers are " + header,
              "they are headers " + before + " and " + (n + 1),
              "rename one of them");
        }
      }
    }

    void check(Row row, int width) {
      if (row.cells().size() != width) {
        throw wrong(
            ", line "
                + row.line()
                + ": "
                + row.cells().size()
                + " cells under "
                + width
                + " headers",
            row.cells().size() > width
                ? "a cell that has a comma in it stands in quotes"
                : "an empty cell needs its comma, too",
            "correct the line");
      }
    }

    CozeScriptException wrong(String what, String why, String next) {
      String gap = what.startsWith(",") ? "" : " ";
      return new CozeScriptException(place, file + gap + what, why, next);
    }
  }
}
