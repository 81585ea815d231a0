package dev.cozesh.shell.prompt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import org.jline.reader.History;

/** Entries in their order, and a cursor among them. Numbers stay when the oldest entries go. */
abstract class Recall implements History {
  private final int limit;
  private final List<Entry> entries = new ArrayList<>();
  private int first;
  private int cursor; // entries.size() behind the last

  private record Remembered(int index, Instant time, String line) implements Entry {}

  Recall(int limit) {
    this.limit = limit;
  }

  /** Called before each look at the entries; the first time, they may be fetched. */
  abstract void ready();

  void remember(Instant time, String line) {
    entries.add(new Remembered(first + entries.size(), time, line));
    while (entries.size() > limit) {
      entries.remove(0);
      first++;
    }
    moveToEnd();
  }

  void forget() {
    first += entries.size();
    entries.clear();
    cursor = 0;
  }

  @Override
  public int size() {
    ready();
    return entries.size();
  }

  @Override
  public int index() {
    ready();
    return first + cursor;
  }

  @Override
  public int first() {
    ready();
    return first;
  }

  @Override
  public int last() {
    ready();
    return first + entries.size() - 1;
  }

  @Override
  public String get(int index) {
    ready();
    return entries.get(index - first).line();
  }

  @Override
  public ListIterator<Entry> iterator(int index) {
    ready();
    return List.copyOf(entries).listIterator(Math.max(0, index - first));
  }

  @Override
  public String current() {
    ready();
    return cursor < entries.size() ? entries.get(cursor).line() : "";
  }

  @Override
  public boolean previous() {
    ready();
    return to(cursor - 1);
  }

  @Override
  public boolean next() {
    ready();
    boolean moves = cursor < entries.size();
    cursor += moves ? 1 : 0;
    return moves;
  }

  @Override
  public boolean moveToFirst() {
    ready();
    return cursor != 0 && to(0);
  }

  @Override
  public boolean moveToLast() {
    ready();
    return cursor != entries.size() - 1 && to(entries.size() - 1);
  }

  @Override
  public boolean moveTo(int index) {
    ready();
    return to(index - first);
  }

  @Override
  public void moveToEnd() {
    cursor = entries.size();
  }

  @Override
  public void resetIndex() {
    cursor = Math.min(cursor, entries.size());
  }

  private boolean to(int place) {
    boolean there = place >= 0 && place < entries.size();
    cursor = there ? place : cursor;
    return there;
  }
}
