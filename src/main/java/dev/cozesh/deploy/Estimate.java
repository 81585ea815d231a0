package dev.cozesh.deploy;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.Need;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How many requests a plan takes at most, and which permissions. */
final class Estimate {
  /** Making a database inside an app takes it, and no script does. */
  private static final String FOR_APPS_ONLY = "Project.createDatabase";

  private static final int LISTS_WHILE_SETTLING = 12;

  private final Catalog catalog;
  private final Map<Kind, Driver> drivers;
  private final Planner.Findings found;
  private final String findsWorkspaces;

  /**
   * @param findsWorkspaces catalogue id of the call that finds workspaces
   */
  Estimate(
      Catalog catalog, Map<Kind, Driver> drivers, Planner.Findings found, String findsWorkspaces) {
    this.catalog = catalog;
    this.drivers = drivers;
    this.found = found;
    this.findsWorkspaces = findsWorkspaces;
  }

  /** Requests of applying, at most, when nothing goes wrong. */
  int requests() {
    int listingAnew =
        found.works().stream()
            .filter(work -> work.action() == Action.CREATE)
            .map(work -> work.address().kind())
            .distinct()
            .mapToInt(kind -> drivers.get(kind).listCost(found.inventory()))
            .sum();
    return listingAnew
        + found.works().stream().mapToInt(this::requests).sum()
        + found.removals().stream().mapToInt(Removal::requests).sum();
  }

  /** What the count leaves out. */
  List<String> remarks() {
    boolean waits =
        found.works().stream()
            .flatMap(work -> work.parts().stream())
            .anyMatch(part -> part instanceof DocumentPart && part.requests() > 0);
    return waits
        ? List.of(
            "documents that Coze processes for longer than 80 s cost one more request a minute")
        : List.of();
  }

  /** Permission names, sorted, each once. */
  List<String> permissions() {
    return needs().stream().map(Need::permission).toList();
  }

  /** The permissions, sorted by name, each with the objects that need it. */
  List<Need> needs() {
    Map<String, Set<String>> needs = new TreeMap<>();
    need(needs, Optional.empty(), Set.of(findsWorkspaces));
    for (Work work : found.works()) {
      need(needs, Optional.of(work.address()), operations(work));
    }
    for (Removal removal : found.removals()) {
      need(needs, Optional.of(removal.address()), new TreeSet<>(removal.operations()));
    }
    needs.remove(FOR_APPS_ONLY);
    return needs.entrySet().stream()
        .map(entry -> new Need(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  private void need(Map<String, Set<String>> needs, Optional<Address> by, Set<String> operations) {
    for (String id : operations) {
      for (String permission : catalog.endpoint(id).permissions()) {
        Set<String> addresses = needs.computeIfAbsent(permission, key -> new LinkedHashSet<>());
        by.ifPresent(address -> addresses.add(address.toString()));
      }
    }
  }

  private Set<String> operations(Work work) {
    Driver driver = drivers.get(work.address().kind());
    Set<String> operations = new TreeSet<>(driver.reads());
    if (work.action().writes()) {
      boolean makes = work.id().isEmpty();
      if (makes || work.writesFields()) {
        operations.addAll(driver.writes(makes));
      }
      work.parts().forEach(part -> operations.addAll(part.operations()));
    }
    return operations;
  }

  private int requests(Work work) {
    if (!work.action().writes()) {
      return 0;
    }
    int read = drivers.get(work.address().kind()).readCost(found.inventory());
    int fields = work.writesFields() || work.action() != Action.UPDATE ? read + 1 + read : 0;
    int making =
        switch (work.action()) {
          case CREATE -> 1;
          case SETTLE ->
              LISTS_WHILE_SETTLING * drivers.get(work.address().kind()).listCost(found.inventory());
          default -> 0;
        };
    int parts = work.parts().stream().mapToInt(Part::requests).sum();
    return making + fields + parts;
  }
}
