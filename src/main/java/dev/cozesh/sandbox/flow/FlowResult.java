package dev.cozesh.sandbox.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * How far a run came.
 *
 * @param said in the order of saying
 * @param state what {@link FlowRun#resume} goes on with after an interrupt
 */
public record FlowResult(List<Said> said, End end, ObjectNode state) {
  /**
   * What a node says to the outside.
   *
   * @param streamed whether it comes in pieces
   * @param last whether it is the end node's, and so the result
   */
  public record Said(String nodeId, String title, String text, boolean streamed, boolean last) {}

  /** Why a run stopped. */
  public sealed interface End {}

  /**
   * It is through.
   *
   * @param output JSON text of the variables, or plain text
   */
  public record Finished(String output) implements End {}

  /**
   * It waits for an answer.
   *
   * @param type 2 for a question, 5 for an input
   * @param data JSON text that says what is asked
   * @param required parameters that the answer must hold
   */
  public record Interrupted(String title, int type, String data, ObjectNode required)
      implements End {}

  /** It broke. */
  public record Failed(long code, String message) implements End {}
}
