package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Clean;
import java.util.List;
import java.util.function.Supplier;

/** {@code /history}: what was typed in this and earlier sessions. */
public final class HistoryCommand implements SlashCommand {
  private static final int SHOWN = 20;

  private final Supplier<List<String>> entries;

  /**
   * @param entries the remembered inputs, the oldest first
   */
  public HistoryCommand(Supplier<List<String>> entries) {
    this.entries = requireNonNull(entries, "entries");
  }

  @Override
  public String name() {
    return "history";
  }

  @Override
  public String synopsis() {
    return "/history [N|WORD]";
  }

  @Override
  public String summary() {
    return "list all sessions' inputs";
  }

  @Override
  public String help() {
    return """
        Shows the last 20 inputs, the last N, or the last 20 that contain WORD. Up and Ctrl-R bring
        them back. A secret is masked before it is remembered; the file is yours alone.""";
  }

  @Override
  public String example() {
    return "/history 5";
  }

  @Override
  public void run(String rest, Console console) {
    boolean counts = rest.matches("\\d{1,6}");
    int most = counts ? Integer.parseInt(rest) : SHOWN;
    if (most == 0) {
      throw new CozeUsageException("0 inputs are none", "", "`/history 50` shows the last fifty");
    }
    List<String> fitting =
        entries.get().stream().filter(each -> counts || each.contains(rest)).toList();
    fitting.stream()
        .skip(Math.max(0, fitting.size() - most))
        .forEach(each -> console.print("  " + Clean.text(each).replace("\n", "\n  ")));
    if (fitting.size() > most) {
      console.remark(
          most + " of " + fitting.size() + " – `/history " + fitting.size() + "` shows all");
    }
  }
}
