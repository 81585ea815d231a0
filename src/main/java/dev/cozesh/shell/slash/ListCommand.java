package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.SecretShapes;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Clean;

/** {@code /list}: what was typed in this session. */
public final class ListCommand implements SlashCommand {
  private final Transcript transcript;

  public ListCommand(Transcript transcript) {
    this.transcript = requireNonNull(transcript, "transcript");
  }

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String synopsis() {
    return "/list [WORD]";
  }

  @Override
  public String summary() {
    return "list this session's inputs";
  }

  @Override
  public String help() {
    return """
        Each input has a number, by which /edit takes it up again; a failed one is marked with !.
        WORD keeps those that contain it. Inputs of earlier sessions are in /history.""";
  }

  @Override
  public String example() {
    return "/list";
  }

  @Override
  public void run(String rest, Console console) {
    int width = String.valueOf(transcript.entries().size()).length();
    for (Transcript.Entry entry : transcript.entries()) {
      if (entry.text().contains(rest)) {
        String head =
            String.format("%" + width + "d %s ", entry.number(), entry.failed() ? "!" : " ");
        String text =
            Clean.text(SecretShapes.mask(entry.text()))
                .replace("\n", "\n" + " ".repeat(head.length()));
        console.print(head + text);
      }
    }
  }
}
