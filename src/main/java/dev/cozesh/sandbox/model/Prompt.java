package dev.cozesh.sandbox.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What the model is asked.
 *
 * @param name the bot's name
 * @param persona the bot's prompt, possibly empty
 * @param earlier the questions before this one that are still in its context, oldest first
 * @param passage what its knowledge holds on the question
 * @param toolOutputs results of the tools it asked for, empty before
 */
public record Prompt(
    String name,
    String persona,
    List<String> earlier,
    String question,
    Optional<Passage> passage,
    List<String> toolOutputs) {
  public Prompt {
    requireNonNull(name, "name");
    requireNonNull(persona, "persona");
    earlier = List.copyOf(earlier);
    requireNonNull(question, "question");
    requireNonNull(passage, "passage");
    toolOutputs = List.copyOf(toolOutputs);
  }

  /** A paragraph of a document. */
  public record Passage(String document, String text) {}

  /** A question to nobody in particular, as a workflow's model node puts it. */
  public static Prompt plain(String name, String question) {
    return new Prompt(name, "", List.of(), question, Optional.empty(), List.of());
  }
}
