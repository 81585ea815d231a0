package dev.cozesh.deploy.workflow;

/** The forms in which a workflow can lie in a file. */
public enum Form {
  /** What a self-hosted Studio stores: nodes of numbered types, each with {@code data}. */
  CANVAS,
  /** What copying on the web page's canvas puts into the clipboard; the canvas in an envelope. */
  CLIPBOARD,
  /** What the web page exports and imports: a zip with {@code MANIFEST.yml} and YAML. */
  ZIP,
  /** Nodes with a type by name and a {@code config}, edges with source and target. */
  PLAIN
}
