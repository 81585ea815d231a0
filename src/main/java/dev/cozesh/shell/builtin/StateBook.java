package dev.cozesh.shell.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.desired.Address;
import java.util.List;
import java.util.Optional;

/** What was applied last, as the commands {@code state} and {@code import} see it. */
public interface StateBook {
  /** One object that is managed. */
  record Entry(Address address, String id) {}

  /** All objects, in the order of their addresses. */
  List<Entry> entries();

  /** Everything recorded of one object; empty when it is not managed. */
  Optional<JsonNode> show(Address address);

  /** Forgets one object; it stays on the server. False when it was not managed. */
  boolean forget(Address address);

  /**
   * Takes an object that exists on the server under management.
   *
   * @throws dev.cozesh.error.CozeConflictException when the address or the id is managed already
   */
  void adopt(Address address, String id);
}
