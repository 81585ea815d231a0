package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * What the names of a session stand for, as far as types tell: completion looks here and runs
 * nothing. Immutable.
 *
 * @param variables each variable with its declared type, else with the class of its value; {@code
 *     Object} for one that holds null
 * @param methods each method that was typed in, by name, with its signature as {@code /help} shows
 *     it: {@code int twice(int n)}
 * @param imports names of packages and classes that were imported: {@code java.time.*}, {@code
 *     java.time.Duration}
 */
public record Scope(
    Map<String, Class<?>> variables, Map<String, String> methods, List<String> imports) {
  /** Nothing is named. */
  public static final Scope EMPTY = new Scope(Map.of(), Map.of(), List.of());

  public Scope {
    requireNonNull(variables, "variables");
    variables = Map.copyOf(variables);
    methods = Map.copyOf(methods);
    imports = List.copyOf(imports);
  }
}
