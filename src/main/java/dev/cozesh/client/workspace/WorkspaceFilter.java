package dev.cozesh.client.workspace;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * Which workspaces to list.
 *
 * @param enterpriseId the enterprise
 * @param organizationId another id than the enterprise's
 */
public record WorkspaceFilter(
    Optional<String> enterpriseId,
    Optional<String> userId,
    @JsonProperty("coze_account_id") Optional<String> organizationId) {
  /** All that the token sees. */
  public static final WorkspaceFilter ALL =
      new WorkspaceFilter(Optional.empty(), Optional.empty(), Optional.empty());

  public WorkspaceFilter {
    requireNonNull(enterpriseId, "enterpriseId");
    requireNonNull(userId, "userId");
    requireNonNull(organizationId, "organizationId");
  }

  /**
   * The same with {@code enterprise_id}.
   *
   * @param value the enterprise
   * @return a copy
   */
  public WorkspaceFilter withEnterpriseId(String value) {
    return new WorkspaceFilter(Optional.of(value), userId, organizationId);
  }

  /**
   * The same with {@code user_id}.
   *
   * @param value the user
   * @return a copy
   */
  public WorkspaceFilter withUserId(String value) {
    return new WorkspaceFilter(enterpriseId, Optional.of(value), organizationId);
  }

  /**
   * The same with {@code coze_account_id}.
   *
   * @param value another id than the enterprise's
   * @return a copy
   */
  public WorkspaceFilter withOrganizationId(String value) {
    return new WorkspaceFilter(enterpriseId, userId, Optional.of(value));
  }
}
