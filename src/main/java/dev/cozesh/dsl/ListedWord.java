package dev.cozesh.dsl;

import dev.cozesh.client.CozeClient;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Function;

/** A service whose list needs nothing but the workspace: it can be walked like that list. */
public class ListedWord extends ServiceWord implements Iterable<Object> {
  ListedWord(Session session, String word, Function<CozeClient, Object> service, Path directory) {
    super(session, word, service, directory);
  }

  /** The whole list; pages are fetched when they are reached. */
  public Object list() {
    return typed(slot("list"), "list");
  }

  @Override
  public Iterator<Object> iterator() {
    Iterator<?> walk = ((Iterable<?>) list()).iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return walk.hasNext();
      }

      @Override
      public Object next() {
        return walk.next();
      }
    };
  }
}
