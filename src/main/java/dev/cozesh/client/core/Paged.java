package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A list that is fetched page by page as it is read; each walk starts anew. A walk either reaches
 * Coze's own end of the list or throws, so what {@link #all()} returns is complete as far as Coze
 * knows. An item that appears on two pages, because the list moved meanwhile, is given once.
 *
 * <p>Every walk may throw what its service's calls throw, and {@link CozeDataException} when the
 * pages never end, repeat, or stop short of the total. Thread-safe; its iterators are not.
 *
 * @param <T> what an item becomes
 */
public final class Paged<T> implements Iterable<T> {
  private final String operation;
  private final PageSource<T> pages;
  private final Function<T, String> id;

  /**
   * A list with numbered pages.
   *
   * @param operation what is listed, for errors: {@code GET /v1/bots}
   * @param fetch brings the page of that number, from 1
   * @param id tells items apart
   */
  public Paged(String operation, IntFunction<Page<T>> fetch, Function<T, String> id) {
    this(operation, (number, token) -> fetch.apply(number), id);
  }

  private Paged(String operation, PageSource<T> pages, Function<T, String> id) {
    this.operation = requireNonNull(operation, "operation");
    this.pages = requireNonNull(pages, "pages");
    this.id = requireNonNull(id, "id");
  }

  /**
   * {@return a list whose pages say how to ask for the next one}
   *
   * @param <T> what an item becomes
   * @param operation what is listed, for errors
   * @param fetch brings the page of that token; the first page has none
   * @param id tells items apart
   */
  public static <T> Paged<T> chained(
      String operation, Function<Optional<String>, Page<T>> fetch, Function<T, String> id) {
    return new Paged<>(operation, (number, token) -> fetch.apply(token), id);
  }

  /** {@return the first page alone: one request} */
  public Page<T> firstPage() {
    return pages.page(1, Optional.empty());
  }

  /** {@return every item, or an exception; never a part} */
  public List<T> all() {
    List<T> items = new ArrayList<>();
    forEach(items::add);
    return List.copyOf(items);
  }

  /** {@return the items in order; pages are fetched when they are reached} */
  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  @Override
  public Walk<T> iterator() {
    return new PageWalk<>(operation, pages, id);
  }
}
