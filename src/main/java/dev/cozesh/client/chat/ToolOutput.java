package dev.cozesh.client.chat;

import static java.util.Objects.requireNonNull;

/**
 * What a tool gave.
 *
 * @param toolCallId the call's id
 * @param output text, or JSON as a text
 */
public record ToolOutput(String toolCallId, String output) {
  public ToolOutput {
    requireNonNull(toolCallId, "toolCallId");
    requireNonNull(output, "output");
  }
}
