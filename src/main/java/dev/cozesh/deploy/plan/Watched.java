package dev.cozesh.deploy.plan;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One managed field beside what was last applied.
 *
 * @param field the path on the wire, {@code documents/NAME}, or {@link #OBJECT}
 * @param base what was last applied, where it is still known; the state keeps only its hash
 * @param live what is there; absent when nothing is, or when it cannot be read
 */
public record Watched(String field, Level level, Optional<JsonNode> base, Optional<JsonNode> live) {
  /** Stands for the object itself, where it is gone or is another one. */
  public static final String OBJECT = "object";

  public Watched {
    requireNonNull(field, "field");
    requireNonNull(level, "level");
    requireNonNull(base, "base");
    requireNonNull(live, "live");
  }

  /** A field without its values. */
  public static Watched of(String field, Level level) {
    return new Watched(field, level, Optional.empty(), Optional.empty());
  }
}
