package dev.cozesh.dsl;

import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Output;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import groovy.lang.Closure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the block of a declaration and records what it says. */
final class Declaring {
  private final Session session;

  Declaring(Session session) {
    this.session = session;
  }

  KnowledgeHandle knowledge(String name, Closure<?> body) {
    Place place = session.here("knowledge");
    KnowledgeSpec spec = new KnowledgeSpec(session);
    spec.run(body);
    session.declare(spec.toDesired(name, place));
    return new KnowledgeHandle(session, name, true);
  }

  DatabaseHandle database(String name, Closure<?> body) {
    Place place = session.here("database");
    DatabaseSpec spec = new DatabaseSpec(session);
    int failed = session.failures();
    spec.run(body);
    if (session.failures() == failed || !spec.isEmpty()) { // else what would fill it is told
      session.declare(spec.toDesired(name, place));
    }
    return new DatabaseHandle(session, name, true);
  }

  WorkflowHandle workflow(String name, Closure<?> body) {
    Place place = session.here("workflow");
    WorkflowSpec spec = new WorkflowSpec(session);
    spec.run(body);
    session.declare(spec.toDesired(name, place));
    return new WorkflowHandle(session, name, true);
  }

  /**
   * @param body null when everything comes from {@code from:}
   */
  BotHandle bot(Optional<String> name, Map<?, ?> given, Closure<?> body) {
    Place place = session.here("bot");
    Options options = Options.of(given, "bot", place, List.of("from", "ignore"));
    BotSpec spec = new BotSpec(session);
    Optional<BotJson.Fields> json =
        options.value("from").map(from -> json(name, from, options, place));
    json.ifPresent(spec::takeOver);
    if (body != null) {
      spec.run(body);
    } else if (json.isEmpty()) {
      throw new CozeScriptException(
          place,
          "this declares no bot",
          "it has neither from: nor a block",
          "write `bot(\"…\") { … }`");
    }
    String called =
        name.or(() -> json.flatMap(BotJson.Fields::name))
            .filter(text -> !text.isBlank())
            .orElseThrow(
                () ->
                    new CozeScriptException(
                        place,
                        "this bot has no name",
                        "neither the script nor the JSON gives one",
                        "write `bot \"name\", from: …`"));
    session.declare(spec.toDesired(called, place));
    return new BotHandle(session, called, true);
  }

  /**
   * @param given what it is called; else by its place
   */
  void guard(Optional<String> given, Closure<?> body) {
    Place place = session.here("guard");
    String name = given.orElse("guard at " + place);
    session.host().guard(new ScriptGuard(session, name, place, body));
  }

  void output(String name, Object value) {
    if (value instanceof DeferredId id) {
      session.output(name, new Output.IdOf(id.reference()));
    } else if (value instanceof Handle handle) {
      Kind kind = handle.kind();
      throw new CozeScriptException(
          session.here("output"),
          "output takes a value, not a " + kind.title(),
          "",
          "write `output \"" + name + "\", " + handle + ".id`");
    } else if (value instanceof Secret) {
      throw new CozeGuardException(
          session.here("output") + ": a secret cannot be an output",
          "outputs are written to files and printed",
          "let the other program read the secret where you do");
    } else {
      session.output(name, new Output.Text(session.text(value, "output")));
    }
  }

  private static BotJson.Fields json(
      Optional<String> name, Object from, Options options, Place place) {
    if (!(from instanceof Map<?, ?> map)) {
      throw new CozeScriptException(
          place,
          "bot from: takes a JSON object, not " + Session.kind(from),
          "",
          "write `from: json(file(\"bot.json\"))`");
    }
    List<String> ignored =
        options
            .value("ignore")
            .map(
                value ->
                    value instanceof Collection<?> several
                        ? several.stream().map(String::valueOf).toList()
                        : List.of(value.toString()))
            .orElse(List.of());
    return BotJson.read(name, map, ignored, place);
  }
}
