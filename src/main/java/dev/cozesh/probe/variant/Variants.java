package dev.cozesh.probe.variant;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;

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

  /** The same, seen from a profile. */
  Variants from(URI profile) {
    List<Attempt> seen = all.stream().map(each -> each.from(profile)).toList();
    return new Variants(
        written,
        seen,
        cover.equals(all) ? seen : cover.stream().map(each -> each.from(profile)).toList());
  }
}
