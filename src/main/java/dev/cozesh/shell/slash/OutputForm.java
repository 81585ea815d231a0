package dev.cozesh.shell.slash;

/** How a prompt shows values. */
public enum OutputForm {
  TABLE,
  JSON,
  YAML
}
