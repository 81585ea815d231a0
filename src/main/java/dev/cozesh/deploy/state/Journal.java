package dev.cozesh.deploy.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.state.JournalEntry.Type;
import dev.cozesh.deploy.state.JournalEntry.Work;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.json.CutLine;
import dev.cozesh.json.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The write-ahead journal of one run, only added to. An intent is on the device before anything is
 * sent, its outcome before anything else is.
 *
 * <p>What it tells of the state of objects stands for saving the state as a whole, whose text grows
 * with each of them: it is saved whole now and then, and before the journal ends.
 *
 * <p>Not thread-safe, but for {@link #sending}, which the sending thread calls.
 */
public final class Journal implements AutoCloseable {
  private static final int KEPT_JOURNALS = 20;

  private final JournalStore.Lines lines;
  private final Clock clock;
  private final Set<String> open = new HashSet<>();
  private int operations;

  private Journal(JournalStore.Lines lines, Clock clock) {
    this.lines = lines;
    this.clock = clock;
  }

  /**
   * Begins the journal of a run, and takes over what earlier runs left open.
   *
   * @param run unique and growing with time, safe as a file name
   */
  public static Journal open(JournalStore store, String run, Clock clock) {
    List<String> left = store.unfinished();
    List<Pending> open = replay(store).pending();
    Journal journal = new Journal(store.append(unused(store, run)), clock);
    try {
      journal.add(Type.OPENED, Work.NONE, "");
      open.forEach(journal::carry);
      for (String old : left) {
        try (JournalStore.Lines end = store.append(old)) {
          end.end(Json.line(journal.plain(Type.CLOSED, Work.NONE, "taken over by " + run)));
        }
      }
      store.keepEnded(KEPT_JOURNALS);
      return journal;
    } catch (CozeException e) {
      journal.close();
      throw e;
    }
  }

  /**
   * Reads what runs without an end left behind; changes nothing.
   *
   * @throws CozeStateException when a journal is damaged other than by a torn last line
   */
  public static Replay replay(JournalStore store) {
    Replay replay = new Replay();
    for (String run : store.unfinished()) {
      replay.read(run, entries(store, run));
    }
    return replay;
  }

  /** Reads every journal that is kept, also those of runs that ended; changes nothing. */
  public static Replay history(JournalStore store) {
    Replay replay = new Replay();
    for (String run : store.all()) {
      replay.read(run, entries(store, run));
    }
    return replay;
  }

  /**
   * Writes down what is about to be sent, and waits until that is on the device.
   *
   * @return the intent, to be handed back with its outcome
   */
  public JournalEntry intend(
      Work work, Address address, String marker, List<String> baseline, Map<String, String> items) {
    operations++;
    JournalEntry intent =
        new JournalEntry(
            Type.INTENT,
            work,
            String.valueOf(operations),
            address.toString(),
            marker,
            baseline,
            items,
            Map.of(),
            now(),
            "");
    write(intent, true);
    return intent;
  }

  /** The first byte leaves now; survives the death of this process, not a power cut. */
  public void sending(JournalEntry intent) {
    write(intent.as(Type.SENDING, Map.of(), now(), ""), false);
  }

  /** How an operation ended. */
  public void outcome(JournalEntry intent, Type type, Map<String, String> ids, String note) {
    write(intent.as(type, ids, now(), note), true);
    noteOpen(intent, type);
  }

  /**
   * What the state says of an object from now on; survives the death of this process, and a power
   * cut once anything else is about to be sent.
   *
   * @param state with that change, and the serial of the state that was saved last
   */
  public void known(TargetState state, Address address) {
    write(JournalEntry.known(state, address, now()), false);
  }

  /**
   * Ends the run. While it is open what became of a create or a copy, which may be another
   * script's, the journal stays for the next run to take over.
   */
  public void finish() {
    if (open.isEmpty()) {
      end(plain(Type.CLOSED, Work.NONE, ""));
    }
  }

  private void noteOpen(JournalEntry intent, Type type) {
    boolean makes = intent.work() == Work.CREATE || intent.work() == Work.COPY;
    if (makes && (type == Type.LOST || type == Type.UNDERWAY)) {
      open.add(intent.op());
    } else {
      open.remove(intent.op());
    }
  }

  @Override
  public void close() {
    lines.close();
  }

  private void carry(Pending one) {
    operations++;
    JournalEntry old = one.intent();
    JournalEntry intent =
        new JournalEntry(
            Type.INTENT,
            old.work(),
            String.valueOf(operations),
            old.address(),
            old.marker(),
            old.baseline(),
            old.items(),
            Map.of(),
            one.at().toString(),
            old.note());
    write(intent, true);
    if (one.sent()) {
      Type type = one.ids().isEmpty() ? Type.LOST : Type.UNDERWAY;
      write(intent.as(type, one.ids(), one.at().toString(), "left by an earlier run"), true);
      noteOpen(intent, type);
    }
  }

  private void add(Type type, Work work, String note) {
    write(plain(type, work, note), true);
  }

  private JournalEntry plain(Type type, Work work, String note) {
    return new JournalEntry(type, work, "", "", "", List.of(), Map.of(), Map.of(), now(), note);
  }

  private String now() {
    return clock.instant().toString();
  }

  private synchronized void write(JournalEntry entry, boolean durable) {
    lines.add(Json.line(entry), durable);
  }

  private synchronized void end(JournalEntry entry) {
    lines.end(Json.line(entry));
  }

  /** Two runs of one process may begin in the same millisecond. */
  private static String unused(JournalStore store, String run) {
    String name = run;
    for (int n = 2; store.has(name); n++) {
      name = run + "_" + n;
    }
    return name;
  }

  /** Whether a journal was closed; what its run wrote afterwards, frozen until then, is void. */
  static boolean hasEnded(List<JournalEntry> entries) {
    return entries.stream().anyMatch(entry -> entry.type() == Type.CLOSED);
  }

  /** Whether the line is the one that closes a journal. */
  static boolean isEnd(String line) {
    try {
      return !CutLine.is(line)
          && Json.mapper().readValue(line, JournalEntry.class).type() == Type.CLOSED;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  static List<JournalEntry> entries(JournalStore store, String run) {
    List<String> text = store.lines(run);
    List<JournalEntry> entries = new ArrayList<>();
    for (int n = 0; n < text.size(); n++) {
      if (!text.get(n).isEmpty()) {
        decode(store.place(run), n + 1, text.get(n)).ifPresent(entries::add);
      }
    }
    return entries;
  }

  /** One line; empty when a crash cut it off, since what it would say was not relied on yet. */
  private static Optional<JournalEntry> decode(String place, int number, String line) {
    if (CutLine.is(line)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.mapper().readValue(line, JournalEntry.class));
    } catch (JsonProcessingException e) {
      throw new CozeStateException(
          "journal is damaged: " + place + ", line " + number,
          e.getOriginalMessage(),
          "look at the line; if nothing was being made then, delete it",
          e);
    }
  }
}
