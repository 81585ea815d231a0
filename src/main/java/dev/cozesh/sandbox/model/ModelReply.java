package dev.cozesh.sandbox.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the model does with a question: {@code ModelReply.text("It rains.").afterCalling("weather",
 * "{}")}. Immutable: each word gives another.
 *
 * @param text the answer; with calls the one that follows their results, empty for a default
 * @param reasoning thoughts that come before the answer, possibly empty
 * @param calls tools that the caller has to run first, possibly none
 * @param failure how the chat fails once the text was sent
 * @param followUps suggested next questions; empty for the usual three
 * @param pace empty for the model's own
 */
public record ModelReply(
    String text,
    String reasoning,
    List<ToolCall> calls,
    Optional<Failure> failure,
    Optional<List<String>> followUps,
    Optional<Pace> pace) {
  public ModelReply {
    requireNonNull(text, "text");
    requireNonNull(reasoning, "reasoning");
    calls = List.copyOf(calls);
    requireNonNull(failure, "failure");
    followUps = followUps.map(List::copyOf);
    requireNonNull(pace, "pace");
  }

  /**
   * A call of a tool on the caller's side.
   *
   * @param arguments JSON text
   */
  public record ToolCall(String name, String arguments) {
    public ToolCall {
      requireNonNull(name, "name");
      requireNonNull(arguments, "arguments");
    }
  }

  /** A chat's {@code last_error}. */
  public record Failure(long code, String message) {
    public Failure {
      requireNonNull(message, "message");
    }
  }

  /** Answers that. */
  public static ModelReply text(String text) {
    return new ModelReply(
        text, "", List.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Fails without a word. */
  public static ModelReply failing(long code, String message) {
    return text("").thenFailing(code, message);
  }

  /** Asks the caller to run a tool, and answers with the text when the results are there. */
  public ModelReply afterCalling(String tool, String arguments) {
    List<ToolCall> all = new ArrayList<>(calls);
    all.add(new ToolCall(tool, arguments));
    return new ModelReply(text, reasoning, all, failure, followUps, pace);
  }

  /** Thinks first. */
  public ModelReply reasoning(String thoughts) {
    return new ModelReply(text, thoughts, calls, failure, followUps, pace);
  }

  /** Fails when the text was sent. */
  public ModelReply thenFailing(long code, String message) {
    Optional<Failure> end = Optional.of(new Failure(code, message));
    return new ModelReply(text, reasoning, calls, end, followUps, pace);
  }

  /** Suggests these questions, or none. */
  public ModelReply suggesting(List<String> questions) {
    return new ModelReply(text, reasoning, calls, failure, Optional.of(questions), pace);
  }

  /** Comes that fast. */
  public ModelReply paced(Pace other) {
    return new ModelReply(text, reasoning, calls, failure, followUps, Optional.of(other));
  }

  /** The part that is left when the tools have answered. */
  ModelReply withText(String other) {
    return new ModelReply(other, reasoning, List.of(), failure, followUps, pace);
  }

  ModelReply withFollowUps(List<String> usual) {
    List<String> known = followUps.orElse(usual);
    return new ModelReply(text, reasoning, calls, failure, Optional.of(known), pace);
  }
}
