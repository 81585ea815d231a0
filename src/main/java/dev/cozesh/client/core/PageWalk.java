package dev.cozesh.client.core;

import dev.cozesh.error.CozeDataException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One walk through the pages; knows when a list ends and when it must not be believed. */
final class PageWalk<T> implements Walk<T> {
  private static final int MAX_PAGES = 10_000;
  private static final int MAX_EMPTY_PAGES = 3;

  private final String operation;
  private final PageSource<T> pages;
  private final Function<T, String> id;
  private final Set<String> given = new HashSet<>();
  private final Set<String> tokens = new HashSet<>();

  private Iterator<T> page = List.<T>of().iterator();
  private List<String> lastIds = List.of();
  private Optional<String> token = Optional.empty();
  private T upcoming;
  private long received;
  private int number;
  private int emptyInARow;
  private Optional<Long> total = Optional.empty();
  private boolean more = true;

  PageWalk(String operation, PageSource<T> pages, Function<T, String> id) {
    this.operation = operation;
    this.pages = pages;
    this.id = id;
  }

  @Override
  public boolean hasNext() {
    while (upcoming == null) {
      if (page.hasNext()) {
        T item = page.next();
        upcoming = given.add(id.apply(item)) ? item : null;
      } else if (more) {
        turn();
      } else {
        return false;
      }
    }
    return true;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    T item = upcoming;
    upcoming = null;
    return item;
  }

  @Override
  public Optional<Long> total() {
    return total;
  }

  @Override
  public boolean mayGoOn() {
    return upcoming != null || page.hasNext() || more;
  }

  private void turn() {
    if (number == MAX_PAGES) {
      throw endless("there is no end after " + MAX_PAGES + " pages");
    }
    Page<T> next = pages.page(++number, token);
    List<String> ids = next.items().stream().map(id).toList();
    received += ids.size();
    total = next.total();
    more = next.hasMore().orElse(total.map(all -> received < all).orElse(!ids.isEmpty()));
    emptyInARow = ids.isEmpty() ? emptyInARow + 1 : 0;
    if (more && emptyInARow > MAX_EMPTY_PAGES) {
      throw endless(emptyInARow + " empty pages came, yet more was announced");
    }
    if (more && !ids.isEmpty() && ids.equals(lastIds)) {
      throw endless("page " + number + " repeats page " + (number - 1));
    }
    token = next.next();
    if (more && token.isPresent() && !tokens.add(token.get())) {
      throw endless("page " + number + " names a next page that was there before");
    }
    lastIds = ids;
    page = next.items().iterator();
  }

  private CozeDataException endless(String what) {
    return new CozeDataException(
        operation + ": the list cannot be read to its end: " + what,
        "after " + received + " items the server's paging made no sense",
        "try again; if it stays, tell support",
        "",
        null);
  }
}
