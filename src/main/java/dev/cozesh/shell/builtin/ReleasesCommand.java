package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.ReleaseDesk;
import dev.cozesh.deploy.ReleaseDifference;
import dev.cozesh.deploy.state.Release;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.ReleaseJson;
import dev.cozesh.shell.render.ReleaseText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code releases}: what was applied, one by one; the server is left alone. */
final class ReleasesCommand implements Command {
  private final Workbench bench;

  ReleasesCommand(Workbench bench) {
    this.bench = requireNonNull(bench, "bench");
  }

  @Override
  public String name() {
    return "releases";
  }

  @Override
  public String synopsis() {
    return "releases [show N | diff A B]";
  }

  @Override
  public String summary() {
    return "list what was applied, look at one, or compare two";
  }

  @Override
  public ExitCode run(Call call, Console console) {
    try (Connection connection = bench.connector().open(call, console)) {
      ReleaseDesk desk = bench.engines().releases(connection, Optional.empty());
      Ink ink = new Ink(console.colourOut());
      boolean json = call.has(Option.JSON);
      switch (call.args().isEmpty() ? "list" : call.args().get(0)) {
        case "list" -> list(desk, call, console);
        case "show" -> {
          call.atMost(2);
          Release release = desk.shown(number(call.arg(1, "the number of a release")));
          console.print(
              json ? ReleaseJson.one(release).toPrettyString() : ReleaseText.one(release, ink));
        }
        case "diff" -> {
          call.atMost(3);
          differ(
              desk,
              number(call.arg(1, "the number of a release")),
              number(call.arg(2, "the number of the other release")),
              call,
              console);
        }
        default ->
            throw new CozeUsageException(
                "`releases " + call.args().get(0) + "` is nothing",
                "there are `releases`, `releases show N` and `releases diff A B`",
                "");
      }
    }
    return ExitCode.OK;
  }

  private static void differ(ReleaseDesk desk, int earlier, int later, Call call, Console console) {
    List<ReleaseDifference> found = desk.differences(earlier, later);
    Release before = desk.get(earlier);
    Release after = desk.get(later);
    if (!before.script().equals(after.script())) {
      console.remark("note: " + Clean.line(ofTwoScripts(before, after)));
    }
    console.print(
        call.has(Option.JSON)
            ? ReleaseJson.differences(found).toPrettyString()
            : ReleaseText.differences(found, new Ink(console.colourOut())));
  }

  private static String ofTwoScripts(Release before, Release after) {
    Set<String> both = addresses(before);
    both.retainAll(addresses(after));
    return "release "
        + before.number()
        + " is of "
        + before.script()
        + ", release "
        + after.number()
        + " of "
        + after.script()
        + "; only what both hold is compared, "
        + (both.isEmpty() ? "and that is nothing" : String.join(", ", both));
  }

  private static Set<String> addresses(Release release) {
    return release.items().stream()
        .map(Release.Item::address)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void list(ReleaseDesk desk, Call call, Console console) {
    call.atMost(1);
    List<Release> all = desk.all();
    if (call.has(Option.JSON)) {
      console.print(ReleaseJson.list(all).toPrettyString());
    } else if (all.isEmpty()) {
      console.remark("nothing was released here");
    } else {
      console.print(ReleaseText.list(all, new Ink(console.colourOut())));
    }
  }

  /** Reads the number of a release as the user wrote it. */
  static int number(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new CozeUsageException(
          "`" + text + "` is not the number of a release", "", "`cozesh releases` lists them");
    }
    return Integer.parseInt(text);
  }
}
