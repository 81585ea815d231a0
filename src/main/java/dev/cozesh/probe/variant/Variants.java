package dev.cozesh.probe.variant;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What one line of an inquiry stands for.
 *
 * @param written the line, as it was written
 * @param all every attempt of it: the full product of its alternatives
 * @param cover a part of them in which each pair of alternatives of two places meets at least once;
 *     the same list when there is nothing to save
 */
public record Variants(String written, List<Attempt> all, List<Attempt> cover) {
  public Variants {
    requireNonNull(written, "written");
    all = List.copyOf(all);
    cover = List.copyOf(cover);
  }

  /**
   * {@return one attempt as it stands}
   *
   * @param attempt the attempt
   */
  public static Variants one(Attempt attempt) {
    return new Variants(attempt.operation(), List.of(attempt), List.of(attempt));
  }

  /** The same with every attempt changed. */
  Variants each(UnaryOperator<Attempt> change) {
    List<Attempt> changed = all.stream().map(change).toList();
    return new Variants(
        written, changed, cover.equals(all) ? changed : cover.stream().map(change).toList());
  }
}
