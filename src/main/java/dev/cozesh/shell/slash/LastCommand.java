package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.exchange.Exchanges;
import dev.cozesh.shell.exchange.MadeCall;
import dev.cozesh.shell.render.Headed;
import dev.cozesh.shell.render.ValueView;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** {@code /last [N]}: a call of this session and its answer, a screenful of it. */
public final class LastCommand implements SlashCommand {
  private static final int FEWEST_LINES = 8;
  // Headline, query, request and two remarks, the prompt.
  private static final int OTHER_LINES = 6;

  private final Exchanges exchanges;
  private final IntSupplier height;
  private final Supplier<ValueView> view;

  /**
   * @param height lines of the screen, asked at each use
   * @param view how values are shown now
   */
  public LastCommand(Exchanges exchanges, IntSupplier height, Supplier<ValueView> view) {
    this.view = requireNonNull(view, "view");
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
    return "show the last call";
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
    MadeCall call = Made.called(exchanges, rest, "/last");
    Object head = new Headed(call.head(), Optional.empty(), "");
    console.print(view.get().of(head).text());
    body(call, lines, console);
  }

  private void body(MadeCall call, int most, Console console) {
    List<String> all = shown(call).lines().filter(line -> !line.isBlank()).toList();
    if (!all.isEmpty()) {
      console.print(String.join("\n", all.subList(0, Math.min(all.size(), most))));
    }
    if (all.size() > most) {
      console.remark(
          (all.size() - most)
              + " of "
              + all.size()
              + " lines more – `"
              + call.name()
              + "` shows them");
    }
  }

  private String shown(MadeCall call) {
    return call.tree()
        .map(json -> view.get().of(json).text())
        .orElseGet(() -> view.get().cut(call.getText()));
  }
}
