package dev.cozesh.shell.render;

import dev.cozesh.deploy.plan.Level;
import dev.cozesh.deploy.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How well it is known that nobody else has changed anything: all four levels counted. */
final class Levels {
  private Levels() {}

  /** {@code managed fields: 9 verified, 1 drifted}; absent before the first apply. */
  static Optional<String> text(Plan plan, Ink ink) {
    if (plan.levels().isEmpty()) {
      return Optional.empty();
    }
    List<String> counts = new ArrayList<>();
    plan.levels()
        .forEach(
            (level, count) -> {
              String words = count + " " + level.words();
              counts.add(level == Level.DRIFTED ? ink.red(words) : words);
            });
    return Optional.of("managed fields: " + String.join(", ", counts));
  }
}
