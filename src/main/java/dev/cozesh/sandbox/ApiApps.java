package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.catalog.ValueSet;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Callback apps and what they subscribe to. Nothing is ever called back from here. */
final class ApiApps {
  private static final String LIST = "/v1/api_apps";
  private static final String ONE = LIST + "/{api_app_id}";
  private static final String EVENTS = ONE + "/events";
  private static final String CONNECTOR = "connector";
  private static final int LARGEST_PART = 50;

  private final Hidden hidden;

  ApiApps(Hidden hidden) {
    this.hidden = hidden;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", LIST, this::list),
        new Route("POST", LIST, this::create),
        new Route("PUT", ONE, this::update),
        new Route("DELETE", ONE, this::delete),
        new Route("GET", EVENTS, this::events),
        new Route("POST", EVENTS, this::subscribe),
        new Route("DELETE", EVENTS, this::unsubscribe));
  }

  private ObjectNode list(Transaction tx, Call call) {
    Part part = call.part(LARGEST_PART, LARGEST_PART);
    List<ObjectNode> apps = new ArrayList<>(hidden.visible(tx, Kind.API_APP));
    call.queryChoice("app_type", Choices.of("ApiAppType"))
        .ifPresent(type -> apps.removeIf(app -> !app.path("app_type").asText().equals(type)));
    return parted(part, apps.stream().map(ApiApps::row).toList());
  }

  private ObjectNode create(Transaction tx, Call call) {
    Fields fields = call.fields();
    String type = fields.choice("app_type", Choices.of("ApiAppType"));
    boolean ofChannel = type.equals(CONNECTOR);
    String channel = ofChannel ? fields.id("connector_id") : "";
    String name = ofChannel ? "channel " + channel : fields.text("name", 1, 128);
    String id = tx.newId();
    ObjectNode app = Json.object().put("id", id).put("name", name).put("app_type", type);
    app.put("callback_url", "").put("connector_id", channel);
    app.put("verify_token", "verify_test_" + id).putArray("event_types");
    tx.put(Kind.API_APP, id, app);
    ObjectNode answer = Json.object();
    answer.set("data", row(app));
    return answer;
  }

  private ObjectNode update(Transaction tx, Call call) {
    ObjectNode app = app(tx, call).deepCopy();
    Fields fields = call.fields();
    fields.requireAny("name", "callback_url");
    fields.optionalText("name", 1, 128).ifPresent(text -> app.put("name", text));
    fields.optionalText("callback_url", 1, 2_000).ifPresent(text -> app.put("callback_url", text));
    tx.put(Kind.API_APP, app.path("id").asText(), app);
    return Json.object();
  }

  private ObjectNode delete(Transaction tx, Call call) {
    tx.remove(Kind.API_APP, app(tx, call).path("id").asText());
    return Json.object();
  }

  private ObjectNode events(Transaction tx, Call call) {
    ObjectNode app = app(tx, call);
    Part part = call.part(LARGEST_PART, LARGEST_PART);
    List<ObjectNode> rows = new ArrayList<>();
    for (JsonNode type : app.path("event_types")) {
      ObjectNode row = Json.object().put("api_app_id", app.path("id").asText());
      row.put("event_type", type.asText()).put("name", app.path("name").asText());
      rows.add(row.put("description", meaning(type.asText())));
    }
    return parted(part, rows);
  }

  private ObjectNode subscribe(Transaction tx, Call call) {
    Set<String> types = subscribed(app(tx, call));
    types.addAll(wanted(call));
    return keep(tx, call, types);
  }

  private ObjectNode unsubscribe(Transaction tx, Call call) {
    Set<String> types = subscribed(app(tx, call));
    wanted(call).forEach(types::remove);
    return keep(tx, call, types);
  }

  private static ObjectNode keep(Transaction tx, Call call, Set<String> types) {
    ObjectNode app = app(tx, call).deepCopy();
    ArrayNode all = app.putArray("event_types");
    types.forEach(all::add);
    tx.put(Kind.API_APP, app.path("id").asText(), app);
    return Json.object();
  }

  private static Set<String> subscribed(ObjectNode app) {
    Set<String> types = new LinkedHashSet<>();
    app.path("event_types").forEach(type -> types.add(type.asText()));
    return types;
  }

  private static List<String> wanted(Call call) {
    Choices known = Choices.of("CallbackEventType");
    List<String> types = call.fields().texts("event_types", 1, 50);
    types.forEach(type -> known.require(type, "event_types"));
    return types;
  }

  private static ObjectNode app(Transaction tx, Call call) {
    return tx.existing(Kind.API_APP, call.path().get("api_app_id"));
  }

  private static ObjectNode row(ObjectNode app) {
    return app.deepCopy().without("event_types");
  }

  private static ObjectNode parted(Part part, List<ObjectNode> rows) {
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("has_more", part.hasMore(rows.size()));
    data.put("next_page_token", part.next(rows.size()));
    data.set("items", Page.array(part.of(rows)));
    return answer;
  }

  private static String meaning(String type) {
    return Choices.valueSet("CallbackEventType").values().stream()
        .filter(value -> value.value().equals(type))
        .map(ValueSet.Value::meaning)
        .findFirst()
        .orElse("");
  }
}
