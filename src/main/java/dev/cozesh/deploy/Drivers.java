package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Target;
import java.util.EnumMap;
import java.util.Map;

/** The driver of each kind. */
final class Drivers {
  private Drivers() {}

  static Map<Kind, Driver> of(CozeClient client, Target target, DeployContext context) {
    Map<Kind, Driver> drivers = new EnumMap<>(Kind.class);
    drivers.put(Kind.KNOWLEDGE, new KnowledgeDriver(client, target.workspaceId()));
    drivers.put(Kind.DATABASE, new DatabaseDriver(client, target.workspaceId()));
    drivers.put(
        Kind.WORKFLOW,
        context.edition() == Edition.STUDIO
            ? new StudioWorkflowDriver(client, target.workspaceId())
            : new WorkflowDriver(
                client,
                target.workspaceId(),
                context.handOver().map(root -> new HandOverFiles(root.resolve(target.key())))));
    drivers.put(Kind.BOT, new BotDriver(client, target.workspaceId()));
    return drivers;
  }
}
