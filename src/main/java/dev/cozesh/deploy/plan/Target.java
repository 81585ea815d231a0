package dev.cozesh.deploy.plan;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where a plan is valid.
 *
 * @param host the server, {@code api.coze.cn}, or {@code sandbox}
 * @param workspaceId the workspace's id
 * @param workspaceName its name
 * @param environment the environment of the project that it is; absent when it is none
 */
public record Target(
    String host, String workspaceId, String workspaceName, Optional<String> environment) {
  public Target {
    requireNonNull(host, "host");
    requireNonNull(workspaceId, "workspaceId");
    requireNonNull(workspaceName, "workspaceName");
    requireNonNull(environment, "environment");
  }

  /** A target that is no environment. */
  public Target(String host, String workspaceId, String workspaceName) {
    this(host, workspaceId, workspaceName, Optional.empty());
  }

  /** The same as an environment, or as none. */
  public Target in(Optional<String> other) {
    return new Target(host, workspaceId, workspaceName, other);
  }

  /** Whether it is the same workspace of the same server, whatever either is called. */
  public boolean isPlaceOf(Target other) {
    return key().equals(other.key());
  }

  /** What people call it: {@code prod}, else {@code workspace WeHan on api.coze.cn}. */
  public String title() {
    return environment.orElse("workspace " + workspaceName + " on " + host);
  }

  /** A file name made of host and workspace id; safe on every file system. */
  public String key() {
    return (host + "-" + workspaceId).replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
