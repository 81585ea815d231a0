package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

/** A document written in the script: {@code document text("faq.txt", "…")}. */
public record NamedText(String name, String content) {
  public NamedText {
    requireNonNull(name, "name");
    requireNonNull(content, "content");
  }
}
