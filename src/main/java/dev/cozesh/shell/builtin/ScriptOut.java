package dev.cozesh.shell.builtin;

import dev.cozesh.shell.command.Console;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Where a script prints: what it prints is there at once, also without a line break. */
final class ScriptOut extends PrintWriter {
  private final Console console;

  /**
   * @param stream one of the console's
   */
  ScriptOut(Console console, OutputStream stream) {
    super(stream, true, StandardCharsets.UTF_8);
    this.console = console;
  }

  @Override
  public void write(String text, int from, int length) {
    console.wipe();
    super.write(text, from, length);
    flush();
  }

  @Override
  public void write(char[] text, int from, int length) {
    console.wipe();
    super.write(text, from, length);
    flush();
  }

  @Override
  public void write(int character) {
    console.wipe();
    super.write(character);
    flush();
  }
}
