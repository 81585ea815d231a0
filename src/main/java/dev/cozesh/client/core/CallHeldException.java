package dev.cozesh.client.core;

import dev.cozesh.catalog.Effect;
import dev.cozesh.error.CozeException;
import java.util.Optional;

/** A gate held a call back; nothing was sent. */
public final class CallHeldException extends CozeException {
  private static final long serialVersionUID = 1L;

  private final transient Call call;

  /**
   * A call that was held back.
   *
   * @param call as it would have been sent
   */
  public CallHeldException(Call call) {
    super(
        call.operation() + " was not sent",
        "calls that change something are held back here",
        "",
        null);
    this.call = call;
  }

  /** {@return the call as it would have been sent} */
  public Call call() {
    return call;
  }

  /** {@return upper case, {@code POST}} */
  public String method() {
    return call.method();
  }

  /** {@return without query} */
  public String path() {
    return call.path();
  }

  /** {@return what it would have done; empty when the catalogue does not know the route} */
  public Optional<Effect> effect() {
    return call.effect();
  }

  /** {@return the JSON text it would have carried} */
  public Optional<String> body() {
    return call.body();
  }
}
