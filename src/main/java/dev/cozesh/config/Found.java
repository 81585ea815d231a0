package dev.cozesh.config;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/**
 * A setting and where it was found.
 *
 * @param origin {@code --base-url}, {@code COZE_API_BASE}, or a file and a profile
 */
public record Found<T>(T value, String origin) {
  public Found {
    requireNonNull(value, "value");
    requireNonNull(origin, "origin");
  }

  /**
   * The same place, the value seen otherwise.
   *
   * @param <R> what it is seen as
   * @param view how the value is seen
   * @return a copy
   */
  public <R> Found<R> map(Function<? super T, ? extends R> view) {
    return new Found<>(view.apply(value), origin);
  }
}
