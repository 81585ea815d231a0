package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The exits of nodes, by the names that edges have for them; one without a name is empty. */
final class Ports {
  static final String ONLY = "";
  static final String LOOP_FROM_INSIDE = "loop-function-inline-output";
  static final String LOOP_TO_INSIDE = "loop-function-inline-input";
  static final String BATCH_FROM_INSIDE = "batch-function-inline-output";
  static final String BATCH_TO_INSIDE = "batch-function-inline-input";

  private static final String OTHERWISE = "default";
  private static final int ERROR_BRANCH = 3;

  private Ports() {}

  /** The exits that must all be connected. */
  static List<String> exits(CanvasNode node) {
    List<String> exits =
        node.kind().map(kind -> exits(node, kind)).orElseGet(() -> new ArrayList<>(List.of(ONLY)));
    if (node.onError().path("processType").asInt() == ERROR_BRANCH) {
      exits.replaceAll(exit -> exit.equals(ONLY) ? OTHERWISE : exit);
      exits.add("branch_error");
    }
    return exits;
  }

  private static List<String> exits(CanvasNode node, NodeType kind) {
    List<String> exits = new ArrayList<>();
    switch (kind) {
      case SELECTOR -> {
        int branches = node.inputs().path("branches").size();
        for (int n = 0; n < branches; n++) {
          exits.add(n == 0 ? "true" : "true_" + n);
        }
        exits.add("false");
      }
      case INTENT -> addBranches(exits, node.inputs().path("intents").size());
      case QUESTION -> {
        if (node.inputs().path("answer_type").asText().equals("option")) {
          addBranches(exits, options(node.inputs()));
        } else {
          exits.add(ONLY);
        }
      }
      case LOOP -> exits.add("loop-output");
      case BATCH -> exits.add("batch-output");
      case END, COMMENT, BREAK, CONTINUE -> {
        // The flow goes on nowhere from here.
      }
      default -> exits.add(ONLY);
    }
    return exits;
  }

  /** Options that come from a variable have one exit for all of them. */
  private static int options(JsonNode inputs) {
    return inputs.path("option_type").asText().equals("dynamic")
        ? 1
        : inputs.path("options").size();
  }

  private static void addBranches(List<String> exits, int count) {
    for (int n = 0; n < count; n++) {
      exits.add("branch_" + n);
    }
    exits.add(OTHERWISE);
  }

  /** Whether an edge without a port, or one that says {@code default}, means the only exit. */
  static boolean isOnly(List<String> exits, String port) {
    return exits.equals(List.of(ONLY)) && (port.isEmpty() || port.equals(OTHERWISE));
  }

  /** The exit to the nodes inside. */
  static String fromInside(CanvasNode holder) {
    return holder.is(NodeType.BATCH) ? BATCH_FROM_INSIDE : LOOP_FROM_INSIDE;
  }

  /** The entry for what comes back from inside. */
  static String toInside(CanvasNode holder) {
    return holder.is(NodeType.BATCH) ? BATCH_TO_INSIDE : LOOP_TO_INSIDE;
  }
}
