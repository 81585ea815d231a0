package dev.cozesh.dsl;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.desired.Output;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a script has declared and not applied yet, and the ids of what was applied. Thread-safe. */
final class Declarations {
  private record Named<T>(T value, Place place) {}

  private final Map<Address, DesiredResource> resources = new LinkedHashMap<>();
  private final Map<String, Named<Output>> outputs = new LinkedHashMap<>();
  private final Map<Address, String> ids = new HashMap<>();
  private Optional<Named<String>> workspace = Optional.empty();

  private final boolean replaces;

  /** Those of a script: nothing is declared twice. */
  Declarations() {
    this(false);
  }

  private Declarations(boolean replaces) {
    this.replaces = replaces;
  }

  /** Those of a session at the prompt: who declares a second time has thought better of it. */
  static Declarations replacing() {
    return new Declarations(true);
  }

  synchronized void add(DesiredResource resource) {
    if (replaces) {
      resources.remove(resource.address());
    }
    requireOneSource(resource);
    DesiredResource first = resources.putIfAbsent(resource.address(), resource);
    if (first != null) {
      Address address = resource.address();
      throw twice(resource.place(), address.kind().title() + " " + address.name(), first.place());
    }
  }

  /** A name that something had before is nobody's now, and nobody else's before. */
  private void requireOneSource(DesiredResource added) {
    for (DesiredResource other : resources.values()) {
      Optional<Address> before = before(added);
      if (before.isPresent() && before.equals(before(other))) {
        throw new CozeScriptException(
            added.place(),
            before.get() + " cannot become two objects",
            other.address() + ", at " + other.place() + ", was it already",
            "leave `was` out of one of them");
      }
      requireGone(added, other);
      requireGone(other, added);
    }
  }

  private static void requireGone(DesiredResource renamed, DesiredResource other) {
    if (before(renamed).filter(other.address()::equals).isPresent()) {
      throw new CozeScriptException(
          renamed.place(),
          renamed.address() + " was " + other.address() + ", which is declared, too",
          "an object that is renamed leaves its old name; that is declared at " + other.place(),
          "leave `was` out, or the declaration of the old name");
    }
  }

  private static Optional<Address> before(DesiredResource resource) {
    return resource.lifecycle().was().map(name -> new Address(resource.address().kind(), name));
  }

  synchronized void add(Output output, Place place) {
    if (replaces) {
      outputs.remove(output.name());
    }
    Named<Output> first = outputs.putIfAbsent(output.name(), new Named<>(output, place));
    if (first != null) {
      throw twice(place, "output " + output.name(), first.place());
    }
  }

  synchronized void workspace(String nameOrId, Place place) {
    if (!replaces && workspace.isPresent() && !workspace.get().value().equals(nameOrId)) {
      throw new CozeScriptException(
          place,
          "a script works in one workspace, and this names a second: " + nameOrId,
          "the first is " + workspace.get().value() + ", at " + workspace.get().place(),
          "write a script for each workspace");
    }
    workspace = Optional.of(new Named<>(nameOrId, place));
  }

  synchronized Optional<String> workspace() {
    return workspace.map(Named::value);
  }

  synchronized void leaveWorkspace() {
    workspace = Optional.empty();
  }

  synchronized boolean declares(Address address) {
    return resources.containsKey(address);
  }

  /** The id, once it was applied. */
  synchronized Optional<String> id(Address address) {
    return Optional.ofNullable(ids.get(address));
  }

  synchronized void learn(Map<Address, String> known) {
    ids.putAll(known);
  }

  synchronized DesiredState pending() {
    return new DesiredState(
        workspace(),
        List.copyOf(resources.values()),
        outputs.values().stream().map(Named::value).toList());
  }

  /** What is pending was applied. */
  synchronized void applied() {
    resources.clear();
    outputs.clear();
  }

  private static CozeScriptException twice(Place place, String what, Place first) {
    return new CozeScriptException(
        place,
        what + " is declared twice",
        "the first time at " + first,
        "keep one, or give the second another name");
  }
}
