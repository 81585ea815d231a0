package dev.cozesh.client.chat;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * Where a chat stands. Coze may add to these. A self-hosted server spells two of them otherwise, so
 * ask by the methods rather than for equality with a constant.
 */
public record ChatStatus(@JsonValue WireValue wire) {
  /** Made, not begun. */
  public static final ChatStatus CREATED = of("created");

  /** The bot is at work. */
  public static final ChatStatus IN_PROGRESS = of("in_progress");

  /** Ended well. */
  public static final ChatStatus COMPLETED = of("completed");

  /** Ended badly, see the last error. */
  public static final ChatStatus FAILED = of("failed");

  /** Waits for the outputs of tools that the caller runs. */
  public static final ChatStatus REQUIRES_ACTION = of("requires_action");

  /** Ended by a call. */
  public static final ChatStatus CANCELED = of("canceled");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ChatStatus {
    requireNonNull(wire, "wire");
  }

  /**
   * {@return the value of that name}
   *
   * @param text as it travels
   */
  public static ChatStatus of(String text) {
    return new ChatStatus(WireValue.of(text));
  }

  /** {@return whether the bot has still to do something by itself; every other status is an end} */
  public boolean isRunning() {
    return equals(CREATED) || equals(IN_PROGRESS);
  }

  /** {@return whether the outputs of tools are wanted, in either spelling} */
  public boolean isWaiting() {
    return equals(REQUIRES_ACTION) || wire.text().equals("required_action");
  }

  /** {@return whether it was cancelled, in either spelling} */
  public boolean isCanceled() {
    return equals(CANCELED) || wire.text().equals("cancelled");
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
