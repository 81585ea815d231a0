package dev.cozesh.sandbox;

import java.util.Locale;
import java.util.regex.Pattern;

/** A route as the key of counts and faults: upper-case method, placeholders without names. */
final class RouteKey {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^/}]*}");

  private RouteKey() {}

  /** {@code put /v1/datasets/{id}} becomes {@code PUT /v1/datasets/{}}. */
  static String of(String route) {
    String[] parts = route.trim().split("\\s+", 2);
    if (parts.length == 1) {
      return parts[0];
    }
    String template = PLACEHOLDER.matcher(parts[1]).replaceAll("{}");
    return parts[0].toUpperCase(Locale.ROOT) + " " + template;
  }
}
