package dev.cozesh.client.workflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/** Which workflows or versions a list shows. Coze may add to these. */
public record WorkflowPublishStatus(@JsonValue WireValue wire) {
  /** Every one. */
  public static final WorkflowPublishStatus ALL = of("all");

  /** The published ones; so Coze lists unless told. */
  public static final WorkflowPublishStatus PUBLISHED_ONLINE = of("published_online");

  /** The drafts. */
  public static final WorkflowPublishStatus UNPUBLISHED_DRAFT = of("unpublished_draft");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public WorkflowPublishStatus {
    requireNonNull(wire, "wire");
  }

  /**
   * {@return the value of that name}
   *
   * @param text as it travels
   */
  public static WorkflowPublishStatus of(String text) {
    return new WorkflowPublishStatus(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
