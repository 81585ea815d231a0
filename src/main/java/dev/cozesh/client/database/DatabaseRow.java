package dev.cozesh.client.database;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row at its place in a result.
 *
 * @param place from 1
 * @param values by column, all as text; empty for an empty one
 */
public record DatabaseRow(long place, Map<String, Optional<String>> values) {
  public DatabaseRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * The value of a column.
   *
   * @param column its name
   * @return the text; empty for an empty one and for a column that was not read
   */
  public Optional<String> value(String column) {
    return values.getOrDefault(column, Optional.empty());
  }
}
