package dev.cozesh.client.chat;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/** Which edition of a bot answers. Coze may add to these. */
public record BotEdition(@JsonValue WireValue wire) {
  /** What is published; so it is unless told. */
  public static final BotEdition PUBLISHED_ONLINE = of("published_online");

  /** The draft. */
  public static final BotEdition UNPUBLISHED_DRAFT = of("unpublished_draft");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public BotEdition {
    requireNonNull(wire, "wire");
  }

  /**
   * {@return the value of that name}
   *
   * @param text as it travels
   */
  public static BotEdition of(String text) {
    return new BotEdition(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
