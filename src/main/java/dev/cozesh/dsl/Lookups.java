package dev.cozesh.dsl;

import dev.cozesh.deploy.Edition;
import dev.cozesh.deploy.Listings.Entry;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Nearest;
import dev.cozesh.error.Place;
import java.util.List;
import java.util.Optional;

/** Finds what lives on the server by its exact name, in the complete list. */
final class Lookups {
  private static final int NAMES_SHOWN = 5;

  private Lookups() {}

  static boolean isId(String nameOrId) {
    return nameOrId.matches("\\d+");
  }

  /**
   * The id of an object: what was just applied is known, an id of digits is believed.
   *
   * @throws CozeScriptException when no object has that name, or more than one
   */
  static String id(Session session, Kind kind, String nameOrId) {
    Optional<String> applied = session.declarations().id(new Address(kind, nameOrId));
    if (applied.isPresent() || isId(nameOrId)) {
      return applied.orElse(nameOrId);
    }
    Place place = session.here(kind.word());
    if (session.faults().isPresent()) {
      session.faults().get().lookUp(kind.title() + " \"" + nameOrId + "\"", place);
      return Session.UNBORN;
    }
    Connection connection = session.connection();
    List<Entry> all = connection.listings().objects(kind, connection.workspaceId()).toList();
    List<Entry> fitting = all.stream().filter(each -> each.name().equals(nameOrId)).toList();
    if (fitting.size() == 1) {
      return fitting.get(0).id();
    }
    if (fitting.isEmpty()) {
      throw none(kind, nameOrId, all, place, session.host().edition());
    }
    throw new CozeScriptException(
        place,
        "there are " + fitting.size() + " " + kind.title() + "s called " + nameOrId,
        "their ids are " + String.join(", ", fitting.stream().map(Entry::id).toList()),
        "name the one you mean by its id");
  }

  private static CozeScriptException none(
      Kind kind, String name, List<Entry> all, Place place, Edition edition) {
    List<String> names = all.stream().map(Entry::name).toList();
    return new CozeScriptException(
        place,
        "there is no " + kind.title() + " called " + name,
        names.isEmpty()
            ? "the workspace holds none"
            : "the nearest are " + String.join(", ", Nearest.all(name, names, NAMES_SHOWN)),
        Nearest.to(name, names)
            .map(near -> "did you mean \"" + near + "\"?")
            .orElse(
                kind == Kind.WORKFLOW && edition != Edition.STUDIO
                    ? "only published workflows are listed; publish it, or use its id"
                    : ""));
  }
}
