package dev.cozesh.deploy.plan;

/** What a plan does with one object. */
public enum Action {
  /** Make it. */
  CREATE("+"),
  /** Take over an object that exists under the very name, and bring it into the declared state. */
  ADOPT("&"),
  /** Change fields, documents, or publish anew. */
  UPDATE("~"),
  /** Write nothing and remember what somebody changed on Coze. */
  ACCEPT("<"),
  /** Delete it. */
  DELETE("-"),
  /** Finish a create whose answer was lost. */
  SETTLE("?"),
  /** Unpublish it and let it go: no endpoint deletes it. */
  RETIRE("v"),
  /** Say in its description that it is retired, and let it go: no endpoint deletes it. */
  MARK("v"),
  /** Let it go; it stays on the server. */
  FORGET("x"),
  /** A person has to act first. */
  WAIT("!"),
  /** In state, not in the script, and kept. */
  KEEP("o"),
  /** Nothing to do. */
  NONE("=");

  private final String sign;

  Action(String sign) {
    this.sign = sign;
  }

  /** One character for lists. */
  public String sign() {
    return sign;
  }

  /** Whether the plan sends writes for it. */
  public boolean writes() {
    return this == CREATE
        || this == ADOPT
        || this == UPDATE
        || this == DELETE
        || this == RETIRE
        || this == MARK
        || this == SETTLE;
  }
}
