package dev.cozesh.shell.builtin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.cozesh.json.Json;
import dev.cozesh.shell.builtin.StateBook.Entry;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.Table;
import java.util.List;

/** {@code state ls}: everything that is managed on the target. */
final class StateLs implements StateVerb {
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
    list(scene.book().entries(), scene.call(), scene.console());
    scene
        .book()
        .unsettled()
        .forEach(line -> scene.console().remark("unsettled: " + Clean.line(line)));
  }

  private static void list(List<Entry> entries, Call call, Console console) {
    if (call.has(Option.JSON)) {
      ArrayNode array = Json.mapper().createArrayNode();
      entries.forEach(
          entry ->
              array.addObject().put("address", entry.address().toString()).put("id", entry.id()));
      console.print(array.toPrettyString());
    } else if (entries.isEmpty()) {
      console.remark("nothing is managed here");
    } else {
      List<List<String>> rows =
          entries.stream().map(entry -> List.of(entry.address().toString(), entry.id())).toList();
      console.print(new Table(List.of("address", "id"), rows).text(new Ink(console.colourOut())));
    }
  }
}
