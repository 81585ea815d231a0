package dev.cozesh.dsl;

import java.util.List;
import java.util.Map;

/**
 * Told how a chat goes on, on the thread that runs the script: pieces and tools as they come, then
 * that it is over, then, if it ended well, what to ask next and what it took.
 */
public interface TalkListener {
  /** Says nothing. */
  TalkListener SILENT = new TalkListener() {};

  /** The next piece of what is said, as the server sent it; the last one ends a line. */
  default void piece(String piece) {}

  /** The next piece of what is no text but data, as the server sent it. */
  default void plain(String piece) {}

  /** A node of a workflow begins to speak; what was said before it has ended its line. */
  default void node(String title) {}

  /**
   * The bot calls a tool.
   *
   * @param tool {@code plugin 天气}, or what the bot calls it
   * @param arguments by name, other values than texts as JSON
   */
  default void toolCalled(String tool, Map<String, String> arguments) {}

  /** The tool that was called first, of those that are awaited, has answered. */
  default void toolAnswered() {}

  /** Nothing more comes: it ended, failed or was stopped. */
  default void over() {}

  /** The next questions that the bot proposes; never empty. */
  default void followUps(List<String> questions) {}

  /** {@code 31 tokens, 1.2 s, log id 2026…}; of the word {@code chat} alone. */
  default void footer(String footer) {}
}
