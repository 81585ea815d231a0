package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.deploy.state.Pending;
import dev.cozesh.deploy.state.Replay;
import dev.cozesh.deploy.state.TargetState;
import dev.cozesh.error.CozeGuardException;
import java.util.List;
import java.util.Optional;

/**
 * Makes sure that a copy is the first object of its name.
 *
 * @param title what people call where it goes to
 */
record Arrivals(CopyList list, TargetState state, Replay replay, String title) {
  /**
   * Those that have not arrived yet.
   *
   * @throws CozeGuardException when all have: a copy is for the first arrival
   */
  List<Address> missing(List<Address> addresses) {
    List<Address> missing =
        addresses.stream().filter(address -> state.find(address).isEmpty()).toList();
    if (missing.isEmpty()) {
      Address first = addresses.get(0);
      throw managed(first, state.find(first).orElseThrow().id());
    }
    return missing;
  }

  /** Those that have, for people. */
  List<Change> arrived(List<Address> addresses) {
    return addresses.stream()
        .flatMap(address -> state.find(address).map(known -> arrived(address, known.id())).stream())
        .toList();
  }

  private static Change arrived(Address address, String id) {
    return new Change(
        address,
        Action.NONE,
        Optional.of(id),
        List.of(),
        List.of("arrived before; what has changed since comes by the script"));
  }

  /**
   * The copy, with what an earlier run left of it.
   *
   * @throws CozeGuardException when there is an object of that name that is not managed
   */
  Copy requireFree(Copy copy) {
    Address address = copy.address();
    Optional<Pending> earlier =
        replay.pending(address, JournalEntry.Work.COPY).filter(Pending::sent);
    if (earlier.isPresent()) {
      return copy.begunAs(earlier.get());
    }
    List<Listed> named = list.named(address.kind(), address.name());
    if (!named.isEmpty()) {
      throw new CozeGuardException(
          "nothing was copied: "
              + title
              + " has a "
              + address.kind().title()
              + " \""
              + address.name()
              + "\" already: "
              + named.get(0).forChoosing(),
          "a copy would be a second one of that name",
          "`cozesh import \""
              + address
              + "\" "
              + named.get(0).id()
              + " --environment "
              + title
              + "` manages that one; then apply the script there");
    }
    return copy;
  }

  private CozeGuardException managed(Address address, String id) {
    return new CozeGuardException(
        "nothing was copied: " + address + " is managed in " + title + " already: " + id,
        "a copy is for the first arrival; another would be a second object of that name",
        "apply the script with `--environment "
            + title
            + "`: it brings what has changed. If that object is gone, forget it first: `cozesh state"
            + " rm \""
            + address
            + "\" --environment "
            + title
            + "`");
  }
}
