package dev.cozesh.dsl;

import dev.cozesh.deploy.desired.Reference;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import groovy.lang.GroovyInterceptable;
import groovy.lang.GroovyObjectSupport;
import java.util.function.Supplier;

/**
 * The id of something that is declared and not applied yet. It can be handed on, for example to
 * {@code output}; whatever would turn it into text is refused.
 */
public final class DeferredId extends GroovyObjectSupport implements GroovyInterceptable {
  private final Reference reference;
  private final Supplier<Place> here;

  DeferredId(Reference reference, Supplier<Place> here) {
    this.reference = reference;
    this.here = here;
  }

  Reference reference() {
    return reference;
  }

  /** Refuses whatever a script asks of it, {@code id + "…"} as well. */
  @Override
  public Object invokeMethod(String name, Object arguments) {
    throw unknown();
  }

  /** Refuses: no text can be made of an id that nobody knows. */
  @Override
  public String toString() {
    throw unknown();
  }

  private CozeScriptException unknown() {
    String what = reference.kind().title() + " " + reference.nameOrId();
    Place reading = here.get(); // none when the value is read behind the script's end
    return new CozeScriptException(
        reading.line() == 0 ? reference.place() : reading,
        "the id of " + what + " is known after apply",
        "it is declared and not applied yet, so no text can be made of its id",
        "hand the id on as it is (`output \"NAME\", x.id`), call apply() first, or read it in"
            + " afterApply { … }");
  }
}
