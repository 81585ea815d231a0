package dev.cozesh.shell.builtin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.state.ResourceState.Published;
import dev.cozesh.json.Json;
import dev.cozesh.shell.builtin.StateBook.Entry;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code state ls}: everything that is managed on the target. */
final class StateLs implements StateVerb {
  private static final List<String> HEAD =
      List.of("address", "id", "origin", "protected", "script", "published", "last sent");

  @Override
  public String name() {
    return "ls";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public void run(Scene scene) {
    List<Entry> entries = scene.book().entries();
    Console console = scene.console();
    if (scene.call().has(Option.JSON)) {
      ArrayNode array = Json.mapper().createArrayNode();
      entries.forEach(entry -> array.add(json(entry)));
      console.print(array.toPrettyString());
    } else if (entries.isEmpty()) {
      console.remark("nothing is managed here");
    } else {
      List<List<String>> rows = entries.stream().map(StateLs::row).toList();
      console.print(new Table(HEAD, rows).text(new Ink(console.colourOut())));
    }
    scene.book().unsettled().forEach(line -> console.remark("unsettled: " + Clean.line(line)));
  }

  private static ObjectNode json(Entry entry) {
    ResourceState state = entry.state();
    return Json.object()
        .put("address", entry.address().toString())
        .put("id", entry.id())
        .put("origin", origin(state))
        .put("protected", state.isProtected())
        .put("script", state.owner())
        .put("published", published(state).orElse(null))
        .put("last_sent", entry.lastSent().orElse(null));
  }

  private static List<String> row(Entry entry) {
    ResourceState state = entry.state();
    return List.of(
        entry.address().toString(),
        entry.id(),
        origin(state),
        state.isProtected() ? "yes" : "",
        state.owner(),
        published(state).orElse(""),
        entry.lastSent().orElse(""));
  }

  private static Optional<String> published(ResourceState state) {
    return state.published().map(Published::version);
  }

  private static String origin(ResourceState state) {
    return state.origin().name().toLowerCase(Locale.ROOT);
  }
}
