package dev.cozesh.deploy.desired;

/** The kinds of objects a script can declare, in the order in which they are made. */
public enum Kind {
  KNOWLEDGE("knowledge", "knowledge base"),
  DATABASE("database", "database"),
  WORKFLOW("workflow", "workflow"),
  BOT("bot", "bot");

  private final String word;
  private final String title;

  Kind(String word, String title) {
    this.word = word;
    this.title = title;
  }

  /** The word of the language, also the first part of an address. */
  public String word() {
    return word;
  }

  /** The kind in running text. */
  public String title() {
    return title;
  }
}
