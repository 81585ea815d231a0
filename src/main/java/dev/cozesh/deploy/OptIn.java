package dev.cozesh.deploy;

/** What a run does only where somebody asks for it. */
public enum OptIn {
  /** A failure stops only what depends on the object that failed. */
  KEEP_GOING,
  /** What can be written and never read is sent again although nothing of it has changed. */
  RESEND_UNVERIFIABLE,
  /** The description of what no endpoint deletes says that it is retired. */
  RETIRE
}
