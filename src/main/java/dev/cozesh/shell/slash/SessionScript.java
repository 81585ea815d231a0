package dev.cozesh.shell.slash;

import dev.cozesh.deploy.LiveObject;
import dev.cozesh.deploy.LiveReader;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.dsl.SourceText;
import dev.cozesh.error.CozeException;
import dev.cozesh.shell.exchange.Step;
import dev.cozesh.shell.render.Clean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a session has changed as a script. Which objects were touched is known from its calls; how
 * they ended is read from the server, so that the script says what is there.
 */
final class SessionScript {
  private static final Map<String, Kind> TOUCHING =
      Map.ofEntries(
          Map.entry("bots.create", Kind.BOT),
          Map.entry("bots.update", Kind.BOT),
          Map.entry("bots.publish", Kind.BOT),
          Map.entry("bots.unpublish", Kind.BOT),
          Map.entry("datasets.create", Kind.KNOWLEDGE),
          Map.entry("datasets.update", Kind.KNOWLEDGE),
          Map.entry("datasets.delete", Kind.KNOWLEDGE),
          Map.entry("datasets.documents.create", Kind.KNOWLEDGE),
          Map.entry("studio.bots.create", Kind.BOT),
          Map.entry("studio.bots.update", Kind.BOT),
          Map.entry("studio.bots.publish", Kind.BOT),
          Map.entry("studio.bots.delete", Kind.BOT),
          Map.entry("studio.datasets.create", Kind.KNOWLEDGE),
          Map.entry("studio.datasets.update", Kind.KNOWLEDGE),
          Map.entry("studio.datasets.delete", Kind.KNOWLEDGE),
          Map.entry("studio.datasets.documents.create", Kind.KNOWLEDGE),
          Map.entry("studio.workflows.create", Kind.WORKFLOW),
          Map.entry("studio.workflows.update", Kind.WORKFLOW),
          Map.entry("studio.workflows.save", Kind.WORKFLOW),
          Map.entry("studio.workflows.publish", Kind.WORKFLOW),
          Map.entry("studio.workflows.delete", Kind.WORKFLOW));

  private static final Map<Kind, String> IDS =
      Map.of(Kind.BOT, "bot_id", Kind.KNOWLEDGE, "dataset_id", Kind.WORKFLOW, "workflow_id");

  private record Subject(Kind kind, String id) {}

  private final LiveReader reader;
  private final Map<Address, String> managed;
  private final Set<Subject> touched = new LinkedHashSet<>();
  private final Set<Subject> created = new LinkedHashSet<>();
  private final Map<Subject, Step> deleted = new LinkedHashMap<>();
  private final Map<String, Integer> others = new LinkedHashMap<>();
  private final List<LiveObject> objects = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();

  /**
   * @param managed what the state knows, by its id
   */
  SessionScript(List<Step> steps, LiveReader reader, Map<Address, String> managed) {
    this.reader = reader;
    this.managed = new HashMap<>(managed);
    steps.forEach(this::sort);
    touched.forEach(this::read);
    // Of several with one name the one that the state knows is declared, else the first.
    objects.sort(Comparator.comparing(one -> !one.id().equals(managed.get(one.address()))));
    deleted.forEach(
        (subject, step) -> {
          if (!created.contains(subject)) {
            comments.add("deleted: " + step.operation());
          }
        });
    others.forEach(
        (operation, times) ->
            comments.add(
                "not a resource: " + operation + (times > 1 ? ", " + times + " times" : "")));
  }

  /** The objects that the script declares, one an address. */
  List<LiveObject> declared() {
    Map<Address, LiveObject> first = new LinkedHashMap<>();
    objects.stream()
        .filter(one -> one.declared().isPresent())
        .forEach(one -> first.putIfAbsent(one.address(), one));
    return List.copyOf(first.values());
  }

  /** What is in the script as a comment alone. */
  List<String> comments() {
    return List.copyOf(comments);
  }

  /**
   * The script.
   *
   * @param workspace as the script names it
   */
  String text(String workspace) {
    StringBuilder text = new StringBuilder();
    text.append(
        "// What a session changed, as it is on the server: planned, this changes nothing.\n");
    text.append(SourceText.workspace(workspace)).append("\n\n");
    text.append(new SourceText(objects).source().text());
    if (!comments.isEmpty()) {
      text.append('\n');
      comments.forEach(comment -> text.append("// ").append(Clean.line(comment)).append('\n'));
    }
    return text.toString();
  }

  private void sort(Step step) {
    Optional<Kind> kind = step.endpoint().map(TOUCHING::get);
    Optional<String> id = kind.map(IDS::get).map(step.ids()::get);
    if (id.isEmpty()) {
      others.merge(step.operation(), 1, Integer::sum);
      return;
    }
    Subject subject = new Subject(kind.get(), id.get());
    if (ends(step, ".delete")) {
      touched.remove(subject);
      deleted.put(subject, step);
      return;
    }
    touched.add(subject);
    if (ends(step, "bots.create", "datasets.create", "workflows.create")) {
      created.add(subject);
    }
  }

  private static boolean ends(Step step, String... words) {
    return step.endpoint().filter(id -> Stream.of(words).anyMatch(id::endsWith)).isPresent();
  }

  private void read(Subject subject) {
    try {
      objects.add(reader.read(reader.get(subject.kind(), subject.id())));
    } catch (CozeException e) {
      comments.add(
          "not readable: " + subject.kind().title() + " " + subject.id() + ": " + e.what());
    }
  }
}
