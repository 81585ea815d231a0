package dev.cozesh.deploy.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.JournalEntry.Type;
import dev.cozesh.deploy.state.JournalEntry.Work;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.json.CutLine;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The write-ahead journal of one run: {@code .cozesh/journal/<target>/<run>.jsonl}, only added to.
 * An intent is on the device before anything is sent, its outcome before anything else is.
 *
 * <p>Not thread-safe, but for {@link #sending}, which the sending thread calls.
 */
public final class Journal implements AutoCloseable {
  private static final int KEPT_JOURNALS = 20;

  private final Path file;
  private final Disk.Lines lines;
  private final Clock clock;
  private int operations;

  private Journal(Path file, Disk.Lines lines, Clock clock) {
    this.file = file;
    this.lines = lines;
    this.clock = clock;
  }

  /**
   * Begins the journal of a run, and takes over what earlier runs left open.
   *
   * @param run unique and growing with time, safe as a file name
   */
  public static Journal open(Path directory, Target target, String run, Disk disk, Clock clock) {
    Path folder = directory.resolve(target.key());
    List<Path> left = unfinished(folder);
    Path file = unused(folder, run);
    try {
      Journal journal = new Journal(file, disk.append(file), clock);
      journal.add(Type.OPENED, Work.NONE, "", true);
      for (Pending one : replay(directory, target).pending()) {
        journal.carry(one);
      }
      for (Path old : left) {
        try (Disk.Lines end = disk.append(old)) {
          end.add(Json.line(journal.plain(Type.CLOSED, Work.NONE, "taken over by " + run)), true);
        }
      }
      forgetOldest(folder);
      return journal;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Reads what runs without an end left behind; changes nothing.
   *
   * @throws CozeStateException when a journal is damaged other than by a torn last line
   */
  public static Replay replay(Path directory, Target target) {
    Replay replay = new Replay();
    for (Path file : unfinished(directory.resolve(target.key()))) {
      replay.read(file.getFileName().toString(), read(file));
    }
    return replay;
  }

  /** Reads every journal that is kept, also those of runs that ended; changes nothing. */
  static Replay history(Path directory, Target target) {
    Replay replay = new Replay();
    for (Path file : journals(directory.resolve(target.key()))) {
      replay.read(file.getFileName().toString(), read(file));
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
  }

  /** Ends the run: nothing of it is left open. */
  public void finish() {
    add(Type.CLOSED, Work.NONE, "", true);
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
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
      write(intent.as(Type.LOST, Map.of(), one.at().toString(), "left by an earlier run"), true);
    }
  }

  private void add(Type type, Work work, String note, boolean durable) {
    write(plain(type, work, note), durable);
  }

  private JournalEntry plain(Type type, Work work, String note) {
    return new JournalEntry(type, work, "", "", "", List.of(), Map.of(), Map.of(), now(), note);
  }

  private String now() {
    return clock.instant().toString();
  }

  private synchronized void write(JournalEntry entry, boolean durable) {
    try {
      lines.add(Json.line(entry), durable);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Two runs of one process may begin in the same millisecond. */
  private static Path unused(Path folder, String run) {
    Path file = folder.resolve(run + ".jsonl");
    for (int n = 2; Files.exists(file); n++) {
      file = folder.resolve(run + "_" + n + ".jsonl");
    }
    return file;
  }

  private static List<Path> unfinished(Path folder) {
    return journals(folder).stream().filter(file -> !ended(read(file))).toList();
  }

  private static boolean ended(List<JournalEntry> entries) {
    return !entries.isEmpty() && entries.get(entries.size() - 1).type() == Type.CLOSED;
  }

  private static List<Path> journals(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    } catch (IOException e) {
      throw new CozeStateException(
          "journals cannot be read: " + folder,
          DiskTrouble.of(e),
          "mend the directory's rights",
          e);
    }
  }

  private static List<JournalEntry> read(Path file) {
    List<String> text;
    try {
      // A crash may cut a character in two, which a strict reader refuses.
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new CozeStateException(
          "journal cannot be read: " + file, DiskTrouble.of(e), "mend the file's rights", e);
    }
    List<JournalEntry> entries = new ArrayList<>();
    for (int n = 0; n < text.size(); n++) {
      if (!text.get(n).isEmpty()) {
        decode(file, n + 1, text.get(n)).ifPresent(entries::add);
      }
    }
    return entries;
  }

  /** One line; empty when a crash cut it off, since what it would say was not relied on yet. */
  private static Optional<JournalEntry> decode(Path file, int number, String line) {
    if (CutLine.is(line)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.mapper().readValue(line, JournalEntry.class));
    } catch (JsonProcessingException e) {
      throw new CozeStateException(
          "journal is damaged: " + file + ", line " + number,
          e.getOriginalMessage(),
          "look at the line; if nothing was being made then, delete it",
          e);
    }
  }

  private static void forgetOldest(Path folder) throws IOException {
    List<Path> ended = journals(folder).stream().filter(file -> ended(read(file))).toList();
    for (Path old : ended.subList(0, Math.max(0, ended.size() - KEPT_JOURNALS))) {
      Files.deleteIfExists(old);
    }
  }

  private static CozeStateException unwritable(Path file, IOException e) {
    return new CozeStateException(
        "journal cannot be written: " + file,
        DiskTrouble.of(e),
        "make room or mend the directory's rights, then run the same command again",
        e);
  }
}
