package dev.cozesh.shell.command;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeAmbiguousException;
import dev.cozesh.error.CozeException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a run has done so far, for the result file. Thread-safe: a signal may ask for it at any
 * time.
 */
public final class RunRecord {
  private final List<Entry> created = new CopyOnWriteArrayList<>();
  private final List<Entry> updated = new CopyOnWriteArrayList<>();
  private final List<Entry> deleted = new CopyOnWriteArrayList<>();
  private final List<Failed> failed = new CopyOnWriteArrayList<>();
  private final List<Blocked> blocked = new CopyOnWriteArrayList<>();
  private final List<String> changesSent = new CopyOnWriteArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final Set<String> waiting = new CopyOnWriteArraySet<>();
  private final Set<String> ambiguous = new CopyOnWriteArraySet<>();
  private final Set<String> begun = new CopyOnWriteArraySet<>();
  private final Map<String, Integer> drift = new ConcurrentSkipListMap<>();
  private volatile int planned;
  private volatile long serial;
  private volatile String command = "cozesh";

  /** One object that was written. */
  public record Entry(String address, String id) {
    public Entry {
      requireNonNull(address, "address");
      requireNonNull(id, "id");
    }
  }

  /** One object that could not be brought into its state. */
  public record Failed(String address, CozeException failure) {
    public Failed {
      requireNonNull(address, "address");
      requireNonNull(failure, "failure");
    }
  }

  /**
   * One object that was not done.
   *
   * @param by the address of what failed, on which it depends
   */
  public record Blocked(String address, String by) {
    public Blocked {
      requireNonNull(address, "address");
      requireNonNull(by, "by");
    }
  }

  /**
   * Notes what runs, for others who find it at work.
   *
   * @param line as the user typed it, without options
   */
  public void runs(String line) {
    command = line;
  }

  /** What runs: {@code cozesh apply deploy.groovy}. */
  public String command() {
    return command;
  }

  /** Notes how many objects a plan would write, or waits for a person to make. */
  public void planned(int changes) {
    planned = changes;
  }

  /** Notes an object that a person has to make first. */
  public void waits(String address) {
    waiting.add(address);
  }

  /** Notes an object of which it is not known whether it was made. */
  public void ambiguous(String address) {
    ambiguous.add(address);
  }

  /** Notes a create that is under way: it may have happened, should the run end here. */
  public void begun(String address) {
    begun.add(address);
  }

  /** Notes that what was under way certainly did not happen. */
  public void refused() {
    begun.clear();
  }

  /**
   * Notes an object that failed. A create of it that was under way did not happen, unless the
   * failure is that nobody knows.
   */
  public void failed(String address, CozeException failure) {
    failed.add(new Failed(address, failure));
    if (begun.remove(address) && failure instanceof CozeAmbiguousException) {
      ambiguous.add(address);
    }
  }

  /** Notes an object that was not done. */
  public void blocked(String address, String by) {
    blocked.add(new Blocked(address, by));
  }

  /** Notes that this is known now, and done, whatever an earlier try came to. */
  public void settled(String address) {
    ambiguous.remove(address);
    begun.remove(address);
    failed.removeIf(one -> one.address().equals(address));
    blocked.removeIf(one -> one.address().equals(address));
  }

  /** Notes the serial of the state that was read, or saved, last. */
  public void saved(long newSerial) {
    serial = newSerial;
  }

  /**
   * Notes how many fields are of a level.
   *
   * @param level {@code verified}, {@code drifted}, {@code fingerprint}, {@code unverifiable}
   */
  public void drift(String level, int fields) {
    drift.put(level, fields);
  }

  /** Notes that a request was sent. */
  public void requestSent() {
    requests.incrementAndGet();
  }

  /**
   * Notes that a request was sent that does more than read.
   *
   * @param operation verb and path
   */
  public void changeSent(String operation) {
    changesSent.add(operation);
  }

  /** Notes an object as made; the steps of one object count once. */
  public void created(String address, String id) {
    note(created, new Entry(address, id));
  }

  /** Notes an object as changed, unless this very run made it. */
  public void updated(String address, String id) {
    Entry entry = new Entry(address, id);
    if (!created.contains(entry)) {
      note(updated, entry);
    }
  }

  /** Notes an object as deleted. */
  public void deleted(String address, String id) {
    note(deleted, new Entry(address, id));
  }

  private static void note(List<Entry> list, Entry entry) {
    if (!list.contains(entry)) {
      list.add(entry);
    }
  }

  /** How many objects were written, or, when none was, how many the plan found to do. */
  public int changes() {
    int written = created.size() + updated.size() + deleted.size();
    return written > 0 ? written : planned;
  }

  public List<Entry> created() {
    return List.copyOf(created);
  }

  public List<Entry> updated() {
    return List.copyOf(updated);
  }

  public List<Entry> deleted() {
    return List.copyOf(deleted);
  }

  /** The objects that failed, in the order of work. */
  public List<Failed> failed() {
    return List.copyOf(failed);
  }

  /** The objects that were not done for the failure of another. */
  public List<Blocked> blocked() {
    return List.copyOf(blocked);
  }

  /** The addresses that wait for a person. */
  public List<String> waiting() {
    return List.copyOf(waiting);
  }

  /** The addresses of which it is not known whether they were made. */
  public List<String> ambiguous() {
    Set<String> all = new LinkedHashSet<>(ambiguous);
    all.addAll(begun);
    return List.copyOf(all);
  }

  /** The serial of the state that was read, or saved, last; 0 when there was none. */
  public long serial() {
    return serial;
  }

  /** How many fields are of which level; empty when nobody has looked. */
  public Map<String, Integer> drift() {
    return Map.copyOf(drift);
  }

  /** Verb and path of each request that does more than read, in the order they were sent. */
  public List<String> changesSent() {
    return List.copyOf(changesSent);
  }

  /** How many requests were sent. */
  public int requests() {
    return requests.get();
  }
}
