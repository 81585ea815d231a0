package dev.cozesh.sandbox;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.ValueSet;
import java.util.List;
import java.util.function.Supplier;

/** The values that Coze takes for a member; those of the catalogue are looked up when needed. */
final class Choices {
  private final Supplier<List<String>> values;

  private Choices(Supplier<List<String>> values) {
    this.values = values;
  }

  static Choices among(String... values) {
    List<String> all = List.of(values);
    return new Choices(() -> all);
  }

  /** The values of an enumeration of the catalogue. */
  static Choices of(String enumeration) {
    return new Choices(
        () -> valueSet(enumeration).values().stream().map(ValueSet.Value::value).toList());
  }

  static ValueSet valueSet(String name) {
    return Catalog.bundled().enums().stream()
        .filter(set -> set.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no enumeration " + name));
  }

  /** The value again when it is one of them; else a refusal that names the member. */
  String require(String value, String member) {
    if (!values.get().contains(value)) {
      throw Refused.parameter(member + " must be one of " + String.join(", ", values.get()));
    }
    return value;
  }
}
