package dev.cozesh.client.message;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/** How an answer is rated. Coze may add to these. */
public record FeedbackType(@JsonValue WireValue wire) {
  /** Thumb up. */
  public static final FeedbackType LIKE = of("like");

  /** Thumb down; the word is not dislike. */
  public static final FeedbackType UNLIKE = of("unlike");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public FeedbackType {
    requireNonNull(wire, "wire");
  }

  /**
   * {@return the value of that name}
   *
   * @param text as it travels
   */
  public static FeedbackType of(String text) {
    return new FeedbackType(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
