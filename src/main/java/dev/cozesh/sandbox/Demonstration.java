package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import dev.cozesh.sandbox.RouteTable.Target;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Something to look at in a new sandbox: two published bots, a knowledge base with documents, a
 * database with rows, a folder and an app. Made as a client would make it, where an endpoint does.
 */
final class Demonstration {
  private final Service service;
  private final Instant now;

  Demonstration(Service service, Instant now) {
    this.service = service;
    this.now = now;
  }

  void make() {
    String space = service.store().within(tx -> first(tx, Kind.WORKSPACE)).result();
    String workflow = service.store().within(tx -> first(tx, Kind.WORKFLOW)).result();
    String knowledge = knowledge(space);
    String assistant = bot(space, "求职助手", "帮你找工作，也帮你准备面试。", "你是一名求职顾问。");
    ObjectNode bound = Json.object().put("bot_id", assistant);
    bound.putObject("knowledge").put("auto_call", true).putArray("dataset_ids").add(knowledge);
    send("POST", "/v1/bot/update", bound);
    publish(assistant);
    String interviewer = bot(space, "面试官", "按岗位提问，给出评价。", "你是一名面试官。");
    ObjectNode working = Json.object().put("bot_id", interviewer);
    working.putObject("workflow_id_list").putArray("ids").addObject().put("id", workflow);
    send("POST", "/v1/bot/update", working);
    publish(interviewer);
    jobs(space);
    service
        .store()
        .within(
            tx -> {
              Folders.make(tx, space, "招聘", "");
              return Apps.make(tx, space, "招聘看板", now.getEpochSecond());
            });
  }

  private String bot(String space, String name, String description, String prompt) {
    ObjectNode bot = Json.object().put("space_id", space).put("name", name);
    bot.put("description", description).putObject("prompt_info").put("prompt", prompt);
    bot.putObject("onboarding_info")
        .put("prologue", "你好，我是" + name + "。")
        .putArray("suggested_questions")
        .add("怎么开始？");
    return send("POST", "/v1/bot/create", bot).at("/data/bot_id").asText();
  }

  private void publish(String bot) {
    ObjectNode body = Json.object().put("bot_id", bot);
    body.putArray("connector_ids").add(BotVersions.API_CHANNEL);
    send("POST", "/v1/bot/publish", body);
  }

  private String knowledge(String space) {
    ObjectNode body = Json.object().put("space_id", space).put("name", "求职知识库");
    body.put("format_type", 0).put("description", "政策与面试题");
    String id = send("POST", "/v1/datasets", body).at("/data/dataset_id").asText();
    ObjectNode documents = Json.object().put("dataset_id", id).put("format_type", 0);
    documents.putObject("chunk_strategy").put("chunk_type", 0);
    document(documents, "就业政策.txt", "应届毕业生在落户城市可以申请求职补贴。");
    document(documents, "面试题.txt", "请介绍一个你负责过的项目，以及遇到的最大困难。");
    send("POST", "/open_api/knowledge/document/create", documents);
    return id;
  }

  private static void document(ObjectNode body, String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    body.withArray("document_bases")
        .addObject()
        .put("name", name)
        .putObject("source_info")
        .put("document_source", 0)
        .put("file_type", "txt")
        .put("file_base64", Base64.getEncoder().encodeToString(bytes));
  }

  private void jobs(String space) {
    ObjectNode table = Json.object().put("workspace_id", space).put("table_name", "jobs");
    table.put("table_desc", "岗位").put("rw_mode", "unlimited_read_write");
    table.putArray("fields").add(column("title", "String")).add(column("salary", "Integer"));
    String id = send("POST", "/v1/databases", table).at("/data/database_id").asText();
    ObjectNode rows = Json.object();
    rows.putArray("insert_rows")
        .add(Json.object().put("title", "后端工程师").put("salary", "25000"))
        .add(Json.object().put("title", "产品经理").put("salary", "22000"))
        .add(Json.object().put("title", "数据分析师").put("salary", "18000"));
    send("POST", "/v1/databases/" + id + "/records", rows);
  }

  private static ObjectNode column(String name, String type) {
    return Json.object().put("name", name).put("type", type).put("is_required", true);
  }

  private ObjectNode send(String method, String path, ObjectNode body) {
    Target target = service.routes().find(method, path);
    Sender nobody = new Sender("", "", "");
    Call call = new Call(now, target.path(), Map.of(), body, true, "", List.of(), nobody);
    Reply reply =
        service.store().within(tx -> target.route().orElseThrow().answer(tx, call)).result();
    return ((Reply.Enveloped) reply).content();
  }

  private static String first(Transaction tx, Kind kind) {
    return tx.all(kind).iterator().next().path("id").asText();
  }
}
