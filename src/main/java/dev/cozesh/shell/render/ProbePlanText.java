package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.SecretShapes;
import dev.cozesh.probe.ProbePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.StringJoiner;

/** What a probe would send, as people read it before it does. */
public final class ProbePlanText {
  private static final int USUAL_COLUMNS = 100;

  /** Requests that a free account of Coze has for its whole life. */
  private static final int FREE = 500;

  private static final int LEAST_ROOM = 20;

  private final int columns;
  private final Ink ink;

  /**
   * @param columns of the screen; 0 when it does not tell
   */
  public ProbePlanText(int columns, Ink ink) {
    this.columns = columns == 0 ? USUAL_COLUMNS : columns;
    this.ink = requireNonNull(ink, "ink");
  }

  /**
   * The plan's lines, without a line break at the end.
   *
   * @param title of the probe; may be empty
   * @param host who would be asked
   * @param budget most requests of the run
   * @param quota what the account has left, when the user said so
   */
  public String of(ProbePlan plan, String title, String host, int budget, OptionalInt quota) {
    StringJoiner text = new StringJoiner("\n");
    String name = title.isEmpty() ? "" : " " + clean(title);
    text.add(ink.bold(fitted("Plan of the probe" + name + " on " + clean(host), "")));
    text.add(fitted(counts(plan), "  "));
    stages(plan).forEach(text::add);
    text.add(ink.bold(fitted(requests(plan, budget), "")));
    quota.ifPresent(left -> text.add(quota(plan, budget, left)));
    plan.notes().forEach(note -> text.add(fitted("note: " + clean(note), "  ")));
    return text.toString();
  }

  private static String counts(ProbePlan plan) {
    String all =
        "  " + counted(plan.attempts(), "attempt") + " on " + counted(plan.routes(), "route");
    return plan.tried() < plan.routes()
        ? all + ", of which " + plan.tried() + " are asked for"
        : all;
  }

  private List<String> stages(ProbePlan plan) {
    int name = plan.stages().stream().mapToInt(each -> Width.of(each.name())).max().orElse(0);
    int number =
        plan.stages().stream()
            .mapToInt(each -> String.valueOf(each.requests()).length())
            .max()
            .orElse(0);
    int margin = 2 + name + 2 + number + 2;
    List<String> lines = new ArrayList<>();
    for (ProbePlan.Stage stage : plan.stages()) {
      String count = String.valueOf(stage.requests());
      String head =
          "  "
              + Width.pad(clean(stage.name()), name)
              + "  "
              + " ".repeat(number - count.length())
              + count;
      boolean beside = columns - margin >= LEAST_ROOM;
      String below = " ".repeat(beside ? margin : 4);
      String what = Wrapped.of(clean(stage.what()), columns - below.length(), below);
      lines.add(beside ? head + "  " + what : head + "\n" + below + what);
    }
    return lines;
  }

  private static String requests(ProbePlan plan, int budget) {
    int requests = plan.requests();
    String text =
        counted(requests, "request") + " of a budget of " + budget + ", " + share(requests);
    return requests > budget ? text + "; the budget ends it before that" : text;
  }

  private static String share(int requests) {
    double percent = requests * 100.0 / FREE;
    String shown =
        percent >= 1 || requests == 0
            ? String.valueOf(Math.round(percent))
            : String.format(Locale.ROOT, "%.1f", percent);
    return shown + " % of the " + FREE + " that a free account has for good";
  }

  private String quota(ProbePlan plan, int budget, int left) {
    boolean enough = Math.min(plan.requests(), budget) <= left;
    String text = counted(left, "request") + " left on the account";
    return enough ? text : ink.red(fitted(text + ": not enough for it", ""));
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private String fitted(String text, String below) {
    return Wrapped.of(text, columns, below);
  }

  private static String clean(String text) {
    return Clean.line(SecretShapes.mask(text));
  }
}
