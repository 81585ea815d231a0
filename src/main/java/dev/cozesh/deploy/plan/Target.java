package dev.cozesh.deploy.plan;

import static java.util.Objects.requireNonNull;

/**
 * Where a plan is valid.
 *
 * @param host the server, {@code api.coze.cn}, or {@code sandbox}
 * @param workspaceId the workspace's id
 * @param workspaceName its name
 */
public record Target(String host, String workspaceId, String workspaceName) {
  public Target {
    requireNonNull(host, "host");
    requireNonNull(workspaceId, "workspaceId");
    requireNonNull(workspaceName, "workspaceName");
  }

  /** A file name made of host and workspace id; safe on every file system. */
  public String key() {
    return (host + "-" + workspaceId).replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
