package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Target;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The driver of each kind. */
final class Drivers {
  private Drivers() {}

  static Map<Kind, Driver> of(CozeClient client, Target target) {
    return of(client, target, Optional.empty());
  }

  /**
   * @param handOver where files for a person are put, a directory for each target
   */
  static Map<Kind, Driver> of(CozeClient client, Target target, Optional<Path> handOver) {
    Map<Kind, Driver> drivers = new EnumMap<>(Kind.class);
    drivers.put(Kind.KNOWLEDGE, new KnowledgeDriver(client, target.workspaceId()));
    drivers.put(
        Kind.WORKFLOW,
        new WorkflowDriver(
            client,
            target.workspaceId(),
            handOver.map(root -> new HandOverFiles(root.resolve(target.key())))));
    drivers.put(Kind.BOT, new BotDriver(client, target.workspaceId()));
    return drivers;
  }
}
