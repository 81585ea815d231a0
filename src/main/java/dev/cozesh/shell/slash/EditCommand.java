package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Console;
import java.util.List;
import java.util.function.UnaryOperator;

/** {@code /edit}: takes an input up again in an editor, and runs what comes out. */
public final class EditCommand implements SlashCommand {
  private final Transcript transcript;
  private final UnaryOperator<String> editor;
  private final Inputs inputs;

  /**
   * @param editor lets the user change a text, and returns it when the editor is closed
   */
  public EditCommand(Transcript transcript, UnaryOperator<String> editor, Inputs inputs) {
    this.transcript = requireNonNull(transcript, "transcript");
    this.editor = requireNonNull(editor, "editor");
    this.inputs = requireNonNull(inputs, "inputs");
  }

  @Override
  public String name() {
    return "edit";
  }

  @Override
  public String synopsis() {
    return "/edit [N]";
  }

  @Override
  public String summary() {
    return "change an input and run it";
  }

  @Override
  public String help() {
    return """
        N is a number of /list; without one it is the last input that was no command. The editor is
        $VISUAL, else $EDITOR, else vi. What is saved there runs; an empty or unchanged text does not.""";
  }

  @Override
  public String example() {
    return "/edit 1";
  }

  @Override
  public void run(String rest, Console console) {
    String before = chosen(rest).text();
    String after = editor.apply(before).strip();
    if (after.isEmpty() || after.equals(before.strip())) {
      console.remark("unchanged, and not run");
    } else {
      run(after);
    }
  }

  /** As if it had been typed: /list and /save know it. */
  private void run(String text) {
    boolean worked = false;
    try {
      inputs.run(text);
      worked = true;
    } finally {
      transcript.add(text, !worked);
    }
  }

  private Transcript.Entry chosen(String rest) {
    if (rest.isEmpty()) {
      List<Transcript.Entry> code =
          transcript.entries().stream().filter(each -> !each.text().startsWith("/")).toList();
      if (code.isEmpty()) {
        throw new CozeUsageException("nothing was typed yet", "", "");
      }
      return code.get(code.size() - 1);
    }
    Transcript.Entry entry = numbered(rest);
    if (entry.text().startsWith("/")) {
      throw new CozeUsageException(
          "input " + rest + " is a command", "", "an editor takes up code; /list shows it");
    }
    return entry;
  }

  private Transcript.Entry numbered(String rest) {
    int number = rest.matches("\\d{1,6}") ? Integer.parseInt(rest) : 0;
    return transcript
        .entry(number)
        .orElseThrow(
            () ->
                new CozeUsageException(
                    "there is no input " + rest, "", "/list shows the numbers that there are"));
  }
}
