package dev.cozesh.client.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who a message that is sent to Coze is from; Coze refuses any other role. */
public enum Speaker {
  /** The end user. */
  @JsonProperty("user")
  USER,
  /** The bot, as if it had said so. */
  @JsonProperty("assistant")
  ASSISTANT
}
