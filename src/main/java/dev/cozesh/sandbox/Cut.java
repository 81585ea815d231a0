package dev.cozesh.sandbox;

/** How a stream breaks off. */
public enum Cut {
  /** The HTTP answer ends as if it were whole; only its last events are not there. */
  ENDED,
  /** The connection is closed in order, without the end of the answer. */
  UNFINISHED,
  /** The connection is reset; the client may lose what it has not yet read. */
  RESET
}
