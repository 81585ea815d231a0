package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.config.Settings;
import dev.cozesh.deploy.DeclarationCheck;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Reference;
import dev.cozesh.dsl.ScriptChecker;
import dev.cozesh.dsl.ScriptFindings;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.dsl.WouldCall;
import dev.cozesh.dsl.WouldLookUp;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.Nearest;
import dev.cozesh.error.Place;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at a script as far as that goes without a server: nothing is sent, no token is needed. */
final class ScriptCheckup {
  private final Workbench bench;
  private final Catalog catalog;

  ScriptCheckup(Workbench bench, Catalog catalog) {
    this.bench = requireNonNull(bench, "bench");
    this.catalog = requireNonNull(catalog, "catalog");
  }

  /**
   * Looks at it.
   *
   * @param args the script's own
   * @param console where the script prints
   */
  CheckResult check(ScriptSource source, List<String> args, Call call, Console console) {
    Settings settings = bench.connector().settings(call);
    Care care = new Care(call, Set::of, Optional.of(source));
    try (CheckHost host = new CheckHost(bench, settings, care, console)) {
      ScriptFindings found = new ScriptChecker(host).check(source, args);
      DesiredState declared = found.declared();
      DeclarationCheck declarations =
          new DeclarationCheck(catalog.limits(), care.secrets(), Connection.edition(settings));
      List<CozeException> faults = new ArrayList<>(host.leaks());
      faults.addAll(found.faults());
      faults.addAll(declarations.faults(declared));
      faults.addAll(declarations.faults(care.guards(), declared, host.place()));
      return new CheckResult(
          source.name(),
          declared.resources().stream().map(DesiredResource::address).toList(),
          faults,
          wouldCall(found, host),
          lookUps(found, host),
          found.unchecked());
    }
  }

  private static List<String> wouldCall(ScriptFindings found, CheckHost host) {
    List<String> all = new ArrayList<>();
    for (WouldCall one : found.wouldCall()) {
      all.add(one.method() + " " + one.path() + " (" + one.place() + ")");
    }
    all.addAll(host.probes());
    return all;
  }

  private static List<WouldLookUp> lookUps(ScriptFindings found, CheckHost host) {
    Set<WouldLookUp> all = new LinkedHashSet<>(found.lookUps());
    host.secrets().forEach(name -> all.add(new WouldLookUp("secret " + name, Place.NOWHERE)));
    for (Reference one : DeclarationCheck.foreign(found.declared())) {
      String what = one.kind().title() + " \"" + one.nameOrId() + "\"";
      all.add(new WouldLookUp(what + near(one, found.declared()), one.place()));
    }
    return List.copyOf(all);
  }

  /** A slip in a name makes of something declared something else. */
  private static String near(Reference reference, DesiredState declared) {
    return Nearest.to(reference.nameOrId(), names(reference.kind(), declared))
        .map(name -> ", not the declared \"" + name + "\"")
        .orElse("");
  }

  private static List<String> names(Kind kind, DesiredState declared) {
    return declared.resources().stream()
        .map(DesiredResource::address)
        .filter(address -> address.kind() == kind)
        .map(address -> address.name())
        .toList();
  }
}
