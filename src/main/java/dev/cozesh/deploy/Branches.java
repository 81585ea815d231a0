package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Reference;
import dev.cozesh.error.CozeCredentialException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeFailuresException;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeLimitException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.error.CozeTransportException.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What of an apply came to nothing: what failed, and what was not done since it depends on that.
 * Unless the run was told to go on, the first failure ends it.
 */
final class Branches {
  private final Run run;
  private final boolean keepsGoing;
  private final Map<Address, CozeException> failed = new LinkedHashMap<>();
  private final Map<Address, Address> blocked = new LinkedHashMap<>();

  Branches(Run run) {
    this.run = run;
    this.keepsGoing = run.blueprint().optIns().contains(OptIn.KEEP_GOING);
  }

  /**
   * Does a step of a declared object, unless it or what it refers to has come to nothing. What
   * stays as it is depends on nothing.
   */
  void attempt(Work work, Runnable step) {
    Set<Address> used =
        work.action().writes()
            ? work.resource().references().stream().map(this::meant).collect(Collectors.toSet())
            : Set.of();
    attempt(work.address(), used::contains, step);
  }

  /** Takes an object away, unless something that may use it has come to nothing. */
  void attempt(Removal removal, Runnable step) {
    Address address = removal.address();
    boolean harmsUsers = removal.way() == Removal.Way.DELETE;
    // Kinds are made in an order in which each may use those before it.
    attempt(address, other -> harmsUsers && other.kind().compareTo(address.kind()) > 0, step);
  }

  private void attempt(Address address, Predicate<Address> usedBy, Runnable step) {
    if (failed.containsKey(address) || blocked.containsKey(address)) {
      return;
    }
    Optional<Address> cause = cause(usedBy);
    if (cause.isPresent()) {
      blocked.put(address, cause.get());
      run.blocked(address, cause.get());
      return;
    }
    try {
      step.run();
    } catch (CozeException e) {
      run.failed(address, e);
      if (!keepsGoing || concernsAll(e)) {
        throw e;
      }
      failed.put(address, e);
      run.requireGoingOn();
      run.remark(address + " failed, what does not depend on it goes on: " + e.what());
    }
  }

  /** A mention by id may mean what is declared by name. */
  private Address meant(Reference reference) {
    return failed.keySet().stream()
        .filter(one -> one.kind() == reference.kind())
        .filter(one -> run.references().idOf(one).equals(Optional.of(reference.nameOrId())))
        .findFirst()
        .orElse(new Address(reference.kind(), reference.nameOrId()));
  }

  /** The failure that is behind it, if any is. */
  private Optional<Address> cause(Predicate<Address> used) {
    return failed.keySet().stream()
        .filter(used)
        .findFirst()
        .or(() -> blocked.keySet().stream().filter(used).findFirst().map(blocked::get));
  }

  /** Whether every other step would fail alike, or must not be done any more. */
  private static boolean concernsAll(Throwable failure) {
    if (failure instanceof CozeServiceException refused && refused.refusal().stopsEverything()) {
      return true;
    }
    if (failure instanceof CozeTransportException lost && lost.delivery() == Delivery.NOT_SENT) {
      return true;
    }
    return failure instanceof CozeCredentialException
        || failure instanceof CozeLimitException
        || failure instanceof CozeStateException
        || failure instanceof CozeGuardException
        || failure instanceof CozeInterruptedException
        || failure.getCause() instanceof CozeException cause && concernsAll(cause);
  }

  /**
   * Behind everything else.
   *
   * @throws CozeFailuresException when something has come to nothing
   */
  void requireWhole() {
    if (failed.isEmpty()) {
      return;
    }
    List<String> told = new ArrayList<>();
    failed.forEach((address, failure) -> told.add(address + ": " + indented(failure)));
    causes().forEach((cause, all) -> told.add("blocked by " + cause + ": " + listed(all)));
    throw new CozeFailuresException(
        failed.size() + (failed.size() == 1 ? " object" : " objects") + " failed" + consequence(),
        String.join("\n", told),
        "all else is done and recorded. Run the same command again: it goes on from there",
        List.copyOf(failed.values()));
  }

  private String consequence() {
    int others = blocked.size();
    return others == 0
        ? ""
        : ", and "
            + others
            + (others == 1
                ? " that depends on it was not done"
                : " that depend on it were not done");
  }

  private Map<Address, Set<Address>> causes() {
    Map<Address, Set<Address>> causes = new LinkedHashMap<>();
    blocked.forEach(
        (address, cause) -> causes.computeIfAbsent(cause, key -> new TreeSet<>()).add(address));
    return causes;
  }

  private static String listed(Set<Address> all) {
    return all.stream().map(Address::toString).collect(Collectors.joining(", "));
  }

  private static String indented(CozeException failure) {
    return failure.getMessage().replace("\n", "\n  ");
  }
}
