package dev.cozesh.catalog;

import java.util.regex.Pattern;

/** Operations and paths without the names of their holes, which are the writer's. */
public final class Shape {
  private static final Pattern HOLE = Pattern.compile("\\{[^/}]*}");
  private static final Pattern QUERY = Pattern.compile("\\?.*");

  private Shape() {}

  /**
   * {@return what {@code {id}} and {@code {bot_id}} have in common: {@code GET /v1/bots/{}}}
   *
   * @param operation a path, with or without a method; its query is left out
   */
  public static String of(String operation) {
    if (operation.indexOf('{') < 0 && operation.indexOf('?') < 0) {
      return operation;
    }
    return HOLE.matcher(QUERY.matcher(operation).replaceFirst("")).replaceAll("{}");
  }
}
