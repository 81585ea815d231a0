package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.workspace.Workspace;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.builtin.TokenCheck.Seen;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which of the workspaces that a token sees is to be worked in. */
final class WorkspaceQuestion {
  private final Seen seen;
  private final Console console;

  WorkspaceQuestion(Seen seen, Console console) {
    this.seen = requireNonNull(seen, "seen");
    this.console = requireNonNull(console, "console");
  }

  /**
   * The workspace as a profile names it: by its name, unless two have it; empty for none. Asks only
   * when there are several and none is wanted.
   *
   * @param wanted name or id, from the option
   * @throws CozeUsageException when the token does not see the wanted one, or the answers were none
   */
  Optional<String> chosen(Optional<String> wanted) {
    if (!seen.isListed()) {
      console.remark("the token is right, but may not list workspaces (code 4101)");
      return wanted;
    }
    if (wanted.isPresent()) {
      return Optional.of(meant(wanted.get()).orElseThrow(() -> unseen(wanted.get())));
    }
    if (seen.workspaces().isEmpty()) {
      console.remark("the token sees no workspace: give it access to one where it was made");
      return Optional.empty();
    }
    if (seen.workspaces().size() == 1) {
      return Optional.of(written(seen.workspaces().get(0)));
    }
    console.remark(table());
    return Optional.of(new Questions(console).until("workspace [1]: ", this::answered));
  }

  /** The workspace that a profile's word stands for, for people. */
  Optional<Workspace> find(String written) {
    return seen.workspaces().stream()
        .filter(one -> one.id().equals(written) || name(one).equals(written))
        .findFirst();
  }

  private Optional<String> answered(String answer) {
    String text = answer.isEmpty() ? "1" : answer;
    if (text.matches("\\d{1,3}") && Integer.parseInt(text) >= 1) {
      int number = Integer.parseInt(text);
      if (number <= seen.workspaces().size()) {
        return Optional.of(written(seen.workspaces().get(number - 1)));
      }
    }
    Optional<String> meant = meant(text);
    if (meant.isEmpty()) {
      console.remark("answer with a number, a name or an id of the list");
    }
    return meant;
  }

  private Optional<String> meant(String text) {
    List<Workspace> found =
        seen.workspaces().stream()
            .filter(one -> one.id().equals(text) || name(one).equals(text))
            .toList();
    boolean unlisted = found.isEmpty() && isCut() && text.matches("\\d{10,}");
    return unlisted
        ? Optional.of(text)
        : Optional.of(found).filter(all -> all.size() == 1).map(all -> written(all.get(0)));
  }

  private boolean isCut() {
    return seen.total() > seen.workspaces().size();
  }

  private String written(Workspace workspace) {
    long alike =
        seen.workspaces().stream().filter(one -> name(one).equals(name(workspace))).count();
    return alike == 1 && !isCut() ? name(workspace) : workspace.id();
  }

  private String table() {
    List<List<String>> rows = new ArrayList<>();
    for (Workspace one : seen.workspaces()) {
      rows.add(List.of(String.valueOf(rows.size() + 1), name(one), one.id(), role(one)));
    }
    String text = new Table(List.of("", "name", "id", "you"), rows).text(Ink.NONE);
    return isCut() ? text + "\n" + rows.size() + " of " + seen.total() : text;
  }

  private CozeUsageException unseen(String wanted) {
    List<String> names =
        seen.workspaces().stream().map(one -> name(one) + " (" + one.id() + ")").toList();
    return new CozeUsageException(
        "nothing was stored: the token does not see one workspace \"" + wanted + "\"",
        names.isEmpty() ? "it sees none" : "it sees " + Clean.line(String.join(", ", names)),
        "use its id, or give the token access to it");
  }

  static String name(Workspace workspace) {
    return workspace.name().filter(name -> !name.isBlank()).orElse(workspace.id());
  }

  static String role(Workspace workspace) {
    return workspace.roleType().map(Object::toString).orElse("");
  }
}
