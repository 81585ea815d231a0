package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.Environment;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.builtin.NewScript;
import dev.cozesh.shell.command.Console;
import java.util.List;

/** {@code /save}: what was typed and worked, as a script. */
public final class SaveCommand implements SlashCommand {
  private final Transcript transcript;
  private final Environment environment;

  /**
   * @param environment relative to whose directory files lie
   */
  public SaveCommand(Transcript transcript, Environment environment) {
    this.transcript = requireNonNull(transcript, "transcript");
    this.environment = requireNonNull(environment, "environment");
  }

  @Override
  public String name() {
    return "save";
  }

  @Override
  public String synopsis() {
    return "/save FILE";
  }

  @Override
  public String summary() {
    return "write inputs to a script";
  }

  @Override
  public String help() {
    return """
        FILE is relative to the current directory. Inputs that failed and commands are left out.
        /open runs such a file again; /export writes what was changed as declarations instead.""";
  }

  @Override
  public String example() {
    return "/save session.groovy";
  }

  @Override
  public void run(String rest, Console console) {
    if (rest.isEmpty()) {
      throw new CozeUsageException("/save does not say where to", "", "write `" + example() + "`");
    }
    NewScript file = new NewScript("/save", rest, environment::resolve);
    List<String> worked =
        transcript.entries().stream()
            .filter(entry -> !entry.failed() && !entry.text().strip().startsWith("/"))
            .map(Transcript.Entry::text)
            .toList();
    if (worked.isEmpty()) {
      throw new CozeUsageException("nothing was typed that could be saved", "", "");
    }
    String inputs = worked.size() == 1 ? "1 input" : worked.size() + " inputs";
    file.write(String.join("\n", worked) + "\n", inputs, console);
  }
}
