package dev.cozesh.dsl.script;

import java.util.Set;

/** The words that may open a block, as far as the two written forms must know them. */
final class BlockWords {
  /** Words that take a name and a block: {@code bot "WeHan" { … }}. */
  static final Set<String> NAMED = Set.of("workspace", "knowledge", "database", "bot", "workflow");

  /** Words that open a block without a name, at the top of a script only. */
  static final Set<String> BARE = Set.of("afterApply", "probe");

  /** A block without a name, inside {@code bot} only. */
  static final String ONBOARDING = "onboarding";

  /** Words that may follow a closed block on the same line, inside another block. */
  static final Set<String> INNER =
      Set.of(
          "description",
          "prompt",
          ONBOARDING,
          "model",
          "knows",
          "uses",
          "publish",
          "protect",
          "sensitive",
          "prologue",
          "suggest",
          "document",
          "image",
          "chunks",
          "rows",
          "column",
          "from");

  private BlockWords() {}
}
