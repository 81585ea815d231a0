package dev.cozesh.deploy.guard;

import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.Gate;
import dev.cozesh.deploy.plan.Gate.Objection;
import dev.cozesh.error.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Holds a plan against every rule there is for it. */
public final class Gates {
  /** More deletions than this, or this share of what is managed of a kind, want their number. */
  private static final int FEW_DELETIONS = 3;

  private static final int SMALL_SHARE_PERCENT = 30;

  private final PlanFacts facts;
  private final Bounds bounds;

  private Gates(PlanFacts facts, Bounds bounds) {
    this.facts = facts;
    this.bounds = bounds;
  }

  /**
   * What a plan is held against, beside the rules of its script.
   *
   * @param maxRequests how many requests plan and apply may take
   * @param allowedDeletes the number of deletions that was agreed to
   * @param managed how many objects of each kind the state knows
   * @param destroys whether everything is to go, so that its share means nothing
   */
  public record Bounds(
      OptionalInt maxRequests,
      OptionalInt allowedDeletes,
      Map<Kind, Integer> managed,
      boolean destroys) {
    public Bounds {
      managed = Map.copyOf(managed);
    }
  }

  /** Every gate of a plan, open or closed; none for what the plan does not touch. */
  public static List<Gate> of(PlanFacts facts, Bounds bounds, Caution caution) {
    Gates gates = new Gates(facts, bounds);
    List<Gate> all = new ArrayList<>();
    gates.deletions().ifPresent(all::add);
    if (!facts.acts()) {
      return all; // nothing is sent, so nothing can be too much
    }
    bounds.maxRequests().ifPresent(most -> all.add(gates.budget(most)));
    caution.quota().ifPresent(left -> all.add(gates.quota(left)));
    caution.guards().forEach(guard -> all.add(gates.rule(guard)));
    return all;
  }

  private Optional<Gate> deletions() {
    int count = facts.deletes();
    if (count == 0) {
      return Optional.empty();
    }
    if (bounds.allowedDeletes().isPresent()) {
      int allowed = bounds.allowedDeletes().getAsInt();
      return Optional.of(
          allowed == count ? open("deletions") : tooMany(count, "--allow-delete says " + allowed));
    }
    if (bounds.destroys()) {
      return Optional.of(open("deletions")); // it was asked for by that very word
    }
    Optional<Kind> hit =
        bounds.managed().keySet().stream().filter(this::isMuch).sorted().findFirst();
    if (count > FEW_DELETIONS) {
      return Optional.of(
          tooMany(count, "more than " + FEW_DELETIONS + " deletions want their number"));
    }
    return Optional.of(
        hit.map(kind -> tooMany(count, share(kind))).orElseGet(() -> open("deletions")));
  }

  private boolean isMuch(Kind kind) {
    return 100L * deletes(kind) > (long) SMALL_SHARE_PERCENT * bounds.managed().get(kind);
  }

  private int deletes(Kind kind) {
    return (int)
        facts.changes().stream()
            .filter(change -> change.action() == Action.DELETE)
            .map(Change::address)
            .filter(address -> address.kind() == kind)
            .count();
  }

  private String share(Kind kind) {
    return deletes(kind)
        + " of "
        + bounds.managed().get(kind)
        + " objects of the kind "
        + kind.word()
        + " are more than "
        + SMALL_SHARE_PERCENT
        + " %";
  }

  private static Gate tooMany(int count, String why) {
    String objects = count == 1 ? "1 object" : count + " objects";
    return new Gate(
        "deletions",
        Place.NOWHERE,
        Optional.of(
            new Objection(
                "this deletes " + objects + ", and the number was not confirmed",
                why,
                "if that is meant: --allow-delete " + count)),
        OptionalInt.of(count));
  }

  private Gate budget(int most) {
    return facts.requests() <= most
        ? open("requests")
        : Gate.closed(
            "requests",
            Place.NOWHERE,
            new Objection(
                "plan and apply take up to "
                    + facts.requests()
                    + " requests, --max-requests allows "
                    + most,
                "what may be repeated counts too; nothing was changed",
                "allow more, or apply a part of it with --target"));
  }

  private Gate quota(int left) {
    return facts.requests() <= left
        ? open("quota")
        : Gate.closed(
            "quota",
            Place.NOWHERE,
            new Objection(
                "plan and apply take up to "
                    + facts.requests()
                    + " requests, the account has "
                    + left
                    + " left as --quota says",
                "an account without calls left is refused everything, half-way too",
                "wait for calls, or apply a part of it with --target"));
  }

  private Gate rule(Guard guard) {
    return guard
        .objection(facts)
        .map(
            text ->
                Gate.closed(
                    guard.name(),
                    guard.place(),
                    new Objection(
                        "the rule \"" + guard.name() + "\" refuses this plan",
                        text,
                        "change what is declared, or the rule")))
        .orElseGet(() -> Gate.open(guard.name(), guard.place()));
  }

  private static Gate open(String name) {
    return Gate.open(name, Place.NOWHERE);
  }
}
