package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.Dialogue;
import dev.cozesh.dsl.Handle;
import dev.cozesh.dsl.Scope;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.exchange.MadeCall;
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
    return "list variables and methods";
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
                rows.add(List.of(name, type, excerpt(value)));
              }
            });
    scope.methods().values().stream()
        .sorted()
        .forEach(signature -> rows.add(List.of(signature, "method", "")));
    List<String> classes = dialogue.classes();
    classes.forEach(each -> rows.add(List.of(each, "class", "")));
    scope.imports().stream()
        .filter(each -> !classes.contains(each))
        .forEach(each -> rows.add(List.of(each, "import", "")));
    if (rows.isEmpty()) {
      console.remark("nothing is defined yet");
    } else {
      Ink ink = new Ink(console.colourOut());
      console.print(new Table(List.of("name", "type", "value"), rows).text(ink));
    }
  }

  private static String told(Object value) {
    return value instanceof Throwable failure
        ? String.valueOf(failure.getMessage())
        : value.toString();
  }

  private static String excerpt(Object value) {
    if (value instanceof Handle || value instanceof Throwable) {
      return Excerpt.line(told(value), EXCERPT);
    }
    return value instanceof MadeCall call
        ? Excerpt.line(call.head(), EXCERPT)
        : Excerpt.of(value, EXCERPT);
  }
}
