package dev.cozesh.shell.render;

import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Level;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.deploy.plan.Watched;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** What was changed on Coze since the last apply, as people read it. */
public final class DriftText {
  private final Ink ink;
  private final boolean everything;

  private DriftText(Ink ink, boolean everything) {
    this.ink = ink;
    this.everything = everything;
  }

  /**
   * The lines, without a line break at the end.
   *
   * @param everything names also the fields that nobody has changed, each with its level
   */
  public static String of(Plan plan, Ink ink, boolean everything) {
    return new DriftText(ink, everything).text(plan);
  }

  private String text(Plan plan) {
    StringJoiner text = new StringJoiner("\n");
    text.add(
        ink.bold(
            "Drift in workspace "
                + Clean.line(plan.target().workspaceName())
                + " on "
                + Clean.line(plan.target().host())));
    plan.changes().forEach(change -> object(change).ifPresent(text::add));
    Optional<String> levels = Levels.text(plan, ink);
    boolean none = plan.levels().getOrDefault(Level.DRIFTED, 0) == 0;
    text.add(
        levels.isEmpty()
            ? "nothing was applied from here so far"
            : levels.get() + (none ? "" : "; `apply --resolve ours|theirs` decides"));
    text.add("requests: " + plan.requestsSent());
    return text.toString();
  }

  private Optional<String> object(Change change) {
    List<Watched> shown =
        change.watched().stream().filter(one -> everything || isDrifted(one)).toList();
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    boolean drifted = change.watched().stream().anyMatch(DriftText::isDrifted);
    StringJoiner text = new StringJoiner("\n");
    text.add(
        (drifted ? ink.red("!") : ink.dim("="))
            + " "
            + ink.bold(change.address().kind().word() + " " + Clean.line(change.address().name()))
            + change.id().map(id -> " " + ink.dim(Clean.line(id))).orElse(""));
    shown.forEach(one -> text.add(field(change, one).indent(2).stripTrailing()));
    return Optional.of(text.toString());
  }

  private String field(Change change, Watched one) {
    if (one.field().equals(Watched.OBJECT)) {
      return "it is gone from Coze, or another one stands in its place";
    }
    if (!isDrifted(one)) {
      return Clean.line(one.field()) + ": " + one.level().words();
    }
    if (one.base().isPresent() && one.live().isPresent()) {
      return new FieldText(ink, everything)
          .of(new FieldChange(one.field(), one.base(), one.live()));
    }
    String now =
        one.live().isPresent()
            ? new FieldText(ink, everything)
                .of(new FieldChange(one.field(), Optional.empty(), one.live()))
            : ink.red("-") + " " + Clean.line(one.field()) + ": nothing is there now";
    return now.replaceFirst(":(?=\\s)", " was changed; now:");
  }

  private static boolean isDrifted(Watched one) {
    return one.level() == Level.DRIFTED;
  }

  /** A level as programs read it. */
  static String word(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
