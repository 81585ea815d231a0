package dev.cozesh.shell.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.config.Found;
import dev.cozesh.config.Settings;
import dev.cozesh.deploy.Edition;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.shell.builtin.DoctorCommand.Finding;
import dev.cozesh.shell.command.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code doctor} sees of the spaces of a session, and what can be deployed there. */
final class SpaceCheck {
  private final Settings settings;
  private final List<Space> spaces = new ArrayList<>();

  /**
   * @param answer the console's list of spaces
   */
  SpaceCheck(Settings settings, JsonNode answer) {
    this.settings = settings;
    for (JsonNode one : answer.path("data").path("bot_space_list")) {
      String id = one.path("id").asText();
      String name = one.path("name").asText();
      spaces.add(new Space(id, name.isEmpty() ? id : name));
    }
  }

  private record Space(String id, String name) {
    boolean is(String nameOrId) {
      return id.equals(nameOrId) || name.equals(nameOrId);
    }

    @Override
    public String toString() {
      return name + " (" + id + ")";
    }
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        spaces.isEmpty()
            ? new Finding(
                "spaces",
                "the session sees none",
                "log in to the web page there once: it makes a user's own",
                ExitCode.FAILED)
            : Finding.fine("spaces", all()));
    settings.workspace().ifPresent(named -> findings.add(named(named)));
    if (settings.workspace().isEmpty() && spaces.size() > 1) {
      findings.add(
          Finding.missing(
              "workspace",
              "none is named, and there are " + spaces.size(),
              "write `workspace` into the profile, or use --workspace"));
    }
    findings.add(Finding.fine("deploys", deployed()));
    return findings;
  }

  private Finding named(Found<String> named) {
    List<Space> meant = spaces.stream().filter(one -> one.is(named.value())).toList();
    if (meant.size() == 1) {
      return Finding.fine("workspace", meant.get(0) + ", from " + named.origin());
    }
    return new Finding(
        "workspace",
        (meant.isEmpty() ? "no space is called " : meant.size() + " spaces are called ")
            + named.value()
            + ", from "
            + named.origin(),
        meant.isEmpty() ? "correct the name; there are the spaces above" : "use the id",
        ExitCode.USAGE);
  }

  private String all() {
    return spaces.stream().map(Space::toString).collect(Collectors.joining(", "));
  }

  private static String deployed() {
    return titles(true).collect(Collectors.joining(", "))
        + "; not "
        + titles(false).collect(Collectors.joining(", "))
        + "; chats and runs take a token";
  }

  private static Stream<String> titles(boolean listed) {
    return Stream.of(Kind.values())
        .filter(kind -> Edition.STUDIO.lists(kind) == listed)
        .map(kind -> kind.title() + "s");
  }
}
