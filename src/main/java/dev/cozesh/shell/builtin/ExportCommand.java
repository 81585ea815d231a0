package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.deploy.LiveObject;
import dev.cozesh.deploy.LiveReader;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.dsl.Source;
import dev.cozesh.dsl.SourceText;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.ShellWord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code export [ADDRESS…]}: what lives on Coze as the script that leaves it as it is. */
final class ExportCommand implements Command {
  private final Workbench bench;
  private final Catalog catalog;

  ExportCommand(Workbench bench, Catalog catalog) {
    this.bench = requireNonNull(bench, "bench");
    this.catalog = requireNonNull(catalog, "catalog");
  }

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String synopsis() {
    return "export [ADDRESS…]";
  }

  @Override
  public String summary() {
    return "write what lives on Coze as a script that leaves it as it is";
  }

  @Override
  public Set<Option> options() {
    return EnumSet.of(Option.GROOVY, Option.OUTPUT);
  }

  @Override
  public ExitCode run(Call call, Console console) {
    if (call.has(Option.GROOVY) && call.has(Option.JSON)) {
      throw new CozeUsageException(
          "--groovy and --json together", "an export is one document", "leave one of them out");
    }
    List<Address> addresses = call.args().stream().map(Addresses::read).toList();
    Optional<NewScript> file =
        call.options().get(Option.OUTPUT).map(name -> new NewScript("export", name, this::place));
    try (Connection connection = bench.connector().open(call, console)) {
      LiveReader reader = reader(connection);
      List<LiveObject> objects = objects(reader, addresses);
      if (call.has(Option.JSON)) {
        String document = json(reader, objects).toPrettyString();
        file.ifPresentOrElse(
            target -> target.write(document + "\n", counted(objects), console),
            () -> console.print(document));
      } else {
        groovy(new Exported(reader, objects), call, file, console);
      }
    }
    return ExitCode.OK;
  }

  private record Exported(LiveReader reader, List<LiveObject> objects) {
    SourceText text() {
      return new SourceText(objects);
    }

    String script(Source source) {
      return "// As it is on the server: planned, this changes nothing.\n"
          + SourceText.workspace(reader.target().workspaceName())
          + "\n\n"
          + source.text();
    }
  }

  private void groovy(Exported exported, Call call, Optional<NewScript> file, Console console) {
    if (file.isEmpty()) {
      console.print(Clean.text(exported.script(exported.text().source()).stripTrailing()));
      return;
    }
    Source source = exported.text().withPromptsIn(".").source();
    boolean written =
        file.get().write(exported.script(source), counted(exported.objects()), console);
    Path script = place(call.options().get(Option.OUTPUT).orElseThrow());
    for (Map.Entry<String, String> prompt : source.files().entrySet()) {
      NewScript beside =
          new NewScript("export", prompt.getKey(), name -> script.resolveSibling(name));
      written = written && beside.write(prompt.getValue(), "beside the script", console);
    }
    if (written) {
      console.remark(
          "next: `cozesh apply "
              + ShellWord.of(call.options().get(Option.OUTPUT).orElseThrow())
              + " --adopt` takes them over and changes nothing");
    }
  }

  private Path place(String name) {
    return bench.connector().environment().resolve(name);
  }

  private LiveReader reader(Connection connection) {
    return connection.reader(
        connection.settings().workspace().map(found -> found.value()), catalog.limits());
  }

  private static List<LiveObject> objects(LiveReader reader, List<Address> addresses) {
    List<LiveReader.Row> rows = new ArrayList<>();
    addresses.forEach(address -> rows.add(reader.find(address.kind(), address.name())));
    if (addresses.isEmpty()) {
      for (Kind kind : reader.kinds()) {
        rows.addAll(reader.list(kind));
      }
    }
    return rows.stream().distinct().map(reader::read).toList();
  }

  private static ObjectNode json(LiveReader reader, List<LiveObject> objects) {
    ObjectNode json = Json.object();
    json.put("workspace_id", reader.target().workspaceId());
    json.put("workspace_name", reader.target().workspaceName());
    ArrayNode array = json.putArray("objects");
    for (LiveObject object : objects) {
      ObjectNode one =
          array
              .addObject()
              .put("address", object.address().toString())
              .put("id", object.id())
              .put("declarable", object.declared().isPresent());
      one.set("fields", Json.tree(object.fields()));
      one.set("remarks", Json.tree(object.remarks()));
    }
    return json;
  }

  private static String counted(List<LiveObject> objects) {
    List<String> parts = new ArrayList<>();
    Arrays.stream(Kind.values())
        .forEach(
            kind -> {
              long number = objects.stream().filter(one -> one.kind() == kind).count();
              if (number > 0) {
                parts.add(number + " " + kind.title() + (number == 1 ? "" : "s"));
              }
            });
    return parts.isEmpty() ? "nothing" : String.join(", ", parts);
  }
}
