package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * Whether a bot proposes what to ask next. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record ReplyMode(@JsonValue WireValue wire) {
  /** No. */
  public static final ReplyMode DISABLE = of("disable");

  /** Yes. */
  public static final ReplyMode ENABLE = of("enable");

  /** Yes, as a prompt says. */
  public static final ReplyMode CUSTOMIZED = of("customized");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ReplyMode {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static ReplyMode of(String text) {
    return new ReplyMode(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
