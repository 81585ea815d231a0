package dev.cozesh.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * An object of the API. Any field may be missing in an answer; ids are decimal digits in a string
 * and times are unix seconds, unless a note says otherwise.
 *
 * @param notes oddities, possibly empty
 * @param usedBy ids of the endpoints that take or answer it
 * @param docs the page of the official documentation
 */
public record Model(
    String name,
    String about,
    List<Field> fields,
    String notes,
    List<String> usedBy,
    Optional<String> docs) {
  public Model {
    requireNonNull(name, "name");
    requireNonNull(about, "about");
    fields = List.copyOf(fields);
    requireNonNull(notes, "notes");
    usedBy = List.copyOf(usedBy);
    requireNonNull(docs, "docs");
  }

  /**
   * A member of the object.
   *
   * @param type string, int, long, number, bool, object, any, {@code [T]}, {@code map<K,V>}, {@code
   *     enum:Name} or the name of a model
   * @param note possibly empty
   */
  public record Field(String name, String type, String note) {
    public Field {
      requireNonNull(name, "name");
      requireNonNull(type, "type");
      requireNonNull(note, "note");
    }
  }
}
