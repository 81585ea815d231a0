package dev.cozesh.deploy.desired;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.Place;
import java.util.Optional;

/**
 * A declared workflow. The public API cannot create one: it is linted, handed to a person, and its
 * id is taken over once it is there.
 *
 * @param definition what {@code from file(…)} holds
 */
public record DesiredWorkflow(
    String name, Optional<Definition> definition, Lifecycle lifecycle, Place place)
    implements DesiredResource {
  public DesiredWorkflow {
    requireNonNull(name, "name");
    requireNonNull(definition, "definition");
    requireNonNull(lifecycle, "lifecycle");
    requireNonNull(place, "place");
  }

  @Override
  public Address address() {
    return new Address(Kind.WORKFLOW, name);
  }

  /**
   * A workflow file.
   *
   * @param file its name as the script gave it
   */
  public record Definition(String file, JsonNode json) {
    public Definition {
      requireNonNull(file, "file");
      requireNonNull(json, "json");
    }
  }
}
