package dev.cozesh.client.entity;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What to copy.
 *
 * @param entityId the bot, app or workflow
 * @param entityType which of these
 * @param toWorkspaceId where to; the same workspace unless set
 */
public record EntityCopy(
    String entityId, CopyEntityType entityType, Optional<String> toWorkspaceId) {
  public EntityCopy {
    requireNonNull(entityId, "entityId");
    requireNonNull(entityType, "entityType");
    requireNonNull(toWorkspaceId, "toWorkspaceId");
  }

  /**
   * Copies within one workspace.
   *
   * @param entityId the bot, app or workflow
   * @param entityType which of these
   * @return the request
   */
  public static EntityCopy of(String entityId, CopyEntityType entityType) {
    return new EntityCopy(entityId, entityType, Optional.empty());
  }

  /**
   * The same with {@code to_workspace_id}.
   *
   * @param value where to; the same workspace unless set
   * @return a copy
   */
  public EntityCopy withToWorkspaceId(String value) {
    return new EntityCopy(entityId, entityType, Optional.of(value));
  }
}
