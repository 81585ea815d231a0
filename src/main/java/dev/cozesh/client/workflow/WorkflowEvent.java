package dev.cozesh.client.workflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.DebugUrl;
import dev.cozesh.client.core.Others;
import dev.cozesh.client.core.Usage;
import java.util.Map;
import java.util.Optional;

/**
 * What a run says while it goes on: messages, and at last that it waits or is done. A failure is no
 * event but an exception.
 *
 * @see <a href="https://docs.coze.cn/developer_guides/workflow_stream_run">Coze: stream a run</a>
 */
public sealed interface WorkflowEvent {
  /**
   * The next piece of what an output node, a question node or a streaming End node gives.
   *
   * @param content the piece
   * @param nodeSeqId counts the pieces of one node from 0
   * @param nodeIsFinish whether it is the node's last piece
   * @param nodeExecuteUuid by which the node's whole output is read
   * @param nodeType self-hosted servers tell it
   * @param contentType how the content is to be read
   * @param usage tokens spent so far
   * @param tokens tokens spent; Coze is about to drop this in favour of {@code usage}
   * @param other members without a name here
   */
  record Message(
      Optional<String> content,
      Optional<String> nodeTitle,
      Optional<Long> nodeSeqId,
      @JsonProperty("node_is_finish") Optional<Boolean> nodeIsFinish,
      Optional<String> nodeId,
      Optional<String> nodeExecuteUuid,
      Optional<String> nodeType,
      Optional<String> contentType,
      Optional<Map<String, String>> ext,
      Optional<Usage> usage,
      @JsonProperty("token") Optional<Long> tokens,
      Optional<String> cost,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other)
      implements WorkflowEvent {
    public Message {
      ext = ext.map(Others::copyOf);
      other = Others.copyOf(other);
    }

    /** {@return the piece; empty when there is none} */
    public String text() {
      return content.orElse("");
    }

    /** {@return the piece as JSON; empty when it is plain text} */
    public Optional<JsonNode> contentJson() {
      return content.flatMap(OutputText::json);
    }
  }

  /**
   * The run waits for an answer; the last event. It is resumed by a call.
   *
   * @param interruptData what it waits for
   * @param nodeTitle where
   * @param other members without a name here
   */
  record Interrupt(
      @JsonProperty(required = true) WorkflowInterrupt interruptData,
      Optional<String> nodeTitle,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other)
      implements WorkflowEvent {
    public Interrupt {
      requireNonNull(interruptData, "interruptData");
      other = Others.copyOf(other);
    }
  }

  /**
   * The run ended well; the last event.
   *
   * @param debugUrl a page about the run, good for 7 days
   * @param other members without a name here
   */
  record Done(Optional<String> debugUrl, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other)
      implements WorkflowEvent {
    public Done {
      debugUrl = DebugUrl.decoded(debugUrl);
      other = Others.copyOf(other);
    }

    /** {@return the run's id, by which its record is read; taken from the page's address} */
    public Optional<String> executeId() {
      return DebugUrl.executeId(debugUrl);
    }
  }

  /**
   * An event of a kind that is not known here.
   *
   * @param type its name
   * @param json its data; a text when it is no JSON
   */
  record Unknown(String type, JsonNode json) implements WorkflowEvent {
    public Unknown {
      requireNonNull(type, "type");
      requireNonNull(json, "json");
    }
  }
}
