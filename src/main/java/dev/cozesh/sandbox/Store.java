package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.sandbox.Change.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything that was created, by kind and id, in the order of creation. One transaction at a time;
 * its changes are on the disk before anyone sees them. Thread-safe.
 */
final class Store implements AutoCloseable {
  private static final long FIRST_ID = 7_390_000_000_000_000_001L;
  // Ids of one object and the next differ in more than the last digit, as Coze's do.
  private static final long ID_STEP = 65_539;

  private final Map<Kind, Map<String, ObjectNode>> objects = new EnumMap<>(Kind.class);
  private final Optional<DirectoryLock> lock;
  private final Optional<Journal> journal;
  private long nextId = FIRST_ID;
  private boolean closed;

  private Store(Optional<DirectoryLock> lock, Optional<Journal> journal) {
    this.lock = lock;
    this.journal = journal;
    for (Kind kind : Kind.values()) {
      objects.put(kind, new LinkedHashMap<>());
    }
  }

  static Store open(Storage storage) {
    if (storage.place().isEmpty()) {
      return new Store(Optional.empty(), Optional.empty());
    }
    Path directory = storage.place().get();
    DirectoryLock lock = DirectoryLock.of(directory);
    Store store = new Store(Optional.of(lock), Optional.of(new Journal(directory)));
    try {
      store.load();
      return store;
    } catch (RuntimeException e) {
      store.unlock();
      throw e;
    }
  }

  /** Runs work alone and keeps its changes, unless it throws. */
  <T> Committed<T> within(Function<Transaction, T> work) {
    return run(work, objects::get);
  }

  /** The same, but what was changed a short while ago may be seen as it was. */
  <T> Committed<T> within(Past past, Function<Transaction, T> work) {
    return run(work, kind -> past.view(kind, objects.get(kind)));
  }

  private synchronized <T> Committed<T> run(
      Function<Transaction, T> work, Function<Kind, Map<String, ObjectNode>> view) {
    if (closed) {
      // The directory may be another one's by now.
      throw new CozeStateException("the sandbox is closed", "", "");
    }
    Transaction transaction = new Transaction(this, view);
    T result = work.apply(transaction);
    List<Change> changes = transaction.changes();
    List<Change> replaced =
        changes.stream()
            .map(change -> new Change(change.kind(), change.id(), present(change)))
            .toList();
    if (!changes.isEmpty()) {
      journal.ifPresent(file -> file.append(new Journal.Entry(nextId, changes)));
      changes.forEach(this::keep);
    }
    return new Committed<>(result, !changes.isEmpty() || transaction.acted(), replaced);
  }

  private Optional<ObjectNode> present(Change change) {
    return Optional.ofNullable(objects.get(change.kind()).get(change.id()));
  }

  /**
   * What a transaction gave.
   *
   * @param effective whether anything was changed or done
   * @param replaced what was there before; nothing for a new object
   */
  record Committed<T>(T result, boolean effective, List<Change> replaced) {
    /** Ids of the new objects. */
    List<String> created() {
      return replaced.stream()
          .filter(change -> change.value().isEmpty())
          .map(Change::id)
          .distinct()
          .toList();
    }
  }

  String newId() {
    long id = nextId;
    nextId += ID_STEP;
    return String.valueOf(id);
  }

  /** Writes the journal anew without what was overwritten, and lets the directory go. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      journal.ifPresent(this::compact);
    } finally {
      journal.ifPresent(Journal::close);
      unlock();
    }
  }

  private void load() {
    Journal file = journal.orElseThrow();
    for (Journal.Entry entry : file.read()) {
      nextId = Math.max(nextId, entry.nextId());
      entry.changes().forEach(this::keep);
    }
    compact(file);
  }

  private void compact(Journal file) {
    List<Journal.Entry> entries = new ArrayList<>();
    objects.forEach(
        (kind, byId) ->
            byId.forEach(
                (id, value) ->
                    entries.add(
                        new Journal.Entry(
                            nextId, List.of(new Change(kind, id, Optional.of(value)))))));
    if (entries.isEmpty()) {
      entries.add(new Journal.Entry(nextId, List.of()));
    }
    file.replace(entries);
  }

  private void keep(Change change) {
    Map<String, ObjectNode> byId = objects.get(change.kind());
    change
        .value()
        .ifPresentOrElse(value -> byId.put(change.id(), value), () -> byId.remove(change.id()));
  }

  private void unlock() {
    if (lock.isPresent()) {
      try {
        lock.get().close();
      } catch (IOException e) {
        throw new CozeStateException(
            "the sandbox's lock was not let go", String.valueOf(e.getMessage()), "", e);
      }
    }
  }
}
