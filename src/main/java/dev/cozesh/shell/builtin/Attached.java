package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.core.CallListener;
import dev.cozesh.http.Authorizer;
import dev.cozesh.shell.exchange.Tape;
import java.util.function.Function;

/**
 * What a prompt attaches to each connection it opens.
 *
 * @param ears made for whoever asks, once that is known: hears every call
 * @param tape stands between the calls and the wire
 */
public record Attached(Function<Authorizer, CallListener> ears, Tape tape) {
  public Attached {
    requireNonNull(ears, "ears");
    requireNonNull(tape, "tape");
  }

  CallListener listener(Authorizer authorizer) {
    return ears.apply(authorizer);
  }
}
