package dev.cozesh.deploy.state;

import java.util.List;

/**
 * Where the journals of one target are kept, a journal a run. A run's name grows with time. Lines
 * are added by whoever holds the target's lock; others are refused with a {@link
 * dev.cozesh.error.CozeLockedException}. Whatever cannot be read or written is a {@link
 * dev.cozesh.error.CozeStateException}.
 */
public interface JournalStore {
  /** Runs whose journal has no end, oldest first. */
  List<String> unfinished();

  /** Runs whose journal is kept, oldest first. */
  List<String> all();

  /** Whether there is a journal of that run. */
  boolean has(String run);

  /** The lines of a journal; the last may be torn. */
  List<String> lines(String run);

  /** Opens a journal for lines to be added; it begins with the first. */
  Lines append(String run);

  /** Forgets all journals that have ended but for so many of the newest. */
  void keepEnded(int newest);

  /** Where a journal is, for people. */
  String place(String run);

  /** A journal that grows. */
  interface Lines extends AutoCloseable {
    /**
     * Adds one line.
     *
     * @param durable whether to return only when a power cut cannot take it away any more
     */
    void add(String line, boolean durable);

    /** Adds the line that ends the journal, durably. */
    void end(String line);

    @Override
    void close();
  }
}
