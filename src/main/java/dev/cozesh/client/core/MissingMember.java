package dev.cozesh.client.core;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.cozesh.json.Json;

/** Finds the needed member that is null, since Jackson then names the object around it alone. */
final class MissingMember {
  private MissingMember() {}

  /**
   * What to add to the failure's path.
   *
   * @param at the object that the path leads to
   * @return a JSON pointer's last step, or nothing
   */
  static String of(JsonMappingException failure, JsonNode at) {
    if (!(failure instanceof ValueInstantiationException refused)) {
      return "";
    }
    return Json.mapper()
        .getDeserializationConfig()
        .introspect(refused.getType())
        .findProperties()
        .stream()
        .filter(BeanPropertyDefinition::isRequired)
        .map(BeanPropertyDefinition::getName)
        .filter(name -> !at.hasNonNull(name))
        .findFirst()
        .map(name -> "/" + name)
        .orElse("");
  }
}
