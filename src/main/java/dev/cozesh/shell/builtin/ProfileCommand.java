package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.config.Environment;
import dev.cozesh.config.FilePlaces;
import dev.cozesh.config.Found;
import dev.cozesh.config.Login;
import dev.cozesh.config.ProfileEntry;
import dev.cozesh.config.ProfileStore;
import dev.cozesh.config.Profiles;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Ink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code profile}: lists, shows, chooses and removes profiles. Sends nothing, fetches no token. */
final class ProfileCommand implements Command {
  private static final List<String> VERBS = List.of("list", "show", "use", "rm");

  private final Environment environment;

  ProfileCommand(Environment environment) {
    this.environment = requireNonNull(environment, "environment");
  }

  @Override
  public String name() {
    return "profile";
  }

  @Override
  public String synopsis() {
    return "profile [list | show [NAME] | use NAME | rm NAME]";
  }

  @Override
  public String summary() {
    return "list, show, choose or remove profiles";
  }

  @Override
  public ExitCode run(Call call, Console console) {
    call.atMost(2);
    String verb = call.args().isEmpty() ? "list" : call.arg(0, "what to do");
    switch (verb) {
      case "list" -> {
        call.atMost(1);
        list(call, console);
      }
      case "show" -> show(call, console);
      case "use" -> use(call.arg(1, "the profile's name"), call, console);
      case "rm" -> remove(call.arg(1, "the profile's name"), call, console);
      default ->
          throw new CozeUsageException(
              "profile cannot `" + verb + "`",
              "it can " + String.join(", ", VERBS),
              Nearest.hint(verb, VERBS));
    }
    return ExitCode.OK;
  }

  private void list(Call call, Console console) {
    ProfileList profiles = ProfileList.of(environment, call.options().get(Option.PROFILE));
    if (call.has(Option.JSON)) {
      ArrayNode all = JsonNodeFactory.instance.arrayNode();
      profiles.entries().forEach(entry -> all.add(json(entry, profiles)));
      console.print(all.toPrettyString());
      return;
    }
    console.print(profiles.text(new Ink(console.colourOut())));
  }

  private void show(Call call, Console console) {
    Optional<String> option = call.options().get(Option.PROFILE);
    ProfileList profiles = ProfileList.of(environment, option);
    String name =
        call.args().size() > 1
            ? call.arg(1, "the profile's name")
            : profiles
                .used()
                .map(Found::value)
                .orElseThrow(
                    () ->
                        new CozeUsageException(
                            "no profile is in use", profiles.why(), "name one, or `cozesh login`"));
    for (ProfileEntry entry : known(name)) {
      console.print(
          call.has(Option.JSON) ? json(entry, profiles).toPrettyString() : profiles.lines(entry));
    }
  }

  private void use(String name, Call call, Console console) {
    ProfileStore store = store();
    requireOwn(name, store, "be used by default");
    store.use(name);
    say("in_use", name, "profile " + name + " is in use from now on", call, console);
    Optional<Found<String>> used = Profiles.read(environment).named(Optional.empty());
    used.filter(found -> !found.value().equals(name))
        .ifPresent(
            found ->
                console.remark(
                    "but here " + found.value() + " is, because " + found.origin() + " says so"));
  }

  private void remove(String name, Call call, Console console) {
    ProfileStore store = store();
    ProfileEntry entry = requireOwn(name, store, "be removed");
    String question = "remove profile " + name + " (" + entry.credential() + ")?";
    if (!call.has(Option.YES) && !new Questions(console).agreed(question)) {
      throw new CozeUsageException(
          "profile " + name + " stays: not confirmed",
          console.canAsk() ? "" : "there is no terminal to ask on",
          "run again, or with --yes");
    }
    store.remove(name);
    entry.login().ifPresent(login -> forget(name, login));
    say("removed", name, "removed profile " + name, call, console);
  }

  /** A login without its profile is of no use to anybody but a thief. */
  private void forget(String name, Login login) {
    Path file = FilePlaces.of(environment).login(name, login.owner());
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new CozeStateException(
          "the profile is removed, its login in " + file + " is not",
          e.getClass().getSimpleName(),
          "delete that file",
          e);
    }
  }

  private ProfileEntry requireOwn(String name, ProfileStore store, String what) {
    List<ProfileEntry> known = known(name);
    return known.stream()
        .filter(entry -> entry.file().equals(store.file()))
        .findFirst()
        .orElseThrow(
            () ->
                new CozeUsageException(
                    "profile " + name + " stands in " + known.get(0).file() + " only",
                    "what can " + what + " stands in your own file, " + store.file(),
                    "use it by `--profile " + name + "`, or change that file"));
  }

  private List<ProfileEntry> known(String name) {
    Profiles profiles = Profiles.read(environment);
    profiles.require(new Found<>(name, "the command"));
    return profiles.of(name);
  }

  private ProfileStore store() {
    return new ProfileStore(FilePlaces.of(environment).userConfig());
  }

  private static void say(String key, String name, String words, Call call, Console console) {
    console.print(call.has(Option.JSON) ? Json.object().put(key, name).toPrettyString() : words);
  }

  private static ObjectNode json(ProfileEntry entry, ProfileList profiles) {
    ObjectNode json = Json.object().put("name", entry.name()).put("file", entry.file().toString());
    entry.baseUrl().ifPresent(url -> json.put("base_url", url.toString()));
    entry.workspace().ifPresent(workspace -> json.put("workspace", workspace));
    json.put("credential", entry.credential()).put("in_use", profiles.isUsed(entry));
    return json;
  }
}
