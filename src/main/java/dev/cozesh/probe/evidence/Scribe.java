package dev.cozesh.probe.evidence;

import java.util.function.IntConsumer;

/** Writes down what a run sends and sees. Thread-safe. */
@FunctionalInterface
public interface Scribe {
  /**
   * Writes an exchange.
   *
   * @param entry the exchange, not masked
   * @throws dev.cozesh.error.CozeStateException when it cannot be written; nothing more must be
   *     sent then
   */
  void add(Entry entry);

  /**
   * Does all that can be done for an exchange before its number is known, which is most of it:
   * numbers are given one after the other, and whoever gives them should not wait long.
   *
   * @param entry the exchange, its number of no account
   * @return writes it, once, under the number it is handed; throws as {@link #add} does
   */
  default IntConsumer prepared(Entry entry) {
    return number -> add(entry.numbered(number));
  }
}
