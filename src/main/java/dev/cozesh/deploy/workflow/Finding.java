package dev.cozesh.deploy.workflow;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with a workflow, or may be.
 *
 * @param nodeId the node it is about; empty when it is about the whole file
 * @param title what that node is called; may be empty
 * @param port the exit it is about; empty when it is about none
 * @param path where in the file, as a JSON pointer; empty when it is nowhere in particular
 * @param reason what is wrong
 * @param fix what to do about it; may be empty
 * @param isSecret whether what was found looks like a secret; it is never part of the finding
 */
public record Finding(
    Severity severity,
    String nodeId,
    String title,
    String port,
    String path,
    String reason,
    String fix,
    boolean isSecret) {
  public Finding {
    requireNonNull(severity, "severity");
    requireNonNull(nodeId, "nodeId");
    requireNonNull(title, "title");
    requireNonNull(port, "port");
    requireNonNull(path, "path");
    requireNonNull(reason, "reason");
    requireNonNull(fix, "fix");
  }

  /** How bad it is. */
  public enum Severity {
    /** Coze refuses the workflow, or leaves a part of it out in silence. */
    ERROR,
    /** It can be imported; it may not do what was meant. */
    WARNING
  }

  /** An error about the whole file. */
  static Finding error(String path, String reason, String fix) {
    return new Finding(Severity.ERROR, "", "", "", path, reason, fix, false);
  }

  /** A warning about the whole file. */
  static Finding warning(String path, String reason, String fix) {
    return new Finding(Severity.WARNING, "", "", "", path, reason, fix, false);
  }

  /** An error about a node. */
  static Finding error(CanvasNode node, String path, String reason, String fix) {
    return new Finding(
        Severity.ERROR, node.id(), node.title(), "", node.path() + path, reason, fix, false);
  }

  /** A warning about a node. */
  static Finding warning(CanvasNode node, String path, String reason, String fix) {
    return new Finding(
        Severity.WARNING, node.id(), node.title(), "", node.path() + path, reason, fix, false);
  }

  /** The same, about one exit. */
  Finding at(String exit) {
    return new Finding(severity, nodeId, title, exit, path, reason, fix, isSecret);
  }

  /** The same, about what looks like a secret. */
  Finding asSecret() {
    return new Finding(severity, nodeId, title, port, path, reason, fix, true);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** One line for people: node, reason, and what to do. */
  public String text() {
    String where = nodeId.isEmpty() ? "" : "node " + nodeId + ": ";
    return where + reason + (fix.isEmpty() ? "" : "; " + fix);
  }
}
