package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.Dialogue;
import dev.cozesh.dsl.Scope;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Excerpt;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code /vars}: the variables, methods and classes of this session. */
public final class VarsCommand implements SlashCommand {
  private static final int EXCERPT = 60;
  private static final Set<String> OWN = Set.of("args", "last");

  private final Dialogue dialogue;

  public VarsCommand(Dialogue dialogue) {
    this.dialogue = requireNonNull(dialogue, "dialogue");
  }

  @Override
  public String name() {
    return "vars";
  }

  @Override
  public String synopsis() {
    return "/vars";
  }

  @Override
  public String summary() {
    return "list variables, methods, classes and imports of this session";
  }

  @Override
  public String help() {
    return """
        A variable is shown with its type and the beginning of its value; nothing is fetched for it.
        _ is the last value, _e the last failure, last the last exchange.""";
  }

  @Override
  public String example() {
    return "/vars";
  }

  @Override
  public void run(String rest, Console console) {
    Scope scope = dialogue.scope();
    List<List<String>> rows = new ArrayList<>();
    dialogue
        .variables()
        .forEach(
            (name, value) -> {
              if (!OWN.contains(name)) {
                String type = scope.variables().getOrDefault(name, Object.class).getSimpleName();
                rows.add(List.of(name, type, Excerpt.of(value, EXCERPT)));
              }
            });
    scope.methods().values().stream()
        .sorted()
        .forEach(signature -> rows.add(List.of(signature, "method", "")));
    scope.imports().forEach(each -> rows.add(List.of(each, "import", "")));
    if (rows.isEmpty()) {
      console.remark("nothing is defined yet");
    } else {
      console.print(new Table(List.of(), rows).text(Ink.NONE));
    }
  }
}
