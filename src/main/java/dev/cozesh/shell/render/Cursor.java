package dev.cozesh.shell.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Walk;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The elements of a list, a few at a time; a lazy list fetches no page before it is needed. */
final class Cursor {
  private final Iterator<?> walk;
  private final OptionalLong size;
  private long taken;

  private Cursor(Iterator<?> walk, OptionalLong size) {
    this.walk = walk;
    this.size = size;
  }

  /** A walk through a list, an array or a JSON array; empty for anything else. */
  static Optional<Cursor> over(Object value) {
    if (value instanceof JsonNode json && !json.isArray() || Words.of(value).isPresent()) {
      return Optional.empty();
    }
    if (Part.of(value) instanceof Part.Elements elements) {
      return Optional.of(new Cursor(elements.all().iterator(), OptionalLong.of(elements.size())));
    }
    return Words.isList(value)
        ? Optional.of(new Cursor(((Iterable<?>) value).iterator(), OptionalLong.empty()))
        : Optional.empty();
  }

  /** The next elements, fewer only at the end. */
  List<Object> next(int most) {
    List<Object> elements = new ArrayList<>();
    while (elements.size() < most && walk.hasNext()) {
      elements.add(walk.next());
    }
    taken += elements.size();
    return elements;
  }

  long taken() {
    return taken;
  }

  /** How many there are; a lazy list knows when a page said so. */
  OptionalLong total() {
    if (walk instanceof Walk<?> pages && pages.total().isPresent()) {
      return OptionalLong.of(pages.total().get());
    }
    return size;
  }

  /** Whether something is left, as far as is known without asking a server. */
  boolean mayGoOn() {
    return walk instanceof Walk<?> pages ? pages.mayGoOn() : walk.hasNext();
  }
}
