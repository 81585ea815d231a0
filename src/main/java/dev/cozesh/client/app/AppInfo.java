package dev.cozesh.client.app;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import dev.cozesh.client.core.VariableDeclaration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The published configuration of an app.
 *
 * @param other members without a name here
 */
public record AppInfo(
    Optional<String> appId,
    Optional<String> version,
    Optional<String> name,
    Optional<String> description,
    Optional<String> iconUrl,
    Optional<List<VariableDeclaration>> variables,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public AppInfo {
    variables = variables.map(List::copyOf);
    other = Others.copyOf(other);
  }
}
