package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.DesiredBot;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Reference;
import java.util.List;
import java.util.Optional;

/**
 * The workflows that a bot of a self-hosted Coze binds. The server takes any, and lets the bot use
 * the latest version: one that was never published is bound, and does nothing.
 */
record BoundWorkflows(DesiredBot bot, References references) implements Part {
  @Override
  public boolean isEmpty() {
    return true;
  }

  @Override
  public When when() {
    return When.WITH_ITS_OBJECT;
  }

  @Override
  public List<String> remarks() {
    return bot.workflows().orElse(List.of()).stream()
        .filter(one -> !references.isDeclared(one))
        .filter(this::isUnpublished)
        .map(
            one ->
                "workflow \""
                    + one.nameOrId()
                    + "\" was never published: the bot has nothing of it until it is")
        .toList();
  }

  private boolean isUnpublished(Reference workflow) {
    return references
        .listed(Kind.WORKFLOW, references.resolve(workflow))
        .flatMap(row -> row.get(StudioWorkflowDriver.PUBLISHED))
        .equals(Optional.of(StudioWorkflowDriver.NO));
  }

  @Override
  public void apply(Run run, String id) {
    throw new IllegalStateException("there is nothing to do");
  }
}
