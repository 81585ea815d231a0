package dev.cozesh.deploy;

import dev.cozesh.deploy.StateDesk.Candidate;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the object of the server that is to be taken over. */
final class CandidateFinder {
  private static final int NAMES_SHOWN = 5;

  private final Map<Kind, Driver> drivers;
  private final Target target;

  CandidateFinder(Map<Kind, Driver> drivers, Target target) {
    this.drivers = drivers;
    this.target = target;
  }

  Candidate find(Address address, Optional<String> id) {
    List<Listed> all = list(address.kind());
    return candidate(id.isPresent() ? byId(address, id.get(), all) : byName(address, all));
  }

  private static Candidate candidate(Listed listed) {
    return new Candidate(listed.id(), listed.name(), listed.changed());
  }

  private static Listed byName(Address address, List<Listed> all) {
    List<Listed> named = all.stream().filter(one -> one.name().equals(address.name())).toList();
    if (named.size() > 1) {
      throw References.twoOfOneName(address.kind(), address.name(), named);
    }
    if (named.isEmpty()) {
      List<String> names = all.stream().map(Listed::name).toList();
      throw new CozeUsageException(
          "no " + address.kind().title() + " is called \"" + address.name() + "\"",
          names.isEmpty()
              ? "the workspace has no " + address.kind().title()
              : "the nearest are \""
                  + String.join("\", \"", Nearest.all(address.name(), names, NAMES_SHOWN))
                  + "\"",
          "write its name exactly, or its id behind the address");
    }
    return named.get(0);
  }

  private Listed byId(Address address, String id, List<Listed> all) {
    return all.stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> noneOfThatId(address, id));
  }

  private CozeUsageException noneOfThatId(Address address, String id) {
    for (Kind kind : drivers.keySet()) {
      Optional<Listed> other =
          kind == address.kind()
              ? Optional.empty()
              : list(kind).stream().filter(one -> one.id().equals(id)).findFirst();
      if (other.isPresent()) {
        return new CozeUsageException(
            id + " is a " + kind.title() + ", not a " + address.kind().title(),
            "it is called \"" + other.get().name() + "\"",
            "write `" + new Address(kind, address.name()) + "` for it");
      }
    }
    return new CozeUsageException(
        "no " + address.kind().title() + " has the id " + id,
        "it is not in the list of workspace \"" + target.workspaceName() + "\"",
        "look it up in the web page's address, or list them with `cozesh api`");
  }

  private List<Listed> list(Kind kind) {
    Driver driver = drivers.get(kind);
    if (driver == null) {
      throw new CozeUsageException(
          "a " + kind.title() + " cannot be taken over here",
          "a self-hosted Coze lists none to a session",
          "take over one of another kind");
    }
    return driver.list();
  }
}
