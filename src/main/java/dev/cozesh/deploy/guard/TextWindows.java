package dev.cozesh.deploy.guard;

import static java.util.Objects.requireNonNull;

import java.util.function.BiConsumer;

/**
 * Hands on a long text in stretches that overlap by more than a secret is long, so that however
 * much there is, little of it is in memory.
 */
final class TextWindows {
  /** Characters of a stretch, and of what it repeats of the one before. */
  private static final int SIZE = 1 << 20;

  private static final int OVERLAP = 1 << 12;

  private final String name;
  private final BiConsumer<String, String> reader;
  private final StringBuilder window = new StringBuilder();
  private int repeated;

  /**
   * @param name what the text is called
   * @param reader gets the name with each stretch
   */
  TextWindows(String name, BiConsumer<String, String> reader) {
    this.name = requireNonNull(name, "name");
    this.reader = requireNonNull(reader, "reader");
  }

  void add(char character) {
    window.append(character);
    if (window.length() >= SIZE) {
      read();
      window.delete(0, window.length() - OVERLAP);
      repeated = window.length();
    }
  }

  void add(CharSequence text) {
    if (window.length() + text.length() < SIZE) {
      window.append(text);
      return;
    }
    for (int n = 0; n < text.length(); n++) {
      add(text.charAt(n));
    }
  }

  /** The text is over. */
  void end() {
    if (window.length() > repeated) {
      read();
    }
    window.setLength(0);
    repeated = 0;
  }

  private void read() {
    reader.accept(name, window.toString());
  }
}
