package dev.cozesh.sandbox.model;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The model of a sandbox. A rule is a pattern and a reply, for all bots or one; the last one added
 * whose pattern is found in the question decides. Without one it says who it is and what it was
 * asked. Thread-safe.
 */
public final class ScriptedModel {
  private final List<Rule> rules = new ArrayList<>();
  private Pace pace = Pace.usual();

  private record Rule(Optional<String> bot, Pattern pattern, ModelReply reply) {
    boolean fits(String name, String question) {
      return bot.filter(own -> !own.equals(name)).isEmpty() && pattern.matcher(question).find();
    }
  }

  /**
   * Answers questions in which the pattern is found.
   *
   * @param pattern a regular expression; {@code .*} is found in every question
   * @throws CozeUsageException when it is none
   */
  public void reply(String pattern, String text) {
    reply(pattern, ModelReply.text(text));
  }

  /** Like {@link #reply(String, String)}, for all that a model does besides talking. */
  public void reply(String pattern, ModelReply reply) {
    add(Optional.empty(), pattern, reply);
  }

  /** Like {@link #reply(String, ModelReply)}, for the bot of that name alone. */
  public void reply(String bot, String pattern, ModelReply reply) {
    add(Optional.of(bot), pattern, reply);
  }

  private synchronized void add(Optional<String> bot, String pattern, ModelReply reply) {
    requireNonNull(reply, "reply");
    try {
      rules.add(new Rule(bot, Pattern.compile(pattern, Pattern.DOTALL), reply));
    } catch (PatternSyntaxException e) {
      throw new CozeUsageException(
          "the pattern " + pattern + " is no regular expression", e.getDescription(), "", e);
    }
  }

  /** How fast answers come whose reply does not say it. */
  public synchronized void pace(Pace usual) {
    pace = requireNonNull(usual, "usual");
  }

  /** How fast answers come. */
  public synchronized Pace pace() {
    return pace;
  }

  /** Forgets all rules and the pace. */
  public synchronized void clear() {
    rules.clear();
    pace = Pace.usual();
  }

  /** What the model does: text, suggestions and pace are set, and calls only when they are due. */
  public synchronized ModelReply answer(Prompt prompt) {
    DefaultAnswer otherwise = new DefaultAnswer(prompt);
    ModelReply reply =
        rule(prompt.name(), prompt.question()).orElseGet(() -> ModelReply.text(otherwise.text()));
    if (!prompt.toolOutputs().isEmpty()) {
      reply = reply.withText(reply.text().isEmpty() ? otherwise.text() : reply.text());
    }
    return reply.withFollowUps(otherwise.followUps()).paced(reply.pace().orElse(pace));
  }

  /** The text that a rule for all bots gives in pieces; empty when none is for the question. */
  public synchronized Optional<List<String>> spoken(String question) {
    return rule("", question).map(reply -> reply.pace().orElse(pace).pieces(reply.text()));
  }

  private Optional<ModelReply> rule(String bot, String question) {
    for (int i = rules.size() - 1; i >= 0; i--) {
      if (rules.get(i).fits(bot, question)) {
        return Optional.of(rules.get(i).reply());
      }
    }
    return Optional.empty();
  }
}
