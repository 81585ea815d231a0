package dev.cozesh.dsl;

import dev.cozesh.dsl.script.RunFailure;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.Place;
import groovy.lang.Binding;
import groovy.lang.GString;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/** Runs scripts. Each run begins afresh; several may go on at once, when their hosts allow it. */
public final class ScriptRunner {
  private final ScriptHost host;

  public ScriptRunner(ScriptHost host) {
    this.host = host;
  }

  /**
   * Compiles a script and runs it to its end. What it declares is recorded, not applied.
   *
   * @param args what the script sees as {@code args}
   * @throws dev.cozesh.error.CozeScriptException when it does not compile or fails, with its place
   * @throws dev.cozesh.error.CozeGuardException when a secret stands in it; nothing of it has run
   * @throws dev.cozesh.error.CozeServiceException also when Coze refused a raw call that is no
   *     read, and the script never looked at the answer
   * @throws CozeException whatever a word, a service or the host throws
   */
  public ScriptOutcome run(ScriptSource source, List<String> args) {
    Session session = new Session(host);
    Binding binding = new Binding(Collections.synchronizedMap(new LinkedHashMap<>()));
    binding.setVariable("args", List.copyOf(args));
    Scripts.Ready ready = new Scripts(session).prepare(source, binding);
    session.enter(source.identity(), source.name(), Place.NOWHERE);
    try {
      Object value = ready.script().run();
      // a GString reads its parts when it is printed: here a failure still has its place
      Object settled = value instanceof GString text ? text.toString() : value;
      session.refusedCalls().settle(ready.endsWithValue() ? settled : null, host.err());
      return new ScriptOutcome(session, settled, ready.endsWithValue());
    } catch (Throwable e) { // a script may throw anything; each becomes a failure with its place
      throw RunFailure.of(e, session.texts());
    } finally {
      session.leave();
    }
  }
}
