package dev.cozesh.deploy.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.json.Json;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes one state after another as JSON: indented, a line break at its end. A run saves its state
 * some times for each object, so the text of an object that is the same as before is kept, not made
 * anew. Thread-safe.
 */
public final class StateText {
  private static final String LINE = System.lineSeparator();
  private static final String NONE = "{ }";

  private Map<Address, Piece> pieces = Map.of();

  private record Piece(ResourceState resource, String text) {}

  /** {@return the text of a state, which {@link StateJson#read} reads} */
  public synchronized String of(TargetState state) {
    Map<Address, Piece> written = new HashMap<>();
    StringBuilder resources = new StringBuilder();
    state
        .resources()
        .forEach(
            (address, resource) -> {
              Piece piece = pieces.get(address);
              if (piece == null || piece.resource() != resource) {
                piece = new Piece(resource, text(address, resource));
              }
              written.put(address, piece);
              resources.append(resources.length() == 0 ? "{" : ",").append(piece.text());
            });
    pieces = written;
    String head = head(state);
    if (resources.length() == 0) {
      return head + "\n";
    }
    int end = head.lastIndexOf(NONE);
    return head.substring(0, end)
        + resources.append(LINE).append("  }")
        + head.substring(end + NONE.length())
        + "\n";
  }

  private static String head(TargetState state) {
    ObjectNode root = Json.object();
    root.put("format", StateJson.FORMAT);
    root.put("lineage", state.lineage());
    root.put("serial", state.serial());
    root.set("target", Json.tree(state.target()));
    root.putObject("resources");
    return Json.pretty(root);
  }

  private static String text(Address address, ResourceState resource) {
    String indented = Json.pretty(Json.tree(resource)).replace("\n", "\n    ");
    return LINE + "    " + Json.line(address.toString()) + " : " + indented;
  }
}
