package dev.cozesh.dsl;

import dev.cozesh.deploy.guard.Guard;
import dev.cozesh.deploy.guard.PlanFacts;
import dev.cozesh.dsl.script.RunFailure;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import groovy.lang.Closure;
import java.util.Optional;

/** A rule that a script states as a block: what it asserts must hold, what it says must be true. */
record ScriptGuard(Session session, String name, Place place, Closure<?> body) implements Guard {
  @Override
  public Optional<String> objection(PlanFacts facts) {
    Object said;
    try {
      said = new GuardSpec(session, facts, session.host().clock()).says(body);
    } catch (Throwable e) { // a script may throw anything; only an assertion is an answer
      CozeException failure = RunFailure.of(e, session.texts());
      if (failure.getCause() instanceof AssertionError) {
        return Optional.of(failure.why().strip());
      }
      throw failure;
    }
    if (said == null || Boolean.TRUE.equals(said)) {
      return Optional.empty(); // assertions that held say nothing
    }
    if (Boolean.FALSE.equals(said)) {
      return Optional.of("its block says false");
    }
    throw new CozeScriptException(
        place,
        "the rule \"" + name + "\" says neither true nor false, but " + Session.kind(said),
        "a rule that always passes is none",
        "end it with a comparison, or write `assert` in front: `guard(\"small\") { creates <= 5 }`");
  }
}
