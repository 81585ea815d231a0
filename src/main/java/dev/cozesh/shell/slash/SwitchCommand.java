package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.shell.command.Console;
import java.util.List;

/** {@code /timing [on|off]}, {@code /dry [on|off]}: a setting that is changed often. */
public final class SwitchCommand implements SlashCommand {
  private final Preferences preferences;
  private final Preference preference;
  private final String summary;
  private final String help;

  private SwitchCommand(
      Preferences preferences, Preference preference, String summary, String help) {
    this.preferences = requireNonNull(preferences, "preferences");
    this.preference = preference;
    this.summary = requireNonNull(summary, "summary");
    this.help = help;
  }

  /** {@code /timing}: says how long each line took. */
  public static SwitchCommand timing(Preferences preferences) {
    return new SwitchCommand(
        preferences,
        Preference.TIMING,
        "tell what each line took",
        """
        Behind each line that was run its time is told, and of how many calls that was made.
        Kept for later prompts, as `/set timing on`.""");
  }

  /** {@code /dry}: sends reads only. */
  public static SwitchCommand dry(Preferences preferences) {
    return new SwitchCommand(
        preferences,
        Preference.DRY,
        "show changes, send none",
        """
        While it is on, a call that would change something is shown and not sent; reads are sent.
        The prompt says so. It is off in every new prompt.""");
  }

  @Override
  public String name() {
    return preference.word();
  }

  @Override
  public String synopsis() {
    return "/" + name() + " [on|off]";
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public String help() {
    return help;
  }

  @Override
  public String example() {
    return "/" + name() + " on";
  }

  @Override
  public void run(String rest, Console console) {
    if (!rest.isEmpty()) {
      preferences.set(preference, rest);
    }
    console.print(name() + " is " + preferences.get(preference));
  }

  @Override
  public List<String> proposals(String typed) {
    return preference.choices().stream().filter(word -> word.startsWith(typed)).toList();
  }
}
