package dev.cozesh.client.plugin;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import java.util.List;
import java.util.Map;

/** Plugins: look at them, call their tools. Thread-safe. */
public final class PluginService {

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public PluginService(ApiCaller api) {
    this.api = api;
  }

  /**
   * Several plugins at once.
   *
   * @param pluginIds at least one
   * @return those that the token sees
   * @see <a href="https://docs.coze.cn/developer_guides/batch_get_plugins_info">Coze: read several
   *     plugins</a>
   */
  @Calls("plugins.mget")
  public List<Plugin> list(List<String> pluginIds) {
    return api.send(
            get("/v1/plugins/mget").query("ids", String.join(",", pluginIds)).read(),
            SeveralPlugins.class)
        .items();
  }

  /**
   * A plugin with its tools.
   *
   * @param pluginId the plugin
   * @return its tools, with the schemas of what they take and give
   * @see <a href="https://docs.coze.cn/developer_guides/get_plugin">Coze: read a plugin with its
   *     tools</a>
   */
  @Calls("plugins.retrieve")
  public Plugin info(String pluginId) {
    return api.send(get("/v1/plugins/{plugin_id}", pluginId).read(), Plugin.class);
  }

  /**
   * Calls a tool. Costs money. Sent once.
   *
   * @param pluginId the plugin
   * @param toolName one of its tools
   * @param arguments by name; only the plugin checks them
   * @return what the tool gives
   * @see <a href="https://docs.coze.cn/developer_guides/call_plugin_tool">Coze: call one tool of a
   *     plugin</a>
   */
  @Calls("plugins.tools.call")
  public JsonNode callTool(String pluginId, String toolName, Map<String, JsonNode> arguments) {
    return api.send(
        post("/v1/plugins/{plugin_id}/tools/call", pluginId)
            .json(new ToolCall(toolName, arguments))
            .result("/data/result")
            .once(),
        JsonNode.class);
  }

  private record ToolCall(String toolName, Map<String, JsonNode> arguments) {}
}
