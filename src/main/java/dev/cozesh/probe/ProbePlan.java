package dev.cozesh.probe;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * What a run would send, counted before the first request. An answer that surprises costs more, an
 * absent family less: never more than the budget.
 *
 * @param stages what is sent for which purpose, in order
 * @param attempts how many attempts were written
 * @param routes how many routes they come down to
 * @param tried how many of the routes are asked for; the rest is covered by pairs
 * @param notes what a reader should know: why pairs do, what is held back
 */
public record ProbePlan(
    List<Stage> stages, int attempts, int routes, int tried, List<String> notes) {
  public ProbePlan {
    stages = List.copyOf(stages);
    notes = List.copyOf(notes);
  }

  /** {@return how many requests that makes, re-tests of surprises not counted} */
  public int requests() {
    return stages.stream().mapToInt(Stage::requests).sum();
  }

  /**
   * The same with one note more.
   *
   * @param note what a reader should know
   * @return a copy
   */
  ProbePlan noting(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new ProbePlan(stages, attempts, routes, tried, more);
  }

  /**
   * One stage.
   *
   * @param name {@code calibration}, {@code reads}, {@code harmless forms of writes}, …
   * @param requests how many requests it takes
   * @param what in one sentence
   */
  public record Stage(String name, int requests, String what) {
    public Stage {
      requireNonNull(name, "name");
      requireNonNull(what, "what");
    }
  }
}
