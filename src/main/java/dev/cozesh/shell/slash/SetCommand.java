package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** {@code /set [NAME [VALUE]]}: how the prompt is wanted, now and from now on. */
public final class SetCommand implements SlashCommand {
  private static final String USUAL = "default";

  private final Preferences preferences;

  public SetCommand(Preferences preferences) {
    this.preferences = requireNonNull(preferences, "preferences");
  }

  @Override
  public String name() {
    return "set";
  }

  @Override
  public String synopsis() {
    return "/set [NAME [VALUE]]";
  }

  @Override
  public String summary() {
    return "show or change settings";
  }

  @Override
  public String help() {
    return """
        Alone it lists all settings; with a NAME it shows that one, with a VALUE it sets it.
        Settings are kept for later prompts, `dry` excepted. VALUE `default` is the usual value.""";
  }

  @Override
  public String example() {
    return "/set rows 50";
  }

  @Override
  public void run(String rest, Console console) {
    if (rest.isEmpty()) {
      console.print(table(List.of(Preference.values()), console));
      return;
    }
    String[] operands = rest.split("[\\s=]+", 2);
    Preference preference = Preference.of(operands[0]);
    if (operands.length == 1) {
      console.print(table(List.of(preference), console));
      return;
    }
    String value = operands[1].strip();
    preferences.set(preference, value.equals(USUAL) ? preference.usual() : value);
    console.print(preference.word() + " is " + shown(preference));
  }

  private String table(List<Preference> some, Console console) {
    List<List<String>> rows =
        some.stream().map(one -> List.of(one.word(), shown(one), meaning(one))).toList();
    return new Table(List.of("setting", "is", "what it does"), rows)
        .text(new Ink(console.colourOut()));
  }

  private String shown(Preference preference) {
    String value = preferences.get(preference);
    return value.isEmpty() ? "-" : value;
  }

  private static String meaning(Preference preference) {
    return preference.choices().isEmpty()
        ? preference.meaning()
        : preference.meaning() + " (" + String.join(", ", preference.choices()) + ")";
  }

  @Override
  public List<String> proposals(String typed) {
    String[] operands = typed.split("\\s+", 2);
    if (operands.length == 1) {
      return begun(Preference.words().stream(), operands[0]);
    }
    return Arrays.stream(Preference.values())
        .filter(one -> one.word().equals(operands[0]))
        .findFirst()
        .map(one -> begun(Stream.concat(values(one), Stream.of(USUAL)), operands[1]))
        .orElse(List.of());
  }

  private static Stream<String> values(Preference preference) {
    return preference.choices().isEmpty()
        ? Stream.of(preference.usual()).filter(usual -> !usual.isEmpty())
        : preference.choices().stream();
  }

  private static List<String> begun(Stream<String> words, String by) {
    return words.filter(word -> word.startsWith(by)).toList();
  }
}
