package dev.cozesh.dsl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerHelper;

/** JSON and CSV as the maps and lists of Groovy. Loaded when a script first reads such a file. */
final class DataFiles {
  private DataFiles() {}

  /** Objects are maps in the order of the text, numbers keep every digit. */
  static Object json(String text, String name, Place place) {
    try {
      return Json.mapper().treeToValue(Json.parse(text, name), Object.class);
    } catch (CozeDataException e) {
      String next = name.isEmpty() || text.length() > 200 ? "" : hint(text);
      throw new CozeScriptException(place, e.what(), e.why(), next, e);
    } catch (JsonProcessingException e) {
      throw new CozeScriptException(place, name + " is not JSON", e.getOriginalMessage(), "", e);
    }
  }

  private static String hint(String text) {
    return text.endsWith(".json") ? "to read a file, write `json(file(\"" + text + "\"))`" : "";
  }

  /** One map a row, with the names of the first line; all values are texts. */
  static List<Map<String, String>> csv(String text, String name, Place place) {
    CsvMapper mapper =
        CsvMapper.csvBuilder()
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .build();
    CsvSchema header = CsvSchema.emptySchema().withHeader().withStrictHeaders(true);
    String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (MappingIterator<Map<String, String>> rows =
        mapper.readerForMapOf(String.class).with(header).readValues(bare)) {
      return rows.readAll();
    } catch (IOException | RuntimeException e) {
      throw new CozeScriptException(place, name + " is not CSV" + where(e), said(e), "", e);
    }
  }

  /**
   * Rows that have columns.
   *
   * @param given what can be walked, or a file whose name tells what it holds
   */
  static List<Map<String, Object>> rows(Object given, Place place) {
    Object read = given instanceof ScriptFile file ? read(file, place) : given;
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Iterator<?> walk = InvokerHelper.asIterator(read); walk.hasNext(); ) {
      if (!(walk.next() instanceof Map<?, ?> row)) {
        throw new CozeScriptException(
            place,
            "row " + (rows.size() + 1) + " has no columns",
            "a row is a map, or an object of JSON",
            "");
      }
      Map<String, Object> named = new LinkedHashMap<>();
      row.forEach((name, value) -> named.put(String.valueOf(name), value));
      rows.add(named);
    }
    return rows;
  }

  private static Object read(ScriptFile file, Place place) {
    String name = file.getName().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return csv(file.getText(), file.getName(), place);
    }
    if (name.endsWith(".json")) {
      return Several.of(json(file.getText(), file.getName(), place));
    }
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return lines(file, place);
    }
    throw new CozeScriptException(
        place, file + " is no table", "", "name a file that ends in .csv, .jsonl or .json");
  }

  private static List<Object> lines(ScriptFile file, Place place) {
    List<Object> rows = new ArrayList<>();
    String[] lines = file.getText().split("\r\n|\n");
    for (int n = 1; n <= lines.length; n++) {
      if (!lines[n - 1].isBlank()) {
        rows.add(line(lines[n - 1], file.getName() + ", line " + n, place));
      }
    }
    return rows;
  }

  private static Object line(String text, String name, Place place) {
    try {
      return Json.mapper().treeToValue(Json.parse(text, name), Object.class);
    } catch (CozeDataException | JsonProcessingException e) {
      String why = e instanceof CozeDataException data ? data.why() : e.getMessage();
      throw new CozeScriptException(place, name + " is not JSON", why, "", e);
    }
  }

  private static String where(Exception failure) {
    Throwable cause = failure instanceof RuntimeException ? failure.getCause() : failure;
    return cause instanceof JsonProcessingException json && json.getLocation() != null
        ? " at line " + json.getLocation().getLineNr()
        : "";
  }

  private static String said(Exception failure) {
    Throwable cause = failure instanceof RuntimeException ? failure.getCause() : failure;
    return cause instanceof JsonProcessingException json
        ? json.getOriginalMessage()
        : String.valueOf(failure.getMessage());
  }
}
