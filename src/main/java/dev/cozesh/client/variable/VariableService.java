package dev.cozesh.client.variable;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.put;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.error.CozeUsageException;
import java.util.List;
import java.util.Map;

/** User variables of bots and apps: read and set. Thread-safe. */
public final class VariableService {
  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public VariableService(ApiCaller api) {
    this.api = api;
  }

  /**
   * All variables with their values for one user.
   *
   * @param holder whose variables
   * @return the variables
   */
  public List<Variable> list(VariableHolder holder) {
    return list(holder, List.of());
  }

  /**
   * Variables with their values for one user.
   *
   * @param holder whose variables
   * @param keywords their names; all when there are none
   * @return the variables
   * @throws CozeUsageException when a name holds a comma, which Coze takes for the end of a name
   * @see <a href="https://docs.coze.cn/developer_guides/read_variable">Coze: read variables</a>
   */
  @Calls("variables.retrieve")
  public List<Variable> list(VariableHolder holder, List<String> keywords) {
    keywords.forEach(VariableService::requireOneName);
    var request =
        get("/v1/variables")
            .query("app_id", holder.appId())
            .query("bot_id", holder.botId())
            .query("connector_id", holder.connectorId())
            .query("connector_uid", holder.connectorUid())
            .result("/data/items");
    if (!keywords.isEmpty()) {
      request.query("keywords", String.join(",", keywords));
    }
    return api.list(request.read(), Variable.class);
  }

  /**
   * Sets variables for one user; the others stay. Sent once. Only those that were declared as user
   * variables can be set.
   *
   * @param holder whose variables
   * @param values by name
   * @see <a href="https://docs.coze.cn/developer_guides/update_variable">Coze: set variables</a>
   */
  @Calls("variables.update")
  public void set(VariableHolder holder, Map<String, String> values) {
    List<Value> data =
        values.entrySet().stream()
            .map(entry -> new Value(entry.getKey(), entry.getValue()))
            .toList();
    api.send(put("/v1/variables").json(new Setting(holder, data)).once());
  }

  private static void requireOneName(String keyword) {
    if (keyword.contains(",")) {
      throw new CozeUsageException(
          "not usable as a variable's name: \"" + keyword + '"',
          "Coze takes the comma for the end of the name",
          "ask for all variables and pick this one");
    }
  }

  private record Setting(@JsonUnwrapped VariableHolder holder, List<Value> data) {}

  private record Value(String keyword, String value) {}
}
