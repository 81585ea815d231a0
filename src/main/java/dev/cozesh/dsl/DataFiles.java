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
import java.util.List;
import java.util.Map;

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
