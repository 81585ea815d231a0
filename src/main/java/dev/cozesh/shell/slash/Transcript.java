package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was typed in this session, in order. Used by one thread at a time. */
public final class Transcript {
  private final List<Entry> entries = new ArrayList<>();

  /**
   * One input.
   *
   * @param number from 1
   * @param text its lines, as they were typed
   * @param failed whether it ended with a failure
   */
  public record Entry(int number, String text, boolean failed) {
    public Entry {
      requireNonNull(text, "text");
    }
  }

  /** Notes an input that ended. */
  public void add(String text, boolean failed) {
    entries.add(new Entry(entries.size() + 1, text, failed));
  }

  /** The number of the input that runs. */
  public int next() {
    return entries.size() + 1;
  }

  /** All inputs. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The input of that number. */
  public Optional<Entry> entry(int number) {
    return number < 1 || number > entries.size()
        ? Optional.empty()
        : Optional.of(entries.get(number - 1));
  }

  /** Forgets all. */
  public void clear() {
    entries.clear();
  }
}
