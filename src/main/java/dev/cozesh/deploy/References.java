package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Reference;
import dev.cozesh.error.CozeConflictException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Nearest;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Turns mentions into ids: a name means first what the script declares, then what is in the
 * workspace.
 */
final class References {
  /** Stands for an id that a create will bring. */
  static final String KNOWN_AFTER_APPLY = "(known after apply)";

  private final Inventory inventory;
  private final Set<Address> declared;
  private final Map<Address, String> ids = new HashMap<>();
  private final Set<Address> waiting = new HashSet<>();
  private Optional<StudioModels> models = Optional.empty();

  References(Inventory inventory, Collection<Address> declared) {
    this.inventory = inventory;
    this.declared = new HashSet<>(declared);
  }

  /** From now on the address has that id. */
  void bind(Address address, String id) {
    ids.put(address, id);
    waiting.remove(address);
  }

  /** The address has no id so far. */
  void unbind(Address address) {
    ids.remove(address);
  }

  /** The address has no id, or an object that is not as declared, before a person has acted. */
  void awaitPerson(Address address) {
    waiting.add(address);
  }

  /**
   * The models of a server that has its own.
   *
   * @param asked asks for them; once for a plan and its apply
   */
  StudioModels models(Supplier<StudioModels> asked) {
    StudioModels known = models.orElseGet(asked);
    models = Optional.of(known);
    return known;
  }

  /** What the object of that address is like as listed; empty before it has an id. */
  Optional<Fields> listed(Address address) {
    return idOf(address).flatMap(id -> listed(address.kind(), id));
  }

  /** What an object of the workspace is like as listed. */
  Optional<Fields> listed(Kind kind, String id) {
    return inventory.byId(kind, id).flatMap(Listed::fields);
  }

  /** Whether the script declares what is mentioned. */
  boolean isDeclared(Reference reference) {
    return declared.contains(new Address(reference.kind(), reference.nameOrId()));
  }

  boolean isWaiting(Reference reference) {
    return waiting.contains(new Address(reference.kind(), reference.nameOrId()));
  }

  /** Whether it has no id before a person has acted; one that is to be changed has its own. */
  boolean lacksId(Reference reference) {
    return isWaiting(reference)
        && idOf(new Address(reference.kind(), reference.nameOrId())).isEmpty();
  }

  Optional<String> idOf(Address address) {
    return Optional.ofNullable(ids.get(address));
  }

  /**
   * The id a mention stands for, or {@link #KNOWN_AFTER_APPLY}.
   *
   * @throws CozeScriptException when nothing has that name or id
   * @throws CozeConflictException when two objects have that name
   */
  String resolve(Reference reference) {
    Address address = new Address(reference.kind(), reference.nameOrId());
    if (isDeclared(reference)) {
      return ids.getOrDefault(address, KNOWN_AFTER_APPLY);
    }
    Kind kind = reference.kind();
    List<Listed> named = inventory.named(kind, reference.nameOrId());
    if (named.size() > 1) {
      throw twoOfOneName(kind, reference.nameOrId(), named);
    }
    if (named.size() == 1) {
      return named.get(0).id();
    }
    return inventory
        .byId(kind, reference.nameOrId())
        .map(Listed::id)
        .orElseThrow(() -> unresolved(reference));
  }

  static CozeConflictException twoOfOneName(Kind kind, String name, List<Listed> rows) {
    String ids = rows.stream().map(Listed::forChoosing).collect(Collectors.joining(", "));
    return new CozeConflictException(
        rows.size() + " objects are called " + kind.title() + " \"" + name + "\": " + ids,
        "Coze allows equal names, cozesh cannot know which one is meant",
        "rename one of them in the web page, or take one over: `cozesh import \""
            + new Address(kind, name)
            + "\" ID`");
  }

  private CozeScriptException unresolved(Reference reference) {
    List<String> known = inventory.all(reference.kind()).stream().map(Listed::name).toList();
    String names =
        Nearest.all(reference.nameOrId(), known, 5).stream()
            .map(name -> "\"" + name + "\"")
            .collect(Collectors.joining(", "));
    String there =
        names.isEmpty()
            ? "the workspace has no " + reference.kind().title()
            : "the workspace has " + names;
    return new CozeScriptException(
        reference.place(),
        "no " + reference.kind().title() + " \"" + reference.nameOrId() + "\"",
        "the script declares none and " + there,
        "declare it, or correct the name; a binding is sent only when all of it is known");
  }
}
