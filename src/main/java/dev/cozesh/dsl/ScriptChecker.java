package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.Place;
import groovy.lang.Binding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Looks at scripts: runs them against a host that plans and holds every call back, and goes on
 * behind what fails, so that all of it is told at once.
 */
public final class ScriptChecker {
  private final ScriptHost host;

  /**
   * @param host plans; a call of its client is held back
   */
  public ScriptChecker(ScriptHost host) {
    this.host = requireNonNull(host, "host");
  }

  /**
   * Looks at a script. Blocks of {@code afterApply} are compiled and not run.
   *
   * @param args what the script sees as {@code args}
   */
  public ScriptFindings check(ScriptSource source, List<String> args) {
    Faults faults = new Faults();
    Session session = new Session(host, faults);
    Binding binding = new Binding(Collections.synchronizedMap(new LinkedHashMap<>()));
    binding.setVariable("args", List.copyOf(args));
    session.enter(source.identity(), source.name(), Place.NOWHERE);
    try {
      new Scripts(session).prepare(source, binding).script().run();
    } catch (Throwable e) { // a script may throw anything; each becomes a fault with its place
      faults.take(e, session.texts());
    } finally {
      session.leave();
    }
    return new ScriptFindings(
        session.pending(),
        faults.all(),
        session.wouldCalls(),
        faults.lookUps(),
        faults.unchecked());
  }
}
