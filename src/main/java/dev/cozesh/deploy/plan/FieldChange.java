package dev.cozesh.deploy.plan;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One field that differs.
 *
 * @param field the path on the wire, {@code prompt_info.prompt}; documents are {@code
 *     documents/NAME}, publishing is {@code publish}
 * @param before what is there; absent when nothing is, or when it cannot be read
 * @param after what is wanted; absent when it goes away
 */
public record FieldChange(String field, Optional<JsonNode> before, Optional<JsonNode> after) {
  public FieldChange {
    requireNonNull(field, "field");
    requireNonNull(before, "before");
    requireNonNull(after, "after");
  }

  /**
   * Whether this is a field of the object itself, with its values from the wire; otherwise the
   * values are words about a document or about publishing.
   */
  public boolean isOfTheObject() {
    return field.indexOf('/') < 0 && !field.equals("publish");
  }
}
