package dev.cozesh.deploy.plan;

/** Who changed a field since it was last applied. */
public enum Standing {
  /** The script, or it was never applied. */
  OURS,
  /** Somebody on Coze; the script says what it said. */
  THEIRS,
  /** Both. */
  BOTH,
  /** Somebody on Coze, and that is preferred: not written, the script is to follow. */
  KEPT;

  /** Whether writing the field would undo what somebody else did. */
  public boolean isContested() {
    return this == THEIRS || this == BOTH;
  }
}
