package dev.cozesh.deploy;

/** Whether there is an object of some id. */
public enum Presence {
  /** Coze has it. */
  THERE,
  /** Coze says that there is none. */
  ABSENT,
  /** Coze does not tell this token. */
  UNTOLD
}
