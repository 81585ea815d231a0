package dev.cozesh.probe;

import java.util.regex.Pattern;

/** Operations without the names of their holes, so that {@code {id}} and {@code {bot_id}} meet. */
final class Shape {
  private static final Pattern HOLE = Pattern.compile("\\{[^/}]*}");
  private static final Pattern QUERY = Pattern.compile("\\?.*");

  private Shape() {}

  static String of(String operation) {
    if (operation.indexOf('{') < 0 && operation.indexOf('?') < 0) {
      return operation;
    }
    return HOLE.matcher(QUERY.matcher(operation).replaceFirst("")).replaceAll("{}");
  }
}
