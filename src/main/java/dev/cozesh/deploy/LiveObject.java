package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.Kind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One object of a workspace, as it is.
 *
 * @param declared the declaration that leaves it as it is; empty when none can
 * @param remarks what the declaration does not say: what Coze does not give, what no word declares
 * @param fields its values by their path on the wire, canonical; what it refers to stands by name
 *     where the name is unique, and neither its own id nor a time is among them
 * @param detail what else Coze tells of it, without what changes by itself
 */
public record LiveObject(
    Kind kind,
    String id,
    String name,
    Optional<DesiredResource> declared,
    List<String> remarks,
    Map<String, JsonNode> fields,
    JsonNode detail) {
  public LiveObject {
    requireNonNull(kind, "kind");
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(declared, "declared");
    remarks = List.copyOf(remarks);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    requireNonNull(detail, "detail");
  }

  /** What a script and the state call it. */
  public Address address() {
    return new Address(kind, name);
  }
}
