package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.exchange.Exchanges;
import dev.cozesh.shell.exchange.ProgramForm;
import dev.cozesh.shell.render.Clean;
import java.util.List;

/** {@code /as FORM [N]}: a call of this session as a program that makes it once more. */
public final class AsCommand implements SlashCommand {
  private final Exchanges exchanges;

  public AsCommand(Exchanges exchanges) {
    this.exchanges = requireNonNull(exchanges, "exchanges");
  }

  @Override
  public String name() {
    return "as";
  }

  @Override
  public String synopsis() {
    return "/as " + String.join("|", ProgramForm.words()) + " [N]";
  }

  @Override
  public String summary() {
    return "print a call as a program";
  }

  @Override
  public String help() {
    return """
        The program takes the token from the variable COZE_API_TOKEN and prints the answer.

          curl, httpie              a line for the shell
          python, javascript, java  a file that needs nothing else
          groovy                    a line of cozesh
          http                      the request as it goes over the wire
          N                         1 is the last call, 2 the one before it\
        """;
  }

  @Override
  public String example() {
    return "/as curl";
  }

  @Override
  public void run(String rest, Console console) {
    String[] words = rest.isBlank() ? new String[0] : rest.strip().split("\\s+");
    ProgramForm form = ProgramForm.of(words.length == 0 ? "" : words[0]);
    if (words.length > 2) {
      throw new CozeUsageException("/as: too many operands", "", "`" + synopsis() + "`");
    }
    if (!Made.any(exchanges, console)) {
      return;
    }
    String number = words.length == 2 ? words[1] : "";
    ProgramForm.Program program = form.write(Made.called(exchanges, number, "/as " + form.word()));
    program.remarks().forEach(remark -> console.remark(Clean.line(remark)));
    console.print(Clean.text(program.text()));
  }

  @Override
  public List<String> proposals(String typed) {
    return typed.contains(" ")
        ? List.of()
        : ProgramForm.words().stream().filter(word -> word.startsWith(typed)).toList();
  }
}
