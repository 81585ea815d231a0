package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Plugins and the store that sells them: fixtures, whose tools answer the same each time. */
final class Plugins {
  private static final int LARGEST_PAGE = 100;

  private final Fixtures fixtures;

  Plugins(Fixtures fixtures) {
    this.fixtures = fixtures;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/v1/plugins/mget", this::several).fixture(),
        new Route("GET", "/v1/plugins/{plugin_id}", this::retrieve).fixture(),
        new Route("POST", "/v1/plugins/{plugin_id}/tools/call", this::call).fixture(),
        new Route("GET", "/v1/stores/categories", this::categories).fixture(),
        new Route("GET", "/v1/stores/plugins", this::search).fixture());
  }

  private ObjectNode several(Transaction tx, Call call) {
    call.requiredQuery("ids");
    List<ObjectNode> rows = call.queryList("ids").stream().map(id -> shown(existing(id))).toList();
    ObjectNode answer = Json.object();
    answer.putObject("data").set("items", Page.array(rows));
    return answer;
  }

  private ObjectNode retrieve(Transaction tx, Call call) {
    ObjectNode answer = Json.object();
    answer.set("data", shown(existing(call.path().get("plugin_id"))));
    return answer;
  }

  private ObjectNode call(Transaction tx, Call call) {
    ObjectNode plugin = existing(call.path().get("plugin_id"));
    String name = call.fields().text("tool_name", 1, 200);
    ObjectNode arguments =
        call.fields()
            .object("arguments")
            .orElseThrow(() -> Refused.parameter("arguments is required"));
    JsonNode tool = tool(plugin, name);
    for (JsonNode needed : tool.path("inputSchema").path("required")) {
      if (!arguments.hasNonNull(needed.asText())) {
        throw Refused.parameter("arguments." + needed.asText() + " is required");
      }
    }
    tx.act();
    ObjectNode answer = Json.object();
    answer.putObject("data").set("result", tool.path("result"));
    return answer;
  }

  private static JsonNode tool(ObjectNode plugin, String name) {
    for (JsonNode tool : plugin.path("tools")) {
      if (tool.path("name").asText().equals(name)) {
        return tool;
      }
    }
    throw Refused.notFound("tool " + name);
  }

  private ObjectNode categories(Transaction tx, Call call) {
    call.requiredQuery("entity_type");
    call.queryChoice("entity_type", Choices.among("plugin"));
    return page(call, fixtures.list("categories"));
  }

  private ObjectNode search(Transaction tx, Call call) {
    String keyword = call.queryText("keyword").orElse("").toLowerCase(Locale.ROOT);
    List<String> categories = call.queryList("category_ids");
    String order = call.queryChoice("sort_type", Choices.of("PluginSortType")).orElse("heat");
    List<ObjectNode> rows = new ArrayList<>();
    for (ObjectNode product : fixtures.list("store")) {
      JsonNode facts = product.path("metainfo");
      boolean wanted =
          facts.path("name").asText().toLowerCase(Locale.ROOT).contains(keyword)
              && call.queryFlag("is_official")
                  .map(official -> official == facts.path("is_official").asBoolean())
                  .orElse(true)
              && (categories.isEmpty()
                  || categories.contains(facts.path("category").path("id").asText()));
      if (wanted) {
        rows.add(product);
      }
    }
    String rank = order.equals("newest") ? "/metainfo/listed_at" : "/plugin_info/heat";
    rows.sort((one, other) -> Long.compare(other.at(rank).asLong(), one.at(rank).asLong()));
    return page(call, rows);
  }

  private static ObjectNode page(Call call, List<ObjectNode> rows) {
    Page page = call.page("page_num", 20, LARGEST_PAGE);
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("has_more", page.hasMore(rows.size()));
    data.set("items", Page.array(page.of(rows)));
    return answer;
  }

  private ObjectNode existing(String id) {
    return fixtures.list("plugins").stream()
        .filter(plugin -> plugin.path("plugin_id").asText().equals(id))
        .findFirst()
        .orElseThrow(() -> Refused.notFound("plugin " + id));
  }

  private static ObjectNode shown(ObjectNode plugin) {
    plugin.path("tools").forEach(tool -> ((ObjectNode) tool).remove("result"));
    return plugin;
  }
}
