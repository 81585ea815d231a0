package dev.cozesh.client.workspace;

import static java.util.Objects.requireNonNull;

/**
 * Somebody to be added.
 *
 * @param roleType admin or member
 */
public record NewMember(String userId, WorkspaceRole roleType) {
  public NewMember {
    requireNonNull(userId, "userId");
    requireNonNull(roleType, "roleType");
  }
}
