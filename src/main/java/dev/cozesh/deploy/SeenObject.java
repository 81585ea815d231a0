package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Standing;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One object as a plan found it. Managed fields that are not named were as they are declared, so
 * that two plans of one declared state that saw the same are equal, and others are not.
 *
 * @param action what the plan does with it, in small letters
 * @param fields what was not as declared
 */
public record SeenObject(String address, String action, Optional<String> id, List<Field> fields) {
  public SeenObject {
    requireNonNull(address, "address");
    requireNonNull(action, "action");
    requireNonNull(id, "id");
    fields = List.copyOf(fields);
  }

  /**
   * One field.
   *
   * @param there SHA-256 of what was there
   * @param wanted SHA-256 of what is declared
   * @param value what was there, unless nothing was or a secret stands in it
   */
  public record Field(
      String field, String there, String wanted, String standing, Optional<JsonNode> value) {
    public Field {
      requireNonNull(field, "field");
      requireNonNull(there, "there");
      requireNonNull(wanted, "wanted");
      requireNonNull(standing, "standing");
      requireNonNull(value, "value");
    }

    static Field of(FieldChange change, FieldChange shown) {
      return new Field(
          change.field(),
          hash(change.before()),
          hash(change.after()),
          change.standing().name(),
          shown.before().filter(value -> WithoutSecrets.isClean(value.toString())));
    }

    private boolean sawTheSameAs(Field other) {
      return field.equals(other.field)
          && there.equals(other.there)
          && wanted.equals(other.wanted)
          && standing.equals(other.standing);
    }
  }

  private static String hash(Optional<JsonNode> value) {
    return value.map(one -> Fields.sha256(Json.line(Fields.canonical(one)))).orElse("");
  }

  /**
   * Every object of a plan.
   *
   * @param shown the same changes as they may be seen
   */
  static List<SeenObject> all(List<Change> changes, List<Change> shown) {
    List<SeenObject> all = new ArrayList<>();
    for (int n = 0; n < changes.size(); n++) {
      all.add(of(changes.get(n), shown.get(n)));
    }
    return all;
  }

  private static SeenObject of(Change change, Change shown) {
    List<Field> fields = new ArrayList<>();
    for (int n = 0; n < change.fields().size(); n++) {
      fields.add(Field.of(change.fields().get(n), shown.fields().get(n)));
    }
    return new SeenObject(change.address().toString(), change.action().name(), change.id(), fields);
  }

  /** In what the object now is another one. */
  List<Moved> movedTo(SeenObject now, Change shown) {
    List<Moved> all = new ArrayList<>();
    if (!id.equals(now.id)) {
      all.add(
          Moved.of(
              address,
              "it was " + id.orElse("not there") + " and is " + now.id.orElse("not there")));
    }
    Map<String, FieldChange> values = new LinkedHashMap<>();
    shown.fields().forEach(change -> values.put(change.field(), change));
    Map<String, Field> present = new LinkedHashMap<>();
    now.fields.forEach(field -> present.put(field.field(), field));
    for (Field then : fields) {
      Field field = present.remove(then.field());
      if (field == null) {
        all.add(Moved.of(address, then.field() + " is as declared by now"));
      } else if (!then.sawTheSameAs(field)) {
        all.add(moved(values.get(then.field()), then.value(), Standing.BOTH));
      }
    }
    for (String name : present.keySet()) {
      all.add(moved(values.get(name), values.get(name).after(), Standing.THEIRS));
    }
    if (all.isEmpty() && !action.equals(now.action)) {
      all.add(
          Moved.of(
              address,
              "the plan was to " + words(action) + " it, now it is to " + words(now.action)));
    }
    return all;
  }

  private Moved moved(FieldChange now, Optional<JsonNode> then, Standing standing) {
    return new Moved(
        address,
        now.field() + " was changed since",
        Optional.of(new FieldChange(now.field(), now.before(), now.after(), standing, then)));
  }

  private static String words(String action) {
    return action.toLowerCase(Locale.ROOT);
  }
}
