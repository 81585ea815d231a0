package dev.cozesh.dsl;

import java.util.Locale;

/** What a probe's report may be written as. */
public enum ProbeFormat {
  /** One page for people, with everything in it. */
  HTML,
  /** Text for a ticket. */
  MARKDOWN,
  /** Requests and answers, as browsers and proxies exchange them. */
  HAR,
  /** A test case for each attempt, for build servers. */
  JUNIT,
  /** For programs. */
  JSON;

  /** {@return the name as scripts and options write it: {@code html}} */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
