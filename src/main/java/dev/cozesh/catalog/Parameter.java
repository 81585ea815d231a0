package dev.cozesh.catalog;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One parameter of an endpoint.
 *
 * @param name the wire name; a nested one is {@code users[].user_id}
 * @param in where it travels
 * @param type string, int, long, number, bool, object, file, {@code [T]}, {@code map<K,V>} or the
 *     name of a model
 * @param required for a nested one: when its parent is sent
 * @param note values, bounds, default; possibly empty
 */
public record Parameter(String name, In in, String type, boolean required, String note) {
  public Parameter {
    requireNonNull(name, "name");
    requireNonNull(in, "in");
    requireNonNull(type, "type");
    requireNonNull(note, "note");
  }

  /** Where a parameter travels. */
  public enum In {
    /** A part of the path. */
    @JsonProperty("path")
    PATH,
    /** A value of the query. */
    @JsonProperty("query")
    QUERY,
    /** A header. */
    @JsonProperty("header")
    HEADER,
    /** A member of the JSON body. */
    @JsonProperty("body")
    BODY,
    /** A part of the multipart body. */
    @JsonProperty("form")
    FORM
  }
}
