package dev.cozesh.sandbox.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeUsageException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the console finds wrong with a canvas that it is asked to check. */
public final class CanvasCheck {
  private CanvasCheck() {}

  /**
   * One thing that is wrong.
   *
   * @param node its id; empty when it is about the whole
   */
  public record Finding(String node, String message) {}

  /** Everything that is wrong; nothing when it can be run. */
  public static List<Finding> of(JsonNode source) {
    Canvas canvas;
    try {
      canvas = Canvas.of(source);
    } catch (CozeUsageException e) {
      return List.of(new Finding("", e.what()));
    }
    List<Finding> findings = new ArrayList<>();
    for (String id : reached(canvas)) {
      if (!id.equals(canvas.end().id()) && canvas.from(id).isEmpty()) {
        findings.add(new Finding(id, "node " + id + " is not connected"));
      }
    }
    return findings;
  }

  /** What hangs on the start; the rest is dropped without a word. */
  private static Set<String> reached(Canvas canvas) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(canvas.start().id()));
    while (!open.isEmpty()) {
      String id = open.poll();
      if (reached.add(id)) {
        canvas.from(id).forEach(edge -> open.add(edge.target()));
      }
    }
    return reached;
  }
}
