package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Limits;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredBot;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.desired.Output;
import dev.cozesh.deploy.desired.Reference;
import dev.cozesh.deploy.guard.Guard;
import dev.cozesh.deploy.guard.PlanFacts;
import dev.cozesh.deploy.guard.SecretGate;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.Reach;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeScriptException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be known of declarations without a server, as a plan knows it before its first request;
 * everything at once, and nothing of it thrown.
 */
public final class DeclarationCheck {
  private final Limits limits;
  private final SecretGate secrets;
  private final Edition edition;

  /**
   * @param secrets lets no secret pass
   * @param edition what the server that is meant can serve
   */
  public DeclarationCheck(Limits limits, SecretGate secrets, Edition edition) {
    this.limits = requireNonNull(limits, "limits");
    this.secrets = requireNonNull(secrets, "secrets");
    this.edition = requireNonNull(edition, "edition");
  }

  /** What is wrong with what is declared; each with its place in the script. */
  public List<CozeException> faults(DesiredState desired) {
    List<CozeException> faults = new Checks(limits, secrets).faults(desired);
    try {
      edition.require(desired);
    } catch (CozeScriptException e) {
      faults.add(e);
    }
    return faults;
  }

  /**
   * What is wrong with rules: each is tried on the plan that would make everything anew. What it
   * says of that plan does not count, but it must be able to say something.
   */
  public List<CozeException> faults(List<Guard> rules, DesiredState desired, String environment) {
    PlanFacts facts =
        new PlanFacts(
            new Target("nowhere", "0", desired.workspace().orElse("")),
            environment,
            desired.resources().stream().map(DeclarationCheck::made).toList(),
            desired.resources().size(),
            Reach.NONE);
    List<CozeException> faults = new ArrayList<>();
    for (Guard rule : rules) {
      try {
        rule.objection(facts);
      } catch (CozeException e) {
        faults.add(e);
      }
    }
    return faults;
  }

  private static Change made(DesiredResource resource) {
    return new Change(resource.address(), Action.CREATE, Optional.empty(), List.of(), List.of());
  }

  /** What is referred to and not declared: it has to be on the server. */
  public static Set<Reference> foreign(DesiredState desired) {
    Set<Address> declared =
        desired.resources().stream().map(DesiredResource::address).collect(Collectors.toSet());
    Stream<Reference> ofBots =
        desired.resources().stream()
            .filter(DesiredBot.class::isInstance)
            .map(DesiredBot.class::cast)
            .flatMap(bot -> Stream.of(bot.knowledge(), bot.workflows()))
            .flatMap(all -> all.orElse(List.of()).stream());
    Stream<Reference> ofOutputs =
        desired.outputs().stream()
            .map(Output::value)
            .filter(Output.IdOf.class::isInstance)
            .map(value -> ((Output.IdOf) value).reference());
    return Stream.concat(ofBots, ofOutputs)
        .filter(one -> !declared.contains(new Address(one.kind(), one.nameOrId())))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
