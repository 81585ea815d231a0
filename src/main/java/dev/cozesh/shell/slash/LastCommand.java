package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.exchange.Exchanges;
import dev.cozesh.shell.render.Clean;
import java.util.function.IntSupplier;

/** {@code /last [N]}: a call of this session and its answer, a screenful of it. */
public final class LastCommand implements SlashCommand {
  private static final int FEWEST_LINES = 8;
  // Headline, query, request and two remarks, the prompt.
  private static final int OTHER_LINES = 6;

  private final Exchanges exchanges;
  private final IntSupplier height;

  /**
   * @param height lines of the screen, asked at each use
   */
  public LastCommand(Exchanges exchanges, IntSupplier height) {
    this.exchanges = requireNonNull(exchanges, "exchanges");
    this.height = requireNonNull(height, "height");
  }

  @Override
  public String name() {
    return "last";
  }

  @Override
  public String synopsis() {
    return "/last [N]";
  }

  @Override
  public String summary() {
    return "show the last call and its answer";
  }

  @Override
  public String help() {
    return """
        Method, path, status, milliseconds, attempts, log id, and the answer.
        N: 1 is the last call, 2 the one before it; the last 100 are kept.
        As a value: `last.status`, `last.json.data`, `last.req`, `last.headers`, `last.logid`,
        `last.text`; `last[-3]` is the third from the end, `last[0]` the first that is kept.""";
  }

  @Override
  public String example() {
    return "/last";
  }

  @Override
  public void run(String rest, Console console) {
    if (!Made.any(exchanges, console)) {
      return;
    }
    int lines = Math.max(FEWEST_LINES, height.getAsInt() - OTHER_LINES);
    console.print(Clean.text(Made.called(exchanges, rest, "/last").text(lines)));
  }
}
