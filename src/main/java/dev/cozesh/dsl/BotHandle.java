package dev.cozesh.dsl;

import static groovy.lang.Closure.DELEGATE_FIRST;

import dev.cozesh.deploy.desired.Kind;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.util.List;
import java.util.Map;

/** A bot that a script declares or looks up. */
public final class BotHandle extends Handle {
  BotHandle(Session session, String nameOrId, boolean declared) {
    super(session, Kind.BOT, nameOrId, declared);
  }

  /** Its draft, as the server has it. */
  public Object info() {
    return BotWords.of(session()).info(this);
  }

  /** The text of a script that declares it as the server has it; planned, it changes nothing. */
  public String source() {
    return liveSource();
  }

  /** Its versions. */
  public Object versions() {
    return BotWords.of(session()).versions(this);
  }

  /** Asks it in a new conversation and waits for the answer; in plan it is not asked. */
  public Object ask(Object question) {
    return ask(Map.of(), question);
  }

  /**
   * Asks it and waits for the answer.
   *
   * @param options {@code conversation:} where it goes on, {@code user:} who asks, and what else a
   *     chat takes
   * @return the answer's text
   */
  public Object ask(Map<?, ?> options, Object question) {
    return new Talking(session(), "ask", this, options).ask(question);
  }

  /** Asks it in a new conversation and prints nothing; in plan it is not asked. */
  public Object talk(Object question) {
    return talk(Map.of(), question);
  }

  /**
   * Asks it and prints nothing.
   *
   * @param options as of {@code ask}
   * @return what was said, with tokens, log id and conversation
   */
  public Object talk(Map<?, ?> options, Object question) {
    return new Talking(session(), "talk", this, options).talk(question);
  }

  /** Asks it in a new conversation and prints the answer as it comes; in plan it is not asked. */
  public Object chat(Object question) {
    return chat(Map.of(), question);
  }

  /**
   * Asks it and prints the answer as it comes.
   *
   * @param options as of {@code ask}
   * @return what was said, with tokens, log id and conversation
   */
  public Object chat(Map<?, ?> options, Object question) {
    return new Talking(session(), "chat", this, options).chat(question);
  }

  /** Changes the draft at once: what the block says, and nothing else. */
  public Object update(
      @DelegatesTo(value = BotSpec.class, strategy = DELEGATE_FIRST) Closure<?> body) {
    return new BotChange(session(), this).send(body);
  }

  /** Publishes the draft to the API channel. */
  public Object publish() {
    return publish(Map.of("to", List.of("api")));
  }

  /** Publishes the draft; {@code to:} names connectors, one or a list. */
  public Object publish(Map<?, ?> options) {
    return new BotChange(session(), this).publish(options);
  }
}
