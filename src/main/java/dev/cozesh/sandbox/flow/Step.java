package dev.cozesh.sandbox.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What came of one node. */
sealed interface Step {
  /**
   * It is through.
   *
   * @param port the branch to go on by, empty for the only one
   */
  record Passed(ObjectNode output, String port) implements Step {
    static Passed with(ObjectNode output) {
      return new Passed(output, "");
    }
  }

  /**
   * It waits for an answer.
   *
   * @param question what it says, empty for nothing
   */
  record Asks(String question, FlowResult.Interrupted interrupt) implements Step {}

  /** It broke. */
  record Breaks(String why) implements Step {}
}
