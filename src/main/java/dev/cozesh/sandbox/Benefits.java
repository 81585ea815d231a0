package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.List;

/** What the subscription allows, which is a fixture, and quotas of end users, which are kept. */
final class Benefits {
  private static final String LIMITATIONS = "/v1/commerce/benefit/limitations";
  private static final Choices ENTITIES = Choices.of("BenefitEntityType");
  private static final Choices TYPES = Choices.of("BenefitType");
  private static final Choices MODES = Choices.of("BenefitActiveMode");
  private static final Choices STATES = Choices.of("BenefitStatus");
  private static final Choices UNITS = Choices.of("BenefitTriggerUnit");
  private static final Choices PLAN_TYPES = Choices.among("api_run_qps", "call_tool_limit");
  private static final Choices RESOURCES = Choices.among("plugin", "chat", "workflow");

  private final Hidden hidden;

  Benefits(Hidden hidden) {
    this.hidden = hidden;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/v1/commerce/benefit/benefits/get", this::plan).fixture(),
        new Route("GET", LIMITATIONS, this::list),
        new Route("POST", LIMITATIONS, this::create),
        new Route("PUT", LIMITATIONS + "/{benefit_id}", this::update));
  }

  private ObjectNode plan(Transaction tx, Call call) {
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data");
    data.putObject("basic_info").put("user_level", "enterprise");
    ArrayNode infos = data.putArray("benefit_info");
    for (String type : call.queryList("benefit_type_list")) {
      PLAN_TYPES.require(type, "benefit_type_list");
      ObjectNode info = infos.addObject().put("benefit_type", type);
      if (type.equals("api_run_qps")) {
        call.requiredQuery("resource_id");
        info.put("resource_id", call.queryChoice("resource_id", RESOURCES).orElseThrow());
      }
      info.set("basic", item(call));
      info.set("effective", item(call));
      info.putArray("extra");
    }
    return answer;
  }

  private static ObjectNode item(Call call) {
    ObjectNode item = Json.object().put("status", "valid");
    item.putObject("item_info")
        .put("used", 0)
        .put("total", 500)
        .put("start_at", call.seconds())
        .put("end_at", call.seconds() + 31_536_000)
        .put("strategy", "by_quota");
    return item;
  }

  private ObjectNode list(Transaction tx, Call call) {
    call.requiredQuery("entity_type");
    String entityType = call.queryChoice("entity_type", ENTITIES).orElseThrow();
    call.requiredQuery("benefit_type");
    String type = call.queryChoice("benefit_type", TYPES).orElseThrow();
    String status = call.queryChoice("status", STATES).orElse("valid");
    Part part = call.part(20, 200);
    List<ObjectNode> rows =
        hidden.visible(tx, Kind.BENEFIT).stream()
            .filter(one -> one.path("entity_type").asText().equals(entityType))
            .filter(one -> one.path("benefit_type").asText().equals(type))
            .filter(one -> one.path("status").asText().equals(status))
            .filter(
                one ->
                    call.queryText("entity_id")
                        .map(one.path("entity_id").asText()::equals)
                        .orElse(true))
            .map(Benefits::row)
            .toList();
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("has_more", part.hasMore(rows.size()));
    data.put("page_token", part.next(rows.size()));
    data.set("benefit_infos", Page.array(part.of(rows)));
    return answer;
  }

  private ObjectNode create(Transaction tx, Call call) {
    Fields fields = call.fields();
    String entityType = fields.choice("entity_type", ENTITIES);
    boolean ofOne = entityType.startsWith("single_");
    Fields info =
        fields
            .within("benefit_info")
            .orElseThrow(() -> Refused.parameter("benefit_info is required"));
    String id = tx.newId();
    ObjectNode benefit = Json.object().put("id", id).put("entity_type", entityType);
    benefit.put("entity_id", ofOne ? fields.text("entity_id", 1, 200) : "");
    benefit.put("benefit_type", info.choice("benefit_type", TYPES));
    benefit.put("active_mode", info.choice("active_mode", MODES));
    for (String number : List.of("started_at", "ended_at", "limit")) {
      benefit.put(
          number,
          info.wholeNumber(number)
              .orElseThrow(() -> Refused.parameter("benefit_info." + number + " is required")));
    }
    benefit.put("status", "valid").put("trigger_unit", "never").put("trigger_time", 1);
    take(benefit, info);
    tx.put(Kind.BENEFIT, id, benefit);
    ObjectNode answer = Json.object();
    answer.putObject("data").set("benefit_info", row(benefit));
    return answer;
  }

  private ObjectNode update(Transaction tx, Call call) {
    ObjectNode benefit = tx.existing(Kind.BENEFIT, call.path().get("benefit_id")).deepCopy();
    call.fields()
        .requireAny(
            "active_mode",
            "status",
            "trigger_unit",
            "started_at",
            "ended_at",
            "limit",
            "trigger_time");
    take(benefit, call.fields());
    tx.put(Kind.BENEFIT, benefit.path("id").asText(), benefit);
    return Json.object();
  }

  /** Takes over what may be changed later. */
  private static void take(ObjectNode benefit, Fields sent) {
    sent.optionalChoice("active_mode", MODES).ifPresent(mode -> benefit.put("active_mode", mode));
    sent.optionalChoice("status", STATES).ifPresent(status -> benefit.put("status", status));
    sent.optionalChoice("trigger_unit", UNITS).ifPresent(unit -> benefit.put("trigger_unit", unit));
    for (String number : List.of("started_at", "ended_at", "limit", "trigger_time")) {
      sent.wholeNumber(number).ifPresent(value -> benefit.put(number, value));
    }
    if (benefit.path("ended_at").asLong() < benefit.path("started_at").asLong()) {
      throw Refused.parameter("ended_at is before started_at");
    }
  }

  private static ObjectNode row(ObjectNode benefit) {
    ObjectNode row = benefit.deepCopy().without("id");
    return row.put("benefit_id", benefit.path("id").asText());
  }
}
