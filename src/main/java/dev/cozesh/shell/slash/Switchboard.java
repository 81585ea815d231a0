package dev.cozesh.shell.slash;

/** Where a prompt is, to be changed: the next line runs there. */
public interface Switchboard {
  /**
   * Goes to another profile, with its server, its credential and its workspace.
   *
   * @param name a profile that is there
   */
  void profile(String name);

  /**
   * Goes to another workspace of the same server.
   *
   * @param nameOrId one that the token sees
   */
  void workspace(String nameOrId);
}
