package dev.cozesh.dsl;

import dev.cozesh.deploy.guard.PlanFacts;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.FieldChange;
import groovy.lang.Closure;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Body of {@code guard("name") { … }}: a plan in numbers, which the block weighs. */
public final class GuardSpec extends BlockSpec {
  private final Map<String, Object> facts;

  GuardSpec(Session session, PlanFacts plan, InstantSource clock) {
    super(session, Vocabulary.GUARD);
    facts = facts(plan, clock);
  }

  private static Map<String, Object> facts(PlanFacts plan, InstantSource clock) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("creates", plan.creates());
    facts.put("adopts", plan.adopts());
    facts.put("updates", plan.updates());
    facts.put("deletes", plan.deletes());
    facts.put("publishes", plan.publishes());
    facts.put("documents", plan.documents());
    facts.put("bots", plan.reach().bots());
    facts.put("waits", plan.waits());
    facts.put("requests", plan.requests());
    facts.put("changes", plan.changes().stream().map(GuardSpec::change).toList());
    facts.put("environment", plan.environment());
    facts.put("host", plan.target().host());
    facts.put("workspace", plan.target().workspaceName());
    facts.put("now", clock.instant().atZone(ZoneId.systemDefault()));
    return facts;
  }

  private static Map<String, Object> change(Change change) {
    List<String> fields = change.fields().stream().map(FieldChange::field).toList();
    return Map.of(
        "kind", change.address().kind().word(),
        "name", change.address().name(),
        "action", change.action().name().toLowerCase(Locale.ROOT),
        "fields", fields);
  }

  /** What the block says of the plan, which it also gets as its argument. */
  Object says(Closure<?> body) {
    return body.getMaximumNumberOfParameters() == 0
        ? session().inBlock(Vocabulary.GUARD, this, body)
        : session().inBlock(Vocabulary.GUARD, this, body, facts);
  }

  /** A fact of the plan; the script's own names are looked up behind them. */
  @Override
  public Object getProperty(String name) {
    return facts.containsKey(name) ? facts.get(name) : super.getProperty(name);
  }
}
