package dev.cozesh.deploy;

/** What a run does only where somebody asks for it. */
public enum OptIn {
  /** A failure stops only what depends on the object that failed. */
  KEEP_GOING
}
