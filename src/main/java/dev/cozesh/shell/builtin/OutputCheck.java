package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.Deployment;
import dev.cozesh.deploy.Presence;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.desired.Output;
import dev.cozesh.deploy.desired.Reference;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.OutputValue;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.shell.builtin.OutputDifference.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Holds the outputs in an {@code .env} file against what there is: a program that reads a wrong id
 * there fails far away from the cause.
 */
final class OutputCheck {
  private final Plan plan;
  private final DesiredState declared;
  private final String file;
  private final Deployment server;
  private final Map<Address, Presence> looked = new HashMap<>();
  private final List<OutputDifference> differences = new ArrayList<>();

  /**
   * @param file its name, as people know it
   * @param server what made the plan
   */
  OutputCheck(Plan plan, DesiredState declared, String file, Deployment server) {
    this.plan = requireNonNull(plan, "plan");
    this.declared = requireNonNull(declared, "declared");
    this.file = requireNonNull(file, "file");
    this.server = requireNonNull(server, "server");
  }

  /** What differs, output by output in the order of the script. */
  List<OutputDifference> differences(List<EnvAssignment> assignments) {
    Map<String, OutputValue> wanted =
        plan.outputs().stream()
            .collect(Collectors.toMap(OutputValue::name, one -> one, (first, next) -> next));
    for (Output output : declared.outputs()) {
      Optional<String> value =
          Optional.ofNullable(wanted.get(output.name())).flatMap(OutputValue::value);
      List<EnvAssignment> own =
          assignments.stream().filter(one -> one.name().equals(output.name())).toList();
      own.forEach(one -> compare(output, one, value));
      if (own.stream().noneMatch(EnvAssignment::isOurs)) {
        value.ifPresent(known -> missing(output, known, own));
      }
    }
    assignments.stream()
        .filter(EnvAssignment::isOurs)
        .filter(one -> !wanted.containsKey(one.name()))
        .forEach(this::undeclared);
    return List.copyOf(differences);
  }

  private void compare(Output output, EnvAssignment there, Optional<String> wanted) {
    Optional<Reference> object = reference(output);
    boolean gone = object.map(one -> presence(one, there.value()) == Presence.ABSENT).orElse(false);
    boolean same = wanted.equals(Optional.of(there.value()));
    if (same && !gone) {
      return;
    }
    List<String> words = new ArrayList<>();
    words.add(there.name() + " is " + there.value() + where(there));
    wanted
        .filter(value -> !same)
        .ifPresent(value -> words.add("and " + value + " " + source(output)));
    object.flatMap(one -> about(one, there.value())).ifPresent(words::add);
    if (words.size() == 1) {
      words.add("and nothing was applied so far");
    }
    add(gone ? Kind.GONE : Kind.DIFFERS, there, wanted, String.join(", ", words));
  }

  private void missing(Output output, String wanted, List<EnvAssignment> elsewhere) {
    boolean standsOutside = elsewhere.stream().anyMatch(one -> one.value().equals(wanted));
    if (!standsOutside) {
      String words =
          output.name() + " is missing in " + file + "; it is " + wanted + " " + source(output);
      differences.add(
          new OutputDifference(
              output.name(),
              Kind.MISSING,
              Optional.empty(),
              Optional.empty(),
              Optional.of(wanted),
              words));
    }
  }

  private void undeclared(EnvAssignment there) {
    String words =
        there.name() + " is " + there.value() + where(there) + ", and no output of the script";
    add(Kind.UNDECLARED, there, Optional.empty(), words);
  }

  private void add(Kind kind, EnvAssignment there, Optional<String> wanted, String words) {
    differences.add(
        new OutputDifference(
            there.name(),
            kind,
            Optional.of(there.line()),
            Optional.of(there.value()),
            wanted,
            words));
  }

  private String where(EnvAssignment there) {
    return there.isOurs()
        ? " in " + file
        : " in line " + there.line() + " of " + file + ", outside cozesh's block";
  }

  private String source(Output output) {
    return reference(output)
        .map(one -> isDeclared(one) ? "in state" : "on Coze")
        .orElse("in the script");
  }

  /** What else is known of an object that may not be the one. */
  private Optional<String> about(Reference meant, String id) {
    Optional<String> other =
        live(id).map(change -> change.address().toString()).or(() -> server.elsewhere(id));
    if (other.isPresent()) {
      return other.map(whose -> "which is " + whose);
    }
    String title = meant.kind().title();
    return switch (presence(meant, id)) {
      case THERE -> Optional.empty();
      case ABSENT -> Optional.of("and Coze has no such " + title);
      case UNTOLD -> Optional.of("and this token is not told of that " + title);
    };
  }

  private Presence presence(Reference meant, String id) {
    if (live(id).isPresent() || server.elsewhere(id).isPresent()) {
      return Presence.THERE;
    }
    return id.matches("\\d+")
        ? looked.computeIfAbsent(
            new Address(meant.kind(), id), key -> server.presence(plan, key.kind(), key.name()))
        : Presence.ABSENT;
  }

  /** The object of that id that this plan has read. */
  private Optional<Change> live(String id) {
    return plan.changes().stream()
        .filter(change -> change.action() != Action.KEEP)
        .filter(change -> change.id().equals(Optional.of(id)))
        .findFirst();
  }

  private boolean isDeclared(Reference meant) {
    Address address = new Address(meant.kind(), meant.nameOrId());
    return declared.resources().stream().anyMatch(one -> one.address().equals(address));
  }

  private static Optional<Reference> reference(Output output) {
    return output.value() instanceof Output.IdOf id
        ? Optional.of(id.reference())
        : Optional.empty();
  }
}
