package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.Dialogue;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.slash.Switchboard;
import java.util.HashMap;
import java.util.Map;

/** Takes a session to another profile or workspace. */
final class Places implements Switchboard {
  private final Link link;
  private final PromptHost host;
  private final Dialogue dialogue;
  private final Runnable left;

  /**
   * @param left told when a place was left, whose names are of no use any more
   */
  Places(Link link, PromptHost host, Dialogue dialogue, Runnable left) {
    this.link = requireNonNull(link, "link");
    this.host = requireNonNull(host, "host");
    this.dialogue = requireNonNull(dialogue, "dialogue");
    this.left = requireNonNull(left, "left");
  }

  @Override
  public void profile(String name) {
    Map<Option, String> changed = new HashMap<>();
    changed.put(Option.PROFILE, name);
    changed.put(Option.BASE_URL, null);
    changed.put(Option.SANDBOX, null);
    changed.put(Option.WORKSPACE, null);
    link.change(changed);
    dialogue.leaveWorkspace();
    host.reconnect();
    left.run();
  }

  @Override
  public void workspace(String nameOrId) {
    dialogue.workIn(nameOrId);
    left.run();
  }
}
