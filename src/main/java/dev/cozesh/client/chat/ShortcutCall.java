package dev.cozesh.client.chat;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * One of the bot's shortcuts to be carried out; it makes the question.
 *
 * @param commandId as the bot's settings name it
 * @param parameters what the user put into its fields, by their names
 */
public record ShortcutCall(
    String commandId, @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> parameters) {
  public ShortcutCall {
    requireNonNull(commandId, "commandId");
    parameters = Map.copyOf(parameters);
  }
}
