package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.Environment;
import dev.cozesh.config.Found;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import dev.cozesh.shell.builtin.ProfileList;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /profile [NAME]}: lists the profiles, or goes to another. */
public final class ProfileCommand implements SlashCommand {
  private final Environment environment;
  private final Supplier<Optional<Found<String>>> inUse;
  private final Switchboard switchboard;

  /**
   * @param inUse the profile that this prompt works with and what chose it; empty for none
   */
  public ProfileCommand(
      Environment environment, Supplier<Optional<Found<String>>> inUse, Switchboard switchboard) {
    this.environment = requireNonNull(environment, "environment");
    this.inUse = requireNonNull(inUse, "inUse");
    this.switchboard = requireNonNull(switchboard, "switchboard");
  }

  @Override
  public String name() {
    return "profile";
  }

  @Override
  public String synopsis() {
    return "/profile [NAME]";
  }

  @Override
  public String summary() {
    return "list or switch profiles";
  }

  @Override
  public String help() {
    return """
        Alone it lists the profiles of both files, with server, workspace and kind of credential.
        NAME goes to that one, for this prompt; `cozesh profile use NAME` does for all later ones.
        `cozesh login` makes a profile.""";
  }

  @Override
  public String example() {
    return "/profile";
  }

  @Override
  public void run(String rest, Console console) {
    ProfileList profiles = ProfileList.of(environment).using(inUse.get());
    if (rest.isEmpty()) {
      console.print(profiles.text(new Ink(console.colourOut())));
      return;
    }
    requireKnown(rest, profiles.names());
    if (inUse.get().filter(found -> found.value().equals(rest)).isPresent()) {
      console.print("profile " + Clean.line(rest) + " is in use already");
      return;
    }
    requireNoToken(rest);
    switchboard.profile(rest);
    console.print("profile " + Clean.line(rest) + " is in use, for this prompt");
  }

  private static void requireKnown(String name, List<String> names) {
    if (!names.contains(name)) {
      throw new CozeUsageException(
          "there is no profile `" + name + "`",
          names.isEmpty() ? "no profile is there yet" : "known are " + String.join(", ", names),
          names.isEmpty() ? "`cozesh login` makes one" : Nearest.hint(name, names));
    }
  }

  /** The variable's token would go along, to a server that it may not be for. */
  private void requireNoToken(String name) {
    if (environment.get("COZE_API_TOKEN").isPresent()) {
      throw new CozeUsageException(
          "the prompt stays where it is: COZE_API_TOKEN wins over any profile's credential",
          "that token would be sent to the server of profile " + name,
          "unset COZE_API_TOKEN and start `cozesh --profile " + name + "`");
    }
  }

  @Override
  public List<String> proposals(String typed) {
    return ProfileList.of(environment).names().stream()
        .filter(name -> name.startsWith(typed))
        .toList();
  }
}
