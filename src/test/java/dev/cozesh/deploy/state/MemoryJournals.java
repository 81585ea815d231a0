package dev.cozesh.deploy.state;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Journals that are kept nowhere, whose writer can be made to die after so many lines. */
final class MemoryJournals implements JournalStore {
  /** Ends a run as a kill does. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final TreeMap<String, List<String>> runs = new TreeMap<>();
  private final TreeSet<String> ended = new TreeSet<>();
  private int linesLeft = Integer.MAX_VALUE;

  /** A copy, whose writer dies after so many lines. */
  MemoryJournals dyingAfter(int lines) {
    MemoryJournals copy = new MemoryJournals();
    runs.forEach((run, text) -> copy.runs.put(run, new ArrayList<>(text)));
    copy.ended.addAll(ended);
    copy.linesLeft = lines;
    return copy;
  }

  /** Nobody dies any more. */
  void lives() {
    linesLeft = Integer.MAX_VALUE;
  }

  @Override
  public List<String> unfinished() {
    return runs.keySet().stream().filter(run -> !ended.contains(run)).toList();
  }

  @Override
  public List<String> all() {
    return List.copyOf(runs.keySet());
  }

  @Override
  public boolean has(String run) {
    return runs.containsKey(run);
  }

  @Override
  public List<String> lines(String run) {
    return List.copyOf(runs.get(run));
  }

  @Override
  public Lines append(String run) {
    runs.computeIfAbsent(run, name -> new ArrayList<>());
    return new Lines() {
      @Override
      public void add(String line, boolean durable) {
        if (linesLeft == 0) {
          throw new Death();
        }
        linesLeft--;
        runs.get(run).add(line);
      }

      @Override
      public void end(String line) {
        add(line, true);
        ended.add(run);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void keepEnded(int newest) {
    while (ended.size() > newest) {
      runs.remove(ended.pollFirst());
    }
  }

  @Override
  public String place(String run) {
    return run;
  }
}
