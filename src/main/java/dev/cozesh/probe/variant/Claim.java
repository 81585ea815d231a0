package dev.cozesh.probe.variant;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * Somebody says that a request exists, or that it does not.
 *
 * @param method upper case
 * @param path begins with a slash, as it was said
 * @param by who says it: {@code official answer}, {@code documentation}, {@code guess}, a name
 * @param exists what is said
 */
public record Claim(String method, String path, String by, boolean exists) {
  public Claim {
    method = method.toUpperCase(Locale.ROOT);
    requireNonNull(path, "path");
    requireNonNull(by, "by");
  }

  /** {@return method and path} */
  public String operation() {
    return method + " " + path;
  }
}
