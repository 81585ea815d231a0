package dev.cozesh.shell.prompt;

import dev.cozesh.dsl.complete.LiveName;
import dev.cozesh.dsl.complete.NameKind;

/** Where live names come from. */
public interface NameSource {
  /** {@return host and workspace that the session works in now; told without asking anybody} */
  String place();

  /**
   * The names of one kind; asks the server, page by page as they are read.
   *
   * @param kind which list
   * @return a walk over the list, which may throw what the client's calls throw
   */
  Iterable<LiveName> list(NameKind kind);
}
