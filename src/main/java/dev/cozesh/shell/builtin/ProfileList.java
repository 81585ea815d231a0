package dev.cozesh.shell.builtin;

import dev.cozesh.config.Environment;
import dev.cozesh.config.FilePlaces;
import dev.cozesh.config.Found;
import dev.cozesh.config.ProfileEntry;
import dev.cozesh.config.Profiles;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * All profiles, and which one is in use; never a token.
 *
 * @param used its name, and what decides
 * @param missing whether {@code used} is named, and stands in no file
 */
public record ProfileList(
    Environment environment,
    List<ProfileEntry> entries,
    Optional<Found<String>> used,
    boolean missing) {
  public ProfileList {
    entries = List.copyOf(entries);
  }

  /** Reads the files; in use is what they and the variables say. */
  public static ProfileList of(Environment environment) {
    return of(environment, Optional.empty());
  }

  /**
   * Reads the files.
   *
   * @param option the profile that the command line names
   */
  static ProfileList of(Environment environment, Optional<String> option) {
    Profiles profiles = Profiles.read(environment);
    Optional<Found<String>> named = profiles.named(option);
    boolean unknown = named.filter(found -> !profiles.names().contains(found.value())).isPresent();
    return new ProfileList(
        environment, profiles.all(), unknown ? named : profiles.chosen(option), unknown);
  }

  /**
   * The same, but in use is what a prompt has chosen.
   *
   * @param chosen its name and what chose it; empty: none is
   */
  public ProfileList using(Optional<Found<String>> chosen) {
    return new ProfileList(environment, entries, chosen, false);
  }

  /** The names, without repetition. */
  public List<String> names() {
    return entries.stream().map(ProfileEntry::name).distinct().toList();
  }

  /** Whether a profile is in use: by its name, whichever file it stands in. */
  boolean isUsed(ProfileEntry entry) {
    return used.filter(found -> found.value().equals(entry.name())).isPresent();
  }

  /** A table with a mark at the one in use, and why it is. */
  public String text(Ink ink) {
    if (entries.isEmpty()) {
      FilePlaces places = FilePlaces.of(environment);
      return "no profiles in "
          + Clean.line(environment.shortened(places.projectConfig()))
          + " or "
          + Clean.line(environment.shortened(places.userConfig()))
          + "; `cozesh login` makes one";
    }
    List<List<String>> rows = new ArrayList<>();
    for (ProfileEntry entry : entries) {
      rows.add(
          List.of(
              isUsed(entry) ? "*" : "",
              entry.name(),
              server(entry),
              entry.workspace().orElse("-"),
              entry.credential().replace("environment variable ", "$"),
              place(entry)));
    }
    List<String> header = List.of("", "name", "server", "workspace", "credential", "file");
    return new Table(header, rows).text(ink) + "\n" + Clean.text(why());
  }

  /** Which one is in use, and why. */
  String why() {
    String variable =
        environment.get("COZE_API_TOKEN").isPresent()
            ? "\nCOZE_API_TOKEN is set and wins over any profile's credential"
            : "";
    String choice =
        used.map(
                found ->
                    missing
                        ? found.origin() + " names " + found.value() + ", which is not there"
                        : "* in use: " + found.origin())
            .orElse(
                entries.isEmpty()
                    ? "there is none"
                    : "none is in use: nothing names one of several");
    return choice + variable;
  }

  /** One profile in lines. */
  String lines(ProfileEntry entry) {
    StringJoiner lines = new StringJoiner("\n");
    lines.add("profile     " + entry.name() + (isUsed(entry) ? "  (in use)" : ""));
    lines.add("server      " + server(entry));
    lines.add("workspace   " + entry.workspace().orElse("-"));
    lines.add("credential  " + entry.credential());
    lines.add("file        " + entry.file());
    return Clean.text(lines.toString());
  }

  private static String server(ProfileEntry entry) {
    return entry
        .baseUrl()
        .map(
            url ->
                LoginServer.at(url)
                    .region()
                    .map(region -> region + " (" + url.getRawAuthority() + ")")
                    .orElse(url.toString()))
        .orElse("-");
  }

  private String place(ProfileEntry entry) {
    return entry.file().equals(FilePlaces.of(environment).userConfig()) ? "yours" : "project";
  }
}
