package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.util.Optional;

/**
 * One object stored, or taken out when there is no value.
 *
 * @param value never changed once it is here
 */
record Change(Kind kind, String id, Optional<ObjectNode> value) {
  /** What the sandbox stores. */
  enum Kind {
    WORKSPACE,
    BOT,
    VERSION,
    DATASET,
    DOCUMENT,
    FILE,
    WORKFLOW,
    CONVERSATION,
    MESSAGE,
    CHAT,
    VARIABLE,
    RUN,
    API_APP,
    APP,
    BENEFIT,
    BILL_TASK,
    CHANNEL_INSTALL,
    CHANNEL_CONFIG,
    COPY_TASK,
    DATABASE,
    DATABASE_ROW,
    DATABASE_TASK,
    FOLDER,
    MEMBER,
    OAUTH_CLIENT,
    OAUTH_GRANT,
    OAUTH_TOKEN,
    ORGANIZATION,
    SESSION,
    VOICE,
    VOICEPRINT,
    VOICEPRINT_GROUP
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object().put("kind", kind.name()).put("id", id);
    value.ifPresent(node -> json.set("value", node));
    return json;
  }

  static Change of(JsonNode json) {
    Optional<ObjectNode> value =
        json.path("value") instanceof ObjectNode node ? Optional.of(node) : Optional.empty();
    return new Change(Kind.valueOf(json.path("kind").asText()), json.path("id").asText(), value);
  }
}
