package dev.cozesh.shell.prompt;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jline.reader.LineReader;

/**
 * What was typed at the prompt, over all sessions. The file is for its owner alone and is written
 * with each entry; shells that share it see what the others entered with their own next entry. An
 * entry of several lines is one. A secret is kept nowhere, neither in the file nor in memory: it
 * becomes {@code ***}, and an entry that says nothing else is not kept.
 *
 * <p>A file that cannot be read or written stops no line: there is one remark, and the entries stay
 * in memory until they can be written. For the thread that reads lines alone.
 */
public final class PromptHistory extends Recall {
  /** Entries above which the oldest go. */
  public static final int LIMIT = 10_000;

  private final Path file;
  private final int limit;
  private final HistoryMask mask;
  private final Consumer<String> remarks;
  private final HistoryFile shared;
  private final List<String> unsaved = new ArrayList<>();
  private final List<String> session = new ArrayList<>();
  private int shown; // how many of the unsaved are among the entries
  private LineReader reader;
  private boolean loaded;
  private boolean complained;

  /**
   * Reads nothing yet: the file is read when an entry is first asked for.
   *
   * @param file where it is; it and its directory are made when an entry is written
   * @param secrets those in use now, which no entry may hold; asked with each entry
   * @param remarks takes one line, without a line break, when the file is of no use
   */
  public PromptHistory(Path file, Supplier<Set<String>> secrets, Consumer<String> remarks) {
    this(file, LIMIT, secrets, remarks);
  }

  PromptHistory(Path file, int limit, Supplier<Set<String>> secrets, Consumer<String> remarks) {
    super(limit);
    this.file = file;
    this.limit = limit;
    this.mask = new HistoryMask(secrets);
    this.remarks = remarks;
    this.shared = new HistoryFile(file, limit);
  }

  /** Every entry, the oldest first; one of several lines holds line breaks. */
  public List<String> entries() {
    List<String> lines = new ArrayList<>();
    iterator().forEachRemaining(each -> lines.add(each.line()));
    return lines;
  }

  /** What was entered in this session, the oldest first, secrets masked. */
  public List<String> session() {
    return List.copyOf(session);
  }

  @Override
  public void attach(LineReader reader) {
    this.reader = reader;
  }

  /**
   * Keeps a line; while the reader's {@code DISABLE_HISTORY} is set, and for a blank one, nothing.
   */
  @Override
  public void add(Instant time, String line) {
    boolean off =
        reader != null && Boolean.TRUE.equals(reader.getVariable(LineReader.DISABLE_HISTORY));
    String entry = line.replace("\r\n", "\n").replace('\r', '\n').replace('\0', ' ').strip();
    Optional<String> kept = off || entry.isEmpty() ? Optional.empty() : mask.of(entry);
    kept.ifPresent(each -> keep(time, each));
  }

  private void keep(Instant time, String entry) {
    session.add(entry);
    boolean again = size() > 0 && entry.equals(get(last()));
    moveToEnd();
    if (again) {
      return;
    }
    unsaved.add(entry);
    flush(time);
  }

  @Override
  void ready() {
    if (!loaded) {
      loaded = true;
      undisturbed(() -> merge(shared.read()));
      trim();
    }
  }

  /** Writes what could not be written before. */
  @Override
  public void save() {
    if (!unsaved.isEmpty()) {
      undisturbed(this::append);
    }
  }

  @Override
  public void load() {
    ready();
  }

  /** Adds the entries of another file. */
  @Override
  public void read(Path other, boolean checkDuplicates) throws IOException {
    List<String> known = entries();
    new HistoryFile(other, limit)
        .read().lines().stream()
            .filter(each -> !checkDuplicates || !known.contains(each))
            .forEach(each -> add(Instant.EPOCH, each));
  }

  /** Writes all entries, or those of this session, to another file. */
  @Override
  public void write(Path other, boolean incremental) throws IOException {
    HistoryFile target = new HistoryFile(other, limit);
    target.clear();
    target.append(incremental ? session : entries());
  }

  @Override
  public void append(Path other, boolean incremental) throws IOException {
    new HistoryFile(other, limit).append(incremental ? session : entries());
  }

  /** Forgets everything, in the file too. */
  @Override
  public void purge() throws IOException {
    forget();
    session.clear();
    unsaved.clear();
    shown = 0;
    shared.clear();
  }

  private void flush(Instant time) {
    int before = unsaved.size();
    undisturbed(this::append);
    if (unsaved.size() == before) {
      remember(time, unsaved.get(before - 1));
      shown = before;
    }
  }

  private void append() throws IOException {
    HistoryFile.Entries others = shared.append(unsaved);
    List<String> fresh = unsaved.subList(others.anew() ? 0 : shown, unsaved.size());
    merge(others);
    fresh.forEach(each -> remember(Instant.EPOCH, each));
    unsaved.clear();
    shown = 0;
  }

  private void merge(HistoryFile.Entries others) {
    if (others.anew()) {
      forget();
    }
    others.lines().forEach(each -> remember(Instant.EPOCH, each));
  }

  private void trim() {
    if (size() >= limit) {
      undisturbed(shared::trim);
    }
  }

  private interface FileWork {
    void run() throws IOException;
  }

  /** An interrupt would close the file in the middle of the work: it waits until that is done. */
  private void undisturbed(FileWork work) {
    boolean interrupted = Thread.interrupted();
    try {
      work.run();
    } catch (CharacterCodingException e) {
      complain(file + " was not a history; it is " + file.getFileName() + ".damaged now");
    } catch (ClosedByInterruptException e) {
      interrupted |= Thread.interrupted(); // what was to be written is written with the next line
    } catch (IOException e) {
      complain("the history " + file + " is not kept: " + reason(e));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String message = String.valueOf(e.getMessage());
    return message.equals(file.toString()) ? e.getClass().getSimpleName() : message;
  }

  private void complain(String remark) {
    if (!complained) {
      complained = true;
      remarks.accept(remark);
    }
  }
}
