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
    return new BotWords(session()).info(this);
  }

  /** Its versions. */
  public Object versions() {
    return new BotWords(session()).versions(this);
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
