package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.More;
import dev.cozesh.shell.render.Shown;
import dev.cozesh.shell.render.ValueView;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Prints values, each a screenful at most; {@code it} goes on with the last one. */
final class ValuePrinter implements Consumer<Object> {
  private final Console console;
  private final Supplier<ValueView> view;
  private final Consumer<More> rest;

  /**
   * @param view how values are shown now
   * @param rest takes what is left of a value
   */
  ValuePrinter(Console console, Supplier<ValueView> view, Consumer<More> rest) {
    this.console = requireNonNull(console, "console");
    this.view = requireNonNull(view, "view");
    this.rest = requireNonNull(rest, "rest");
  }

  @Override
  public void accept(Object value) {
    Shown shown = view.get().of(value);
    console.print(shown.text());
    shown.more().ifPresent(rest);
  }
}
