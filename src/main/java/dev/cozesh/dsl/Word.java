package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

/**
 * One word of the language.
 *
 * @param usage an example of a call
 * @param summary what it does, in one line
 */
public record Word(String name, String usage, String summary) {
  public Word {
    requireNonNull(name, "name");
    requireNonNull(usage, "usage");
    requireNonNull(summary, "summary");
  }

  /** Whether it names an object, as services do, and is not called itself. */
  boolean isObject() {
    return usage.startsWith(name + ".") || usage.startsWith(name + "[");
  }
}
