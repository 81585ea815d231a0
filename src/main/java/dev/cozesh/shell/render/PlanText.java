package dev.cozesh.shell.render;

import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Gate;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.error.SecretShapes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** A plan as people read it. */
public final class PlanText {
  // Coze's page on its API's prices: 500 calls in a lifetime, then every one is refused.
  private static final int FREE_CALLS = 500;

  private final Ink ink;
  private final boolean unchangedToo;
  private final boolean whole;

  private PlanText(Ink ink, boolean unchangedToo, boolean whole) {
    this.ink = ink;
    this.unchangedToo = unchangedToo;
    this.whole = whole;
  }

  /**
   * The plan's lines, without a line break at the end.
   *
   * @param unchangedToo lists the unchanged objects instead of counting them
   * @param wouldCall the calls a script makes that a plan does not send
   */
  public static String of(Plan plan, List<String> wouldCall, Ink ink, boolean unchangedToo) {
    return new PlanText(ink, unchangedToo, false).plan(plan, wouldCall);
  }

  /** Each changed field from end to end: the answer to {@code d}. */
  public static String details(Plan plan, Ink ink) {
    return new PlanText(ink, false, true).changes(plan);
  }

  /** One object: its headline, what changes in it, what to know of it. */
  public static String of(Change change, Ink ink) {
    return new PlanText(ink, true, false).change(change);
  }

  private String plan(Plan plan, List<String> wouldCall) {
    StringJoiner text = new StringJoiner("\n");
    text.add(
        ink.bold(
            "Plan for "
                + plan.target().environment().map(name -> Clean.line(name) + ": ").orElse("")
                + "workspace "
                + Clean.line(plan.target().workspaceName())
                + " on "
                + Clean.line(plan.target().host())));
    String changes = changes(plan);
    if (!changes.isEmpty()) {
      text.add(changes);
    }
    plan.remarks().forEach(remark -> text.add("note: " + line(remark)));
    text.add(ink.bold(counts(plan)));
    Levels.text(plan, ink).ifPresent(text::add);
    String reach = plan.precautions().reach().text();
    if (!reach.isEmpty()) {
      text.add("reaches: " + reach);
    }
    text.add(requests(plan));
    if (!plan.permissions().isEmpty()) {
      text.add("permissions: " + line(String.join(", ", plan.permissions())));
    }
    if (!wouldCall.isEmpty()) {
      text.add("would call:");
      wouldCall.forEach(call -> text.add("  " + line(call)));
    }
    plan.precautions().gates().forEach(gate -> text.add(gate(gate)));
    return text.toString();
  }

  private String gate(Gate gate) {
    String name = line(gate.name());
    return gate.objection()
        .map(
            closed ->
                ink.red("refused")
                    + " by "
                    + name
                    + ": "
                    + line(closed.what())
                    + "\n  "
                    + Clean.text(SecretShapes.mask(closed.why())).replace("\n", "\n  ")
                    + "\n  "
                    + line(closed.next()))
        .orElse("passed: " + name);
  }

  private String changes(Plan plan) {
    StringJoiner text = new StringJoiner("\n");
    for (Change change : plan.changes()) {
      if (change.action() != Action.NONE || unchangedToo || !change.remarks().isEmpty()) {
        text.add(change(change));
      }
    }
    return text.toString();
  }

  private String change(Change change) {
    StringJoiner text = new StringJoiner("\n");
    text.add(headline(change));
    change.fields().forEach(field -> text.add(field(field)));
    change.remarks().forEach(remark -> text.add("  note: " + line(remark)));
    return text.toString();
  }

  private String headline(Change change) {
    String title = change.address().kind().word() + " " + Clean.line(change.address().name());
    String id = change.id().map(known -> " " + ink.dim(Clean.line(known))).orElse("");
    return sign(change.action()) + " " + ink.bold(title) + id + why(change.action());
  }

  private String sign(Action action) {
    return switch (action) {
      case CREATE, ADOPT -> ink.green(action.sign());
      case DELETE, RETIRE, MARK -> ink.red(action.sign());
      case UPDATE, ACCEPT, SETTLE, WAIT -> ink.yellow(action.sign());
      case FORGET, KEEP, NONE -> ink.dim(action.sign());
    };
  }

  private static String why(Action action) {
    return switch (action) {
      case ADOPT -> " (adopted: it exists under this name)";
      case SETTLE -> " (its create was sent once; the answer was lost)";
      case WAIT -> " (a person has to act first)";
      case ACCEPT -> " (as it is on Coze now)";
      case RETIRE -> " (unpublished; no endpoint deletes it)";
      case MARK -> " (marked as retired; no endpoint deletes it)";
      case CREATE, UPDATE, DELETE, FORGET, KEEP, NONE -> "";
    };
  }

  private String field(FieldChange change) {
    return new FieldText(ink, whole).of(change).indent(2).stripTrailing();
  }

  static String counts(Plan plan) {
    Map<Action, Integer> counted = new EnumMap<>(Action.class);
    plan.changes().forEach(change -> counted.merge(change.action(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    counted.forEach((action, number) -> parts.add(number + " " + words(action)));
    boolean nothing =
        plan.isEmpty() && Set.of(Action.NONE, Action.ADOPT).containsAll(counted.keySet());
    if (nothing) {
      parts.add(0, "no changes");
    }
    return String.join(", ", parts);
  }

  static String words(Action action) {
    return switch (action) {
      case CREATE -> "to create";
      case ADOPT -> "to adopt";
      case UPDATE -> "to change";
      case ACCEPT -> "to accept as they are";
      case DELETE -> "to delete";
      case RETIRE -> "to unpublish";
      case MARK -> "to mark as retired";
      case FORGET -> "to forget";
      case SETTLE -> "to settle";
      case WAIT -> "waiting for a person";
      case KEEP -> "kept";
      case NONE -> "unchanged";
    };
  }

  static String requests(Plan plan) {
    String sent = "requests: " + plan.requestsSent() + " sent for this plan";
    return plan.isEmpty()
        ? sent
        : sent + ", at most " + plan.requestsToApply() + " to apply" + share(plan.requests());
  }

  /** What it is of all the calls that an account without a subscription has in its lifetime. */
  static String share(int requests) {
    return requests > FREE_CALLS
        ? "; a free account has " + FREE_CALLS + " in all"
        : String.format(
            Locale.ROOT,
            "; together %.1f %% of a free account's %d",
            requests * 100.0 / FREE_CALLS,
            FREE_CALLS);
  }

  private static String line(String text) {
    return Clean.line(SecretShapes.mask(text));
  }
}
