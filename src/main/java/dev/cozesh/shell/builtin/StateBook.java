package dev.cozesh.shell.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.StateDesk.Candidate;
import dev.cozesh.deploy.StateRepair.Finding;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.state.ResourceState;
import java.util.List;
import java.util.Optional;

/** What was applied last, as the commands {@code state} and {@code import} see it. */
public interface StateBook {
  /**
   * One object that is managed.
   *
   * @param lastSent when something of it was last sent, as ISO 8601, where that is still known
   */
  record Entry(Address address, ResourceState state, Optional<String> lastSent) {
    /** Its id on the server. */
    public String id() {
      return state.id();
    }
  }

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
   * Finds an object that may be taken under management.
   *
   * @param id the object's; empty for the only one of that name
   * @throws dev.cozesh.error.CozeUsageException when there is none, or it is of another kind
   */
  Candidate find(Address address, Optional<String> id);

  /**
   * Before an object is taken under management; changes nothing.
   *
   * @throws dev.cozesh.error.CozeUsageException when the address or the object is taken
   */
  void requireFree(Address address, String id);

  /**
   * Takes an object that exists on the server under management; one that is already stays as it is.
   *
   * @throws dev.cozesh.error.CozeUsageException when the workspace has no such object, or the
   *     address or the object is taken
   */
  void adopt(Address address, String id);

  /** Calls an object otherwise; on the server it keeps its name. */
  void rename(Address before, Address now);

  /**
   * Hands an object over to another script.
   *
   * @param script as a path below the project
   */
  void handOver(Address address, String script);

  /**
   * Forbids that anything deletes the object, or allows it again.
   *
   * @return whether that is news
   */
  boolean protect(Address address, boolean forbidden);

  /** What is not as it should be; changes nothing. */
  List<Finding> faults();

  /** Mends what can be mended; returns what was found. */
  List<Finding> mend();
}
