package dev.cozesh.client.core;

import java.util.Iterator;
import java.util.Optional;

/**
 * One walk through a {@link Paged} list, by one thread.
 *
 * @param <T> what an item is
 */
public interface Walk<T> extends Iterator<T> {
  /**
   * {@return how many items the last page said there are; empty before it, or when it is silent}
   */
  Optional<Long> total();

  /**
   * {@return whether more may come, as far as is known without asking; {@link #hasNext} knows for
   * certain, and may send a request for it}
   */
  boolean mayGoOn();
}
