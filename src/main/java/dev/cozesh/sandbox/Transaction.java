package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a handler may read and change. Reads show the state before it; nodes must not be changed.
 */
final class Transaction {
  private final Supplier<String> ids;
  private final Map<Kind, Map<String, ObjectNode>> objects;
  private final List<Change> changes = new ArrayList<>();
  private boolean acted;

  /**
   * @param ids gives new ones
   * @param objects the state that is read
   */
  Transaction(Supplier<String> ids, Map<Kind, Map<String, ObjectNode>> objects) {
    this.ids = ids;
    this.objects = objects;
  }

  Optional<ObjectNode> find(Kind kind, String id) {
    return Optional.ofNullable(objects.get(kind).get(id));
  }

  /** The object of that id; a refusal with 4200 names it when there is none. */
  ObjectNode existing(Kind kind, String id) {
    String noun = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return find(kind, id).orElseThrow(() -> Refused.notFound(noun + " " + id));
  }

  /** In the order of creation. */
  Collection<ObjectNode> all(Kind kind) {
    return objects.get(kind).values();
  }

  /** Like {@link #all}, with the ids that they are kept by. */
  Set<Map.Entry<String, ObjectNode>> entries(Kind kind) {
    return objects.get(kind).entrySet();
  }

  String newId() {
    return ids.get();
  }

  void put(Kind kind, String id, ObjectNode value) {
    changes.add(new Change(kind, id, Optional.of(value)));
  }

  void remove(Kind kind, String id) {
    changes.add(new Change(kind, id, Optional.empty()));
  }

  /** Marks an effect that nothing stored shows, such as a run. */
  void act() {
    acted = true;
  }

  boolean acted() {
    return acted;
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }
}
