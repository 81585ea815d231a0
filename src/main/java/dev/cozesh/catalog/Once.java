package dev.cozesh.catalog;

import java.util.function.Supplier;

/** A value made when first asked for, and at most once unless making it fails. Thread-safe. */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> source;
  private volatile T value;

  Once(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public T get() {
    T made = value;
    return made == null ? make() : made;
  }

  private synchronized T make() {
    if (value == null) {
      value = source.get();
    }
    return value;
  }
}
