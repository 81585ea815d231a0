package dev.cozesh.deploy;

import dev.cozesh.deploy.ForeignIds.Owned;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredBot;
import dev.cozesh.deploy.desired.DesiredDatabase;
import dev.cozesh.deploy.desired.DesiredDocument;
import dev.cozesh.deploy.desired.DesiredKnowledge;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.desired.DesiredWorkflow;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Output;
import dev.cozesh.deploy.desired.Reference;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.Place;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for ids of other targets in everything that a script declares. */
final class ForeignCheck {
  private final ForeignIds foreign;
  private final Map<Kind, Driver> drivers;
  private final String here;

  /**
   * @param drivers tell whether this target has an object of that id after all
   * @param here what people call this target
   */
  ForeignCheck(ForeignIds foreign, Map<Kind, Driver> drivers, String here) {
    this.foreign = foreign;
    this.drivers = drivers;
    this.here = here;
  }

  /**
   * Sends nothing unless it finds something, and then lists only.
   *
   * @throws CozeGuardException with the id, whose it is, and where it stands
   */
  void check(DesiredState desired) {
    desired.resources().forEach(this::check);
    for (Output output : desired.outputs()) {
      String said = "output " + output.name();
      if (output.value() instanceof Output.Text text) {
        look(text.text(), said, Place.NOWHERE);
      } else if (output.value() instanceof Output.IdOf id) {
        look(id.reference(), said);
      }
    }
  }

  private void check(DesiredResource resource) {
    Address address = resource.address();
    look(address.name(), address + ": name", resource.place());
    if (resource instanceof DesiredBot bot) {
      check(bot);
    } else if (resource instanceof DesiredKnowledge knowledge) {
      look(knowledge.description(), address + ": description", knowledge.place());
      knowledge.documents().forEach(one -> check(one, address));
    } else if (resource instanceof DesiredWorkflow workflow) {
      workflow
          .definition()
          .ifPresent(
              one -> look(one.json().toString(), address + ": " + one.file(), workflow.place()));
    } else if (resource instanceof DesiredDatabase database) {
      look(database.description(), address + ": description", database.place());
      database
          .columns()
          .forEach(one -> look(one.description(), address + ": " + one.name(), database.place()));
      database.rows().ifPresent(rows -> check(rows, database));
    }
  }

  private void check(DesiredBot bot) {
    String said = bot.address() + ": ";
    look(bot.description(), said + "description", bot.place());
    look(bot.prompt(), said + "prompt", bot.place());
    bot.onboarding()
        .ifPresent(
            onboarding -> {
              look(onboarding.prologue(), said + "prologue", bot.place());
              onboarding
                  .suggestions()
                  .orElse(List.of())
                  .forEach(one -> look(one, said + "suggested question", bot.place()));
            });
    bot.knowledge().orElse(List.of()).forEach(one -> look(one, said + "knows"));
    bot.workflows().orElse(List.of()).forEach(one -> look(one, said + "uses"));
    bot.plugins()
        .orElse(List.of())
        .forEach(one -> look(one.pluginId() + " " + one.apiId(), said + "uses", bot.place()));
  }

  private void check(DesiredDocument document, Address address) {
    String said = address + ": document " + document.name();
    document.caption().ifPresent(text -> look(text, said, document.place()));
    if (document.content().isAtHand()) {
      // Whatever is no text holds no id that could be seen: one stands in it compressed.
      String text = new String(document.content().bytes(), StandardCharsets.UTF_8);
      look(document.name(), address + ": document " + document.name(), document.place());
      look(text, said, document.place());
    }
  }

  private void check(DesiredDatabase.Rows rows, DesiredDatabase database) {
    String said = database.address() + ": " + rows.file();
    rows.values()
        .forEach(row -> row.values().forEach(value -> look(value, said, database.place())));
  }

  private void look(Reference reference, String said) {
    look(reference.nameOrId(), said, reference.place());
  }

  private void look(Optional<String> text, String said, Place place) {
    text.ifPresent(one -> look(one, said, place));
  }

  private void look(String text, String said, Place place) {
    Optional<Owned> found = foreign.in(text);
    if (found.isEmpty()) {
      return;
    }
    Owned owned = found.get();
    if (isHere(owned)) {
      foreign.own(owned.id());
      look(text, said, place);
      return;
    }
    throw refused(owned, (place.equals(Place.NOWHERE) ? "" : place + ": ") + said, here);
  }

  /** Sandboxes number alike: the same id may be this target's as well. */
  private boolean isHere(Owned owned) {
    return owned
        .address()
        .map(Address::kind)
        .filter(drivers::containsKey)
        .map(kind -> drivers.get(kind).list().stream().anyMatch(one -> one.id().equals(owned.id())))
        .orElse(false);
  }

  static CozeGuardException refused(Owned owned, String where, String here) {
    return new CozeGuardException(
        where + " holds an id of another target: " + owned.title(),
        "it means nothing in " + here + ", or something else",
        "refer to the object by its name, which is looked up in each target; a script can also ask"
            + " which `environment` it runs for");
  }
}
