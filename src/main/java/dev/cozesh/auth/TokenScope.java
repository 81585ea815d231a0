package dev.cozesh.auth;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.util.List;

/**
 * What a token may do, where that is to be less than its app may. A wrapper around the object on
 * the wire, so that members which Coze adds can be sent.
 *
 * @param json the value of {@code scope}
 * @see <a href="https://docs.coze.cn/developer_guides/oauth_jwt">Coze: OAuth by JWT</a>
 */
public record TokenScope(JsonNode json) {
  public TokenScope {
    requireNonNull(json, "json");
  }

  /**
   * Only these permissions of the account.
   *
   * @param permissions as the app's page names them, for example {@code Connector.botChat}
   * @return the scope
   */
  public static TokenScope ofPermissions(List<String> permissions) {
    ObjectNode scope = Json.object();
    scope.set("account_permission", Json.object().set("permission_list", Json.tree(permissions)));
    return new TokenScope(scope);
  }

  /**
   * The same, for chats with these bots alone.
   *
   * @param botIds the bots
   * @return a copy
   */
  public TokenScope forBots(List<String> botIds) {
    ObjectNode scope = json.deepCopy();
    ObjectNode bots = Json.object().set("bot_id_list", Json.tree(botIds));
    scope.set("attribute_constraint", Json.object().set("connector_bot_chat_attribute", bots));
    return new TokenScope(scope);
  }
}
