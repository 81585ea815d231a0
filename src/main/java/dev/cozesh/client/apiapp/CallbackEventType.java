package dev.cozesh.client.apiapp;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What Coze reports to a callback app. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record CallbackEventType(@JsonValue WireValue wire) {
  /** A bot was published to the channel. */
  public static final CallbackEventType BOT_PUBLISHED = of("bot.published");

  /** A bot was taken down. */
  public static final CallbackEventType BOT_UNPUBLISHED = of("bot.unpublished");

  /** A bot was deleted. */
  public static final CallbackEventType BOT_DELETED = of("bot.deleted");

  /** Something was consumed. */
  public static final CallbackEventType BENEFIT_USAGE = of("benefit.usage");

  /** Capacity for a plugin was asked for. */
  public static final CallbackEventType PLUGIN_SCALE_REQUESTED =
      of("benefit.plugin.scale.requested");

  /** Capacity for a plugin ended. */
  public static final CallbackEventType PLUGIN_SCALE_EXPIRED = of("benefit.plugin.scale.expired");

  /** The challenge that proves the address; nothing to subscribe to. */
  public static final CallbackEventType URL_VERIFICATION = of("url_verification");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CallbackEventType {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static CallbackEventType of(String text) {
    return new CallbackEventType(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
