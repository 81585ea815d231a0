package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * How a bot is built. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record BotMode(@JsonValue WireValue wire) {
  /** One agent. */
  public static final BotMode SINGLE_AGENT = of(0);

  /** Several agents. */
  public static final BotMode MULTI_AGENT = of(1);

  /** A chatflow answers. */
  public static final BotMode CHAT_FLOW = of(2);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public BotMode {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that number.
   *
   * @param number as it travels
   * @return the value
   */
  public static BotMode of(long number) {
    return new BotMode(WireValue.of(number));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
