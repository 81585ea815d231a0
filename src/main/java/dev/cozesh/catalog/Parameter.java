package dev.cozesh.catalog;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final Pattern FIRST_NUMBER = Pattern.compile("(?:from )?(\\d{1,9})\\b.*");
  private static final Pattern FIRST_WORD = Pattern.compile("([a-z][a-z_]*)(?:(?:,| or ).*)?");

  public Parameter {
    requireNonNull(name, "name");
    requireNonNull(in, "in");
    requireNonNull(type, "type");
    requireNonNull(note, "note");
  }

  /** {@return whether it stands inside another one} */
  public boolean nested() {
    return name.contains(".") || name.contains("[");
  }

  /**
   * {@return the first value that the note names, as text: {@code development} of {@code
   * development or library}, 0 of {@code 0 text, 2 image}; empty when it names none}
   */
  public Optional<String> sample() {
    if (type.equals("int") || type.equals("long")) {
      return first(FIRST_NUMBER);
    }
    return type.equals("string") ? first(FIRST_WORD) : Optional.empty();
  }

  private Optional<String> first(Pattern pattern) {
    Matcher matcher = pattern.matcher(note);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
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
