package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.state.TargetState;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import java.util.List;
import java.util.Optional;

/**
 * Finds what is to be copied: by the recorded id, else by its exact name.
 *
 * @param title what people call where it comes from
 */
record Originals(CopyList list, TargetState state, String title) {
  /**
   * The original.
   *
   * @throws CozeUsageException when nothing has that name
   * @throws dev.cozesh.error.CozeConflictException when two have it
   */
  Copy find(Address address) {
    List<Listed> all = list.all(address.kind());
    Optional<Listed> recorded =
        state
            .find(address)
            .map(ResourceState::id)
            .flatMap(id -> all.stream().filter(one -> one.id().equals(id)).findFirst());
    return new Copy(address, recorded.orElseGet(() -> byName(address)), Optional.empty());
  }

  private Listed byName(Address address) {
    List<Listed> named = list.named(address.kind(), address.name());
    if (named.size() > 1) {
      throw References.twoOfOneName(address.kind(), address.name(), named);
    }
    if (named.isEmpty()) {
      throw unknown(address);
    }
    return named.get(0);
  }

  private CozeUsageException unknown(Address address) {
    List<String> names = list.all(address.kind()).stream().map(Listed::name).toList();
    return new CozeUsageException(
        "there is no " + address.kind().title() + " \"" + address.name() + "\" in " + title,
        names.isEmpty()
            ? "it has none at all"
            : "it has " + String.join(", ", Nearest.all(address.name(), names, 5)),
        Nearest.hint(address.name(), names));
  }
}
