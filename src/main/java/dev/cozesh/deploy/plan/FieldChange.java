package dev.cozesh.deploy.plan;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One field that differs.
 *
 * @param field the path on the wire, {@code prompt_info.prompt}; documents are {@code
 *     documents/NAME}, publishing is {@code publish}
 * @param before what is there; absent when nothing is, or when it cannot be read; of a field that
 *     is kept: what the script says
 * @param after what is wanted; absent when it goes away; of a field that is kept: what is there
 * @param standing who changed it since the last apply
 * @param base what was last applied, where somebody else changed it and it is still known
 */
public record FieldChange(
    String field,
    Optional<JsonNode> before,
    Optional<JsonNode> after,
    Standing standing,
    Optional<JsonNode> base) {
  public FieldChange {
    requireNonNull(field, "field");
    requireNonNull(before, "before");
    requireNonNull(after, "after");
    requireNonNull(standing, "standing");
    requireNonNull(base, "base");
  }

  /** A change that undoes nobody's work. */
  public FieldChange(String field, Optional<JsonNode> before, Optional<JsonNode> after) {
    this(field, before, after, Standing.OURS, Optional.empty());
  }

  /** Whether the field is written to the object. */
  public boolean isWritten() {
    return isOfTheObject() && standing != Standing.KEPT;
  }

  /**
   * Whether this is a field of the object itself, with its values from the wire; otherwise the
   * values are words about a document, rows, a canvas or about publishing.
   */
  public boolean isOfTheObject() {
    return isOfTheObject(field);
  }

  /** Whether that names a field of the object itself. */
  public static boolean isOfTheObject(String field) {
    return field.indexOf('/') < 0 && !field.equals("publish");
  }
}
