package dev.cozesh.client.core;

import java.util.Optional;

/** Brings the pages of a list, in their order. */
@FunctionalInterface
interface PageSource<T> {
  /**
   * One page.
   *
   * @param number from 1
   * @param token what the page before said about this one; empty for the first page, and for lists
   *     that are numbered
   */
  Page<T> page(int number, Optional<String> token);
}
