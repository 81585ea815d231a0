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
 * @param findings absent or none when all is well
 * @param other members without a name here
 */
public record StudioFindings(
    Optional<String> workflowId,
    Optional<String> name,
    @JsonProperty("errors") Optional<List<Finding>> findings,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public StudioFindings {
    findings = findings.map(List::copyOf);
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
              .or(() -> pathError.map(OnPath::words))
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
      Optional<String> start,
      Optional<String> end,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public OnPath {
      other = Others.copyOf(other);
    }

    private String words() {
      return start.orElse("?") + " → " + end.orElse("?") + ": ";
    }
  }
}
