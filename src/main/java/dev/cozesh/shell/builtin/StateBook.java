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

  /** Creates whose answer was lost, as lines for people. */
  List<String> unsettled();

  /**
   * Forgets one object, or a create of it whose answer was lost; the server is left alone.
   *
   * @return what was forgotten, in words
   * @throws dev.cozesh.error.CozeUsageException when nothing is known of the address
   */
  String forget(Address address);

  /**
   * Takes an object that exists on the server under management.
   *
   * @throws dev.cozesh.error.CozeUsageException when the workspace has no such object
   */
  void adopt(Address address, String id);
}
