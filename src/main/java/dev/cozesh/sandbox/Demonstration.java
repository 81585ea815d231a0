package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import dev.cozesh.sandbox.RouteTable.Target;
import dev.cozesh.sandbox.model.ModelReply;
import dev.cozesh.sandbox.model.ScriptedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Something to look at in a new sandbox: published bots, knowledge bases with documents, workflows,
 * a conversation, a database with rows, a folder and an app. Made as a client would make it, where
 * an endpoint does; with the same ids each time.
 */
final class Demonstration {
  private static final String FILE = "/sandbox/demonstration.json";

  private final Service service;
  private final Instant now;
  private final JsonNode content;
  private final Map<String, String> ids = new HashMap<>();

  Demonstration(Service service, Instant now) {
    this.service = service;
    this.now = now;
    this.content = read();
  }

  /** Makes it in the first workspace, beside the workflow that is there. */
  void make() {
    String space = first(Kind.WORKSPACE).path("id").asText();
    ObjectNode echo = first(Kind.WORKFLOW);
    ids.put(echo.path("name").asText(), echo.path("id").asText());
    ObjectNode workflow = content.path("workflow").deepCopy();
    service.seed(new WorkflowSeed(workflow.put("workspace_id", space)));
    content.path("knowledge").forEach(knowledge -> knowledge(space, knowledge));
    content.path("bots").forEach(bot -> bot(space, bot));
    conversation(content.path("conversation"));
    table(space);
    service
        .store()
        .within(
            tx -> {
              Folders.make(tx, space, content.path("folder").asText(), "");
              String app = content.path("app").asText();
              return Apps.make(tx, space, app, now.getEpochSecond());
            });
  }

  /** What its bots say to some questions; they are the model's, and no sandbox keeps those. */
  void teach(ScriptedModel model) {
    for (JsonNode bot : content.path("bots")) {
      for (JsonNode answer : bot.path("answers")) {
        model.reply(
            bot.path("name").asText(),
            answer.path("when").asText(),
            ModelReply.text(answer.path("text").asText()));
      }
    }
  }

  private void bot(String space, JsonNode wanted) {
    String name = wanted.path("name").asText();
    ObjectNode made = Json.object().put("space_id", space).put("name", name);
    made.put("description", wanted.path("description").asText());
    made.putObject("prompt_info").put("prompt", wanted.path("prompt").asText());
    ObjectNode onboarding = made.putObject("onboarding_info");
    onboarding.put("prologue", wanted.path("prologue").asText());
    onboarding.set("suggested_questions", wanted.path("questions"));
    String id = send("/v1/bot/create", made).at("/data/bot_id").asText();
    ids.put(name, id);
    ObjectNode bound = Json.object().put("bot_id", id);
    if (wanted.has("knowledge")) {
      ObjectNode knowledge = bound.putObject("knowledge").put("auto_call", true);
      knowledge.putArray("dataset_ids").add(id(wanted, "knowledge"));
    }
    if (wanted.has("workflow")) {
      ObjectNode workflow = bound.putObject("workflow_id_list").putArray("ids").addObject();
      workflow.put("id", id(wanted, "workflow"));
    }
    send("/v1/bot/update", bound);
    ObjectNode publication = Json.object().put("bot_id", id);
    publication.putArray("connector_ids").add(BotVersions.API_CHANNEL);
    send("/v1/bot/publish", publication);
  }

  private void knowledge(String space, JsonNode wanted) {
    String name = wanted.path("name").asText();
    ObjectNode body = Json.object().put("space_id", space).put("name", name);
    body.put("format_type", 0).put("description", wanted.path("description").asText());
    String id = send("/v1/datasets", body).at("/data/dataset_id").asText();
    ids.put(name, id);
    ObjectNode documents = Json.object().put("dataset_id", id).put("format_type", 0);
    documents.putObject("chunk_strategy").put("chunk_type", 0);
    wanted.path("documents").forEach(document -> document(documents, document));
    send("/open_api/knowledge/document/create", documents);
  }

  private static void document(ObjectNode body, JsonNode wanted) {
    byte[] bytes = wanted.path("text").asText().getBytes(StandardCharsets.UTF_8);
    body.withArray("document_bases")
        .addObject()
        .put("name", wanted.path("name").asText())
        .putObject("source_info")
        .put("document_source", 0)
        .put("file_type", "txt")
        .put("file_base64", Base64.getEncoder().encodeToString(bytes));
  }

  private void conversation(JsonNode wanted) {
    ObjectNode body = Json.object().put("bot_id", id(wanted, "bot"));
    body.set("name", wanted.path("name"));
    body.set("messages", wanted.path("messages"));
    send("/v1/conversation/create", body);
  }

  private void table(String space) {
    ObjectNode table = content.path("table").deepCopy();
    table.put("workspace_id", space);
    String id = send("/v1/databases", table).at("/data/database_id").asText();
    ObjectNode rows = Json.object();
    rows.set("insert_rows", content.path("rows"));
    send("/v1/databases/" + id + "/records", rows);
  }

  private String id(JsonNode wanted, String member) {
    return ids.get(wanted.path(member).asText());
  }

  private ObjectNode send(String path, ObjectNode body) {
    Target target = service.routes().find("POST", path);
    Sender nobody = new Sender("", "", "");
    Call call = new Call(now, target.path(), Map.of(), body, true, "", List.of(), nobody);
    Reply reply =
        service.store().within(tx -> target.route().orElseThrow().answer(tx, call)).result();
    return ((Reply.Enveloped) reply).content();
  }

  private ObjectNode first(Kind kind) {
    return service.store().within(tx -> tx.all(kind).iterator().next()).result();
  }

  private static JsonNode read() {
    try (InputStream in = Demonstration.class.getResourceAsStream(FILE)) {
      return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), FILE);
    } catch (IOException e) {
      throw new CozeStateException("the file " + FILE + " cannot be read", "", "", e);
    }
  }
}
