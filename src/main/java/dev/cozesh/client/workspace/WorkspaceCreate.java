package dev.cozesh.client.workspace;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cozesh.client.core.Limited;
import java.util.Optional;

/**
 * A workspace to be made.
 *
 * @param name 1 to 50 characters
 * @param description up to 2000 characters
 * @param iconFileId an uploaded image
 * @param organizationId where it goes
 * @param ownerUid its owner; enterprise plans only
 */
public record WorkspaceCreate(
    String name,
    String description,
    Optional<String> iconFileId,
    @JsonProperty("coze_account_id") Optional<String> organizationId,
    Optional<String> ownerUid) {
  public WorkspaceCreate {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    requireNonNull(iconFileId, "iconFileId");
    requireNonNull(organizationId, "organizationId");
    requireNonNull(ownerUid, "ownerUid");
    Limited.text("workspace.name", name);
    Limited.text("workspace.description", description);
  }

  /**
   * Sends nothing but what is needed.
   *
   * @param name 1 to 50 characters
   * @param description up to 2000 characters
   * @return the request
   */
  public static WorkspaceCreate of(String name, String description) {
    return new WorkspaceCreate(
        name, description, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The same with {@code icon_file_id}.
   *
   * @param value an uploaded image
   * @return a copy
   */
  public WorkspaceCreate withIconFileId(String value) {
    return new WorkspaceCreate(name, description, Optional.of(value), organizationId, ownerUid);
  }

  /**
   * The same with {@code coze_account_id}.
   *
   * @param value where it goes
   * @return a copy
   */
  public WorkspaceCreate withOrganizationId(String value) {
    return new WorkspaceCreate(name, description, iconFileId, Optional.of(value), ownerUid);
  }

  /**
   * The same with {@code owner_uid}.
   *
   * @param value its owner; enterprise plans only
   * @return a copy
   */
  public WorkspaceCreate withOwnerUid(String value) {
    return new WorkspaceCreate(name, description, iconFileId, organizationId, Optional.of(value));
  }
}
