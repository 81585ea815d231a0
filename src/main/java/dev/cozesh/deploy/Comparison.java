package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.PlanOptions.Resolve;
import dev.cozesh.deploy.desired.Lifecycle;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Level;
import dev.cozesh.deploy.plan.Standing;
import dev.cozesh.deploy.plan.Watched;
import dev.cozesh.deploy.state.ResourceState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The fields of one object three ways: what was last applied, what is declared, what is there. What
 * was last applied is known by its hash; fields that nobody declares are not looked at.
 */
final class Comparison {
  /** Hashes that older states have for an empty text, list or object, which count as absent. */
  private static final Set<String> EMPTY =
      Set.of(Fields.sha256("\"\""), Fields.sha256("[]"), Fields.sha256("{}"));

  private static final String ABSENT = "";

  private final Fields wanted;
  private final Fields actual;
  private final boolean exists;
  private final Optional<ResourceState> known;
  private final Lifecycle lifecycle;
  private final Resolve resolve;
  private final Function<String, Optional<JsonNode>> applied;

  private final List<FieldChange> changes = new ArrayList<>();
  private final List<Watched> watched = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final Set<String> leftAlone = new HashSet<>();

  /**
   * @param actual the object as it is; empty while there is none
   * @param applied the value that was last applied, where it is still known
   */
  Comparison(
      Fields wanted,
      Optional<Fields> actual,
      Optional<ResourceState> known,
      Lifecycle lifecycle,
      Resolve resolve,
      Function<String, Optional<JsonNode>> applied) {
    this.wanted = wanted;
    this.actual = actual.orElseGet(Fields::new);
    this.exists = actual.isPresent();
    this.known = known;
    this.lifecycle = lifecycle;
    this.resolve = resolve;
    this.applied = applied;
    wanted.names().forEach(this::compare);
  }

  /** The fields that differ, in the order of the wire. */
  List<FieldChange> changes() {
    return List.copyOf(changes);
  }

  List<Watched> watched() {
    return List.copyOf(watched);
  }

  List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** The declared fields that are not written though they may differ. */
  Set<String> leftAlone() {
    return Set.copyOf(leftAlone);
  }

  private void compare(String field) {
    if (exists && lifecycle.ignores(field)) {
      leftAlone.add(field);
      return;
    }
    boolean differs = !wanted.agrees(actual, field);
    boolean ours = isOurs(field);
    if (exists && base(field).isPresent()) {
      watch(field, differs && !ours ? Level.DRIFTED : Level.VERIFIED);
    }
    if (!differs || field.equals("name") && !exists) {
      return;
    }
    if (!exists || ours) {
      change(field);
    } else {
      contest(field);
    }
  }

  private void change(String field) {
    if (isWaived(field) && resolve != Resolve.OURS) {
      leftAlone.add(field);
      remarks.add(
          field
              + " stays as it is on Coze, as was decided; the script says another value, which"
              + " `--resolve ours` writes");
      return;
    }
    changes.add(new FieldChange(field, actual.get(field), wanted.get(field)));
  }

  /** Somebody on Coze has changed it since the last apply. */
  private void contest(String field) {
    Standing standing =
        base(field).equals(Optional.of(hash(wanted, field))) ? Standing.THEIRS : Standing.BOTH;
    Optional<JsonNode> base = applied.apply(field);
    switch (resolve) {
      case THEIRS -> {
        leftAlone.add(field);
        changes.add(
            new FieldChange(field, wanted.get(field), actual.get(field), Standing.KEPT, base));
      }
      case OURS -> {
        changes.add(
            new FieldChange(field, actual.get(field), wanted.get(field), Standing.OURS, base));
        remarks.add(field + " was changed on Coze since the last apply, and is overwritten");
      }
      case REFUSE ->
          changes.add(new FieldChange(field, actual.get(field), wanted.get(field), standing, base));
    }
  }

  private void watch(String field, Level level) {
    watched.add(
        level == Level.DRIFTED
            ? new Watched(field, level, applied.apply(field), actual.get(field))
            : Watched.of(field, level));
  }

  /** Never applied, as it was applied, or on its way when a run ended: nobody else was there. */
  private boolean isOurs(String field) {
    String live = hash(actual, field);
    return base(field).isEmpty()
        || namesWhatIsToBeMade(field)
        || base(field).get().equals(live)
        || known.map(one -> live.equals(one.sent().get(field))).orElse(false);
  }

  /** What a list named and is gone, Coze itself has taken out of it. */
  private boolean namesWhatIsToBeMade(String field) {
    return wanted.texts(field).contains(References.KNOWN_AFTER_APPLY);
  }

  private boolean isWaived(String field) {
    return known.map(one -> hash(wanted, field).equals(one.waived().get(field))).orElse(false);
  }

  private Optional<String> base(String field) {
    return known
        .map(one -> one.fields().get(field))
        .map(hash -> EMPTY.contains(hash) ? ABSENT : hash);
  }

  static String hash(Fields fields, String field) {
    return fields.hash(field).orElse(ABSENT);
  }
}
