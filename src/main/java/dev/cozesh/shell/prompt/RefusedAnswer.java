package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.dsl.Answer;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.exchange.Exchanges;
import dev.cozesh.shell.exchange.MadeCall;
import dev.cozesh.shell.render.Ink;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Says below a raw call that was refused what to do next; its body was printed as it came. */
final class RefusedAnswer implements Consumer<Object> {
  private static final int NAMED = 3;

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
    List<Endpoint> meant = catalog.meant(call.getMethod(), call.getPath());
    if (meant.isEmpty()) {
      return "`/why` explains it";
    }
    return "this request is not documented; did you mean "
        + meant.stream()
            .limit(NAMED)
            .map(endpoint -> "`" + endpoint.operation() + "`")
            .collect(Collectors.joining(" or "))
        + "?";
  }
}
