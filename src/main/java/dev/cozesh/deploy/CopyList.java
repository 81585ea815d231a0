package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.workflow.WorkflowFilter;
import dev.cozesh.client.workflow.WorkflowPublishStatus;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Target;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All bots and workflows of a workspace, drafts too, since that is what a copy is at first. */
final class CopyList {
  private final CozeClient client;
  private final Target target;
  private final Map<Kind, List<Listed>> lists = new EnumMap<>(Kind.class);

  CopyList(CozeClient client, Target target) {
    this.client = client;
    this.target = target;
  }

  Target target() {
    return target;
  }

  /** The whole list, as it was when first asked for. */
  List<Listed> all(Kind kind) {
    return lists.computeIfAbsent(kind, this::listed);
  }

  /** The whole list, as it is now. */
  List<Listed> anew(Kind kind) {
    lists.remove(kind);
    return all(kind);
  }

  /** Every object of exactly that name. */
  List<Listed> named(Kind kind, String name) {
    return all(kind).stream().filter(one -> one.name().equals(name)).toList();
  }

  private List<Listed> listed(Kind kind) {
    if (kind == Kind.BOT) {
      return new BotDriver(client, target.workspaceId()).list();
    }
    WorkflowFilter drafts =
        WorkflowFilter.of(target.workspaceId()).status(WorkflowPublishStatus.ALL);
    return client.workflows().list(drafts).all().stream()
        .map(
            one ->
                new Listed(
                    one.id(),
                    one.name().orElse(""),
                    one.description(),
                    one.updatedAt(),
                    Optional.empty()))
        .toList();
  }
}
