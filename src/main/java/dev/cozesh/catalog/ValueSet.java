package dev.cozesh.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An enumeration of the API; Coze may extend it.
 *
 * @param type string or int, as on the wire
 * @param note possibly empty
 */
public record ValueSet(String name, String type, List<Value> values, String note) {
  public ValueSet {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    values = List.copyOf(values);
    requireNonNull(note, "note");
  }

  /**
   * One value.
   *
   * @param value as text, also when the wire has a number
   * @param name what the sources call it; possibly empty
   */
  public record Value(String value, String name, String meaning) {
    public Value {
      requireNonNull(value, "value");
      requireNonNull(name, "name");
      requireNonNull(meaning, "meaning");
    }
  }
}
