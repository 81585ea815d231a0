package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.RightAnswer;
import dev.cozesh.dsl.Answer;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.exchange.Exchanges;
import dev.cozesh.shell.exchange.MadeCall;
import dev.cozesh.shell.render.Ink;
import java.util.function.Consumer;

/** Says below a raw call that was refused what to do next; its body was printed as it came. */
final class RefusedAnswer implements Consumer<Object> {
  private final Exchanges exchanges;
  private final Catalog catalog;
  private final Console console;

  RefusedAnswer(Exchanges exchanges, Catalog catalog, Console console) {
    this.exchanges = requireNonNull(exchanges, "exchanges");
    this.catalog = requireNonNull(catalog, "catalog");
    this.console = requireNonNull(console, "console");
  }

  @Override
  public void accept(Object value) {
    if (value instanceof Answer answer && !answer.isOk() && !exchanges.all().isEmpty()) {
      Ink ink = new Ink(console.colourErr());
      console.remark("  " + ink.bold("next:") + " " + next(exchanges.getLast()));
    }
  }

  private String next(MadeCall call) {
    RightAnswer answer = catalog.rightAnswer(call.getMethod(), call.getPath(), call.sentNames());
    return answer.isEmpty()
        ? "`/why` explains it"
        : "this request is not documented; " + answer.told();
  }
}
