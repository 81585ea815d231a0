package dev.cozesh.dsl.complete;

import static java.util.Objects.requireNonNull;

/**
 * Something that lives on Coze.
 *
 * @param name possibly empty, and not always unique
 * @param note what else is shown of it: state, date; possibly empty
 */
public record LiveName(String id, String name, String note) {
  public LiveName {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(note, "note");
  }
}
