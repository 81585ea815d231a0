package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.Screen;
import java.util.List;
import java.util.Optional;

/** A screen at which nobody sits: it shows, and no question of a script is asked. */
record UnaskedScreen(Screen screen) implements Screen {
  UnaskedScreen {
    requireNonNull(screen, "screen");
  }

  @Override
  public String table(List<String> header, List<List<String>> rows) {
    return screen.table(header, rows);
  }

  @Override
  public Optional<String> ask(String question) {
    return Optional.empty();
  }

  @Override
  public Optional<String> askHidden(String question) {
    return Optional.empty();
  }

  @Override
  public void remark(String text) {
    screen.remark(text);
  }

  @Override
  public boolean canRewrite() {
    return screen.canRewrite();
  }

  @Override
  public void pass(Progress progress) {
    screen.pass(progress);
  }

  @Override
  public void wipe() {
    screen.wipe();
  }
}
