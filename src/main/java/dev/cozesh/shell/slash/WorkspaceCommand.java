package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.Listings;
import dev.cozesh.deploy.Listings.Space;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.shell.builtin.Connection;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /workspace [NAME|ID]}: lists the workspaces, or goes to another. */
public final class WorkspaceCommand implements SlashCommand {
  private final Supplier<Connection> connection;
  private final Supplier<Optional<String>> current;
  private final Supplier<List<String>> known;
  private final Switchboard switchboard;

  /**
   * @param connection the one that lines are run with
   * @param current name or id of the workspace that lines are run in; empty: the only one
   * @param known names that completion has seen; asks nobody
   */
  public WorkspaceCommand(
      Supplier<Connection> connection,
      Supplier<Optional<String>> current,
      Supplier<List<String>> known,
      Switchboard switchboard) {
    this.connection = requireNonNull(connection, "connection");
    this.current = requireNonNull(current, "current");
    this.known = requireNonNull(known, "known");
    this.switchboard = requireNonNull(switchboard, "switchboard");
  }

  @Override
  public String name() {
    return "workspace";
  }

  @Override
  public String synopsis() {
    return "/workspace [NAME|ID]";
  }

  @Override
  public String summary() {
    return "list or switch workspaces";
  }

  @Override
  public String help() {
    return """
        Alone it lists the workspaces that you see, with id and your role in each.
        NAME or ID goes to that one, for this prompt; a name may hold blanks. When two workspaces
        have one name, the id tells which.""";
  }

  @Override
  public String example() {
    return "/workspace WeHan";
  }

  @Override
  public void run(String rest, Console console) {
    if (rest.isEmpty()) {
      console.print(list(new Ink(console.colourOut())));
      return;
    }
    String wanted = unquoted(rest);
    Connection here = connection.get();
    Target target = here.workspace(Optional.of(wanted));
    switchboard.workspace(wanted);
    String id =
        target.workspaceName().equals(target.workspaceId())
            ? ""
            : " (" + target.workspaceId() + ")";
    console.print(
        "workspace " + Clean.line(target.workspaceName()) + id + " is in use, for this prompt");
  }

  private String list(Ink ink) {
    Connection here = connection.get();
    List<Space> all = Listings.of(here.client(), here.edition()).workspaces().toList();
    if (all.isEmpty()) {
      return "the " + here.edition().credential() + " sees no workspace";
    }
    List<List<String>> rows = new ArrayList<>();
    for (Space one : all) {
      rows.add(
          List.of(
              isCurrent(one, all.size()) ? "*" : "",
              one.name(),
              one.id(),
              one.role().orElse("-"),
              one.type().orElse("-")));
    }
    return new Table(List.of("", "name", "id", "you", "type"), rows).text(ink);
  }

  private boolean isCurrent(Space one, int count) {
    return current
        .get()
        .map(word -> word.equals(one.id()) || word.equals(one.name()))
        .orElse(count == 1);
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.matches("(?s)\"[^\"]*\"|'[^']*'");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  @Override
  public List<String> proposals(String typed) {
    return known.get().stream().filter(name -> name.startsWith(typed)).toList();
  }
}
