package dev.cozesh.client.studio;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the server found wrong with a canvas, or with one that it uses.
 *
 * @param workflowId whose canvas
 * @param findings none when all is well
 * @param other members without a name here
 */
public record StudioFindings(
    Optional<String> workflowId,
    Optional<String> name,
    @JsonProperty("errors") List<Finding> findings,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public StudioFindings {
    findings = findings == null ? List.of() : List.copyOf(findings);
    other = Others.copyOf(other);
  }

  /**
   * One thing that is wrong.
   *
   * @param message the server's words
   * @param type 1 is about a node, 2 about a path
   * @param other members without a name here
   */
  public record Finding(
      Optional<String> message,
      Optional<Integer> type,
      Optional<AtNode> nodeError,
      Optional<OnPath> pathError,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Finding {
      other = Others.copyOf(other);
    }

    /** {@return where and what: {@code node 100002: …}} */
    public String words() {
      String where =
          nodeError
              .flatMap(AtNode::nodeId)
              .filter(id -> !id.isEmpty())
              .map(id -> "node " + id + ": ")
              .or(() -> pathError.map(path -> path.start() + " → " + path.end() + ": "))
              .orElse("");
      return where + message.orElse("no reason given");
    }
  }

  /**
   * The node that something is wrong with.
   *
   * @param other members without a name here
   */
  public record AtNode(
      Optional<String> nodeId, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public AtNode {
      other = Others.copyOf(other);
    }
  }

  /**
   * The path that something is wrong with.
   *
   * @param start the node it leaves
   * @param end the node it leads to
   * @param other members without a name here
   */
  public record OnPath(
      String start, String end, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public OnPath {
      start = start == null ? "" : start;
      end = end == null ? "" : end;
      other = Others.copyOf(other);
    }
  }
}
