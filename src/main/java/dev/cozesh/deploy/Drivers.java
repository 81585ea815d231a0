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
    drivers.put(Kind.KNOWLEDGE, new KnowledgeDriver(knowledge(client, target, context)));
    drivers.put(Kind.DATABASE, new DatabaseDriver(client, target.workspaceId()));
    drivers.put(
        Kind.WORKFLOW,
        context.edition() == Edition.STUDIO
            ? new StudioWorkflowDriver(client, target.workspaceId())
            : new WorkflowDriver(
                client,
                target.workspaceId(),
                context.handOver().map(root -> new HandOverFiles(root.resolve(target.key())))));
    drivers.put(
        Kind.BOT,
        context.edition() == Edition.STUDIO
            ? new StudioBotDriver(client, target.workspaceId())
            : new BotDriver(client, target.workspaceId()));
    return drivers;
  }

  private static KnowledgeStore knowledge(CozeClient client, Target target, DeployContext context) {
    return context.edition() == Edition.STUDIO
        ? new StudioKnowledge(client, target.workspaceId())
        : new PublicKnowledge(client, target.workspaceId());
  }
}
