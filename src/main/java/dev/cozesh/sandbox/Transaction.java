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
import java.util.function.Function;

/**
 * What a handler may read and change. Reads show the state before it; nodes must not be changed.
 */
final class Transaction {
  private final Store store;
  private final Function<Kind, Map<String, ObjectNode>> objects;
  private final List<Change> changes = new ArrayList<>();
  private boolean acted;

  /**
   * @param objects by kind and id, what is to be seen
   */
  Transaction(Store store, Function<Kind, Map<String, ObjectNode>> objects) {
    this.store = store;
    this.objects = objects;
  }

  Optional<ObjectNode> find(Kind kind, String id) {
    return Optional.ofNullable(objects.apply(kind).get(id));
  }

  /** The object of that id; a refusal with 4200 names it when there is none. */
  ObjectNode existing(Kind kind, String id) {
    String noun = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return find(kind, id).orElseThrow(() -> Refused.notFound(noun + " " + id));
  }

  /** In the order of creation. */
  Collection<ObjectNode> all(Kind kind) {
    return objects.apply(kind).values();
  }

  /** Like {@link #all}, with the ids that they are kept by. */
  Set<Map.Entry<String, ObjectNode>> entries(Kind kind) {
    return objects.apply(kind).entrySet();
  }

  String newId() {
    return store.newId();
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
