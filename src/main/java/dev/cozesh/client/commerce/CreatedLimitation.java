package dev.cozesh.client.commerce;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.json.Json;

/**
 * The answer to a creation: the documentation's table puts the limitation into {@code
 * benefit_info}, its sample puts it directly into the data.
 */
record CreatedLimitation(BenefitLimitation limitation) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static CreatedLimitation of(JsonNode data) {
    JsonNode inner = data.path("benefit_info");
    return new CreatedLimitation(
        Json.value(inner.isObject() ? inner : data, BenefitLimitation.class));
  }
}
