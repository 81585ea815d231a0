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

    static Field of(FieldChange change) {
      return new Field(
          change.field(),
          hash(change.before()),
          hash(change.after()),
          change.standing().name(),
          change.before().filter(value -> WithoutSecrets.isClean(value.toString())));
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

  static SeenObject of(Change change) {
    return new SeenObject(
        change.address().toString(),
        change.action().name(),
        change.id(),
        change.fields().stream().map(Field::of).toList());
  }

  /** In what the object now is another one. */
  List<Moved> movedTo(Change now) {
    List<Moved> all = new ArrayList<>();
    if (!id.equals(now.id())) {
      all.add(
          Moved.of(
              address,
              "it was " + id.orElse("not there") + " and is " + now.id().orElse("not there")));
    }
    Map<String, FieldChange> present = new LinkedHashMap<>();
    now.fields().forEach(change -> present.put(change.field(), change));
    for (Field then : fields) {
      FieldChange change = present.remove(then.field());
      if (change == null) {
        all.add(Moved.of(address, then.field() + " is as declared by now"));
      } else if (!then.sawTheSameAs(Field.of(change))) {
        all.add(moved(change, then.value(), Standing.BOTH));
      }
    }
    present.values().forEach(change -> all.add(moved(change, change.after(), Standing.THEIRS)));
    if (all.isEmpty() && !action.equals(now.action().name())) {
      all.add(
          Moved.of(
              address,
              "the plan was to "
                  + words(action)
                  + " it, now it is to "
                  + words(now.action().name())));
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
