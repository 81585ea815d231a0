package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.flow.CanvasCheck;
import java.time.Duration;
import java.util.List;

/**
 * The console's drafts: reading, locking, saving, checking and publishing them. A private edition
 * wants the edit lock and the latest commit of a save; the open-source server wants neither.
 */
final class ConsoleDrafts {
  private static final Duration LOCK = Duration.ofMinutes(15);
  private static final long NOT_LATEST = 777_777_759;
  private static final long BAD_VERSION = 777_777_769;
  private static final long NOT_PUBLISHED = 720_702_011;
  private static final String VERSION = "v\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}";

  private final Edition edition;

  ConsoleDrafts(Edition edition) {
    this.edition = edition;
  }

  List<Route> routes() {
    String area = ConsoleWorkflows.AREA;
    return List.of(
        new Route("POST", area + "canvas", this::canvas).ofConsole(),
        Route.replying("POST", area + "edit_lock", this::lock).ofConsole(),
        new Route("POST", area + "save", this::save).ofConsole(),
        new Route("POST", area + "validate_tree", this::validate).ofConsole(),
        new Route("POST", area + "publish", this::publish).ofConsole(),
        new Route("POST", area + "history_schema", this::version).ofConsole());
  }

  private ObjectNode canvas(Transaction tx, Call call) {
    ObjectNode workflow = ConsoleWorkflows.named(tx, call);
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data");
    ObjectNode row = ConsoleWorkflows.row(workflow);
    data.set("workflow", row.put("schema_json", ConsoleCanvas.draft(workflow)));
    String commit = commit(workflow);
    boolean published = commit.equals(workflow.path("published_commit").asText());
    data.putObject("vcs_data")
        .put("submit_commit_id", commit)
        .put("draft_commit_id", commit)
        .put("type", published ? 3 : 1);
    data.put("workflow_version", latest(workflow));
    return answer;
  }

  private Reply lock(Transaction tx, Call call) {
    if (!edition.isGuarded()) {
      throw new Refused(404, 404, "not found");
    }
    ObjectNode workflow = ConsoleWorkflows.named(tx, call);
    JsonNode lock = workflow.path("lock");
    long left = lock.path("until").asLong() - call.seconds();
    if (left > 0 && !isHeld(lock, tx, call)) {
      ObjectNode content = Json.object();
      content
          .putObject("data")
          .put("config_ttl", LOCK.toSeconds())
          .put("remaining_ttl", left)
          .put("user_name", lock.path("by").asText());
      String message = "the workflow is being edited by " + lock.path("by").asText();
      return new Reply.Failed(content, NOT_LATEST, message);
    }
    ObjectNode taken = workflow.putObject("lock").put("by", user(tx, call));
    taken.put("until", call.seconds() + LOCK.toSeconds());
    tx.put(Change.Kind.WORKFLOW, workflow.path("id").asText(), workflow);
    ObjectNode answer = Json.object();
    answer
        .putObject("data")
        .put("config_ttl", LOCK.toSeconds())
        .put("remaining_ttl", LOCK.toSeconds());
    return Reply.of(answer);
  }

  private ObjectNode save(Transaction tx, Call call) {
    ObjectNode workflow = ConsoleWorkflows.named(tx, call);
    String schema = call.fields().text("schema", 1, Integer.MAX_VALUE);
    String replaced = call.fields().text("submit_commit_id", 0, 100);
    if (edition.isGuarded()) {
      requireLock(workflow, tx, call);
      if (!replaced.equals(commit(workflow))) {
        throw new Refused(200, NOT_LATEST, "the draft is not the latest one");
      }
    }
    workflow.put("draft", schema).put("commit", tx.newId());
    ConsoleWorkflows.store(tx, workflow, call);
    ObjectNode answer = Json.object();
    answer.putObject("data").put("name", workflow.path("name").asText()).put("status", 1);
    return answer;
  }

  private static void requireLock(ObjectNode workflow, Transaction tx, Call call) {
    JsonNode lock = workflow.path("lock");
    if (lock.path("until").asLong() <= call.seconds() || !isHeld(lock, tx, call)) {
      throw new Refused(200, NOT_LATEST, "the edit lock is not held");
    }
  }

  private static boolean isHeld(JsonNode lock, Transaction tx, Call call) {
    return lock.path("by").asText().equals(user(tx, call));
  }

  private ObjectNode validate(Transaction tx, Call call) {
    ObjectNode workflow = ConsoleWorkflows.named(tx, call);
    ObjectNode answer = Json.object();
    ObjectNode entry = answer.putArray("data").addObject();
    entry.put("workflow_id", workflow.path("id").asText());
    entry.put("name", workflow.path("name").asText());
    ArrayNode errors = entry.putArray("errors");
    for (CanvasCheck.Finding found :
        CanvasCheck.of(
            Fields.parsed(call.fields().text("schema", 1, Integer.MAX_VALUE), "schema"))) {
      ObjectNode error = errors.addObject().put("message", found.message()).put("type", 1);
      error.putObject("node_error").put("node_id", found.node());
    }
    return answer;
  }

  private ObjectNode publish(Transaction tx, Call call) {
    ObjectNode workflow = ConsoleWorkflows.named(tx, call);
    String version = call.fields().text("workflow_version", 1, 40);
    if (!version.matches(VERSION) || !isGreater(version, latest(workflow))) {
      throw new Refused(200, BAD_VERSION, "workflow version " + version + " is not greater");
    }
    if (!call.fields().flag("force")) {
      throw new Refused(200, ConsoleDrafts.NOT_PUBLISHED, "test run the draft successfully first");
    }
    ObjectNode made = workflow.withArray("versions").addObject();
    made.put("version", version).put("created_at", call.seconds()).put("commit", commit(workflow));
    made.set("canvas", Fields.parsed(ConsoleCanvas.draft(workflow), "schema"));
    workflow.put("published", true).put("published_commit", commit(workflow));
    ConsoleWorkflows.store(tx, workflow, call);
    ObjectNode answer = Json.object();
    answer
        .putObject("data")
        .put("workflow_id", workflow.path("id").asText())
        .put("publish_commit_id", commit(workflow))
        .put("success", true);
    return answer;
  }

  private ObjectNode version(Transaction tx, Call call) {
    ObjectNode workflow = ConsoleWorkflows.named(tx, call);
    String name = call.fields().text("workflow_version", 1, 40);
    for (JsonNode version : workflow.path("versions")) {
      if (version.path("version").asText().equals(name)) {
        ObjectNode answer = Json.object();
        ObjectNode data = answer.putObject("data").put("name", workflow.path("name").asText());
        data.put("workflow_id", workflow.path("id").asText());
        data.put("commit_id", version.path("commit").asText());
        data.put("schema", Json.line(version.path("canvas")));
        return answer;
      }
    }
    throw new Refused(200, NOT_PUBLISHED, "workflow version " + name + " is not published");
  }

  /** The last version, or nothing; a workflow that a new sandbox holds has one without a name. */
  private static String latest(ObjectNode workflow) {
    return Workflows.version(workflow, "")
        .map(version -> version.path("version").asText())
        .orElseGet(() -> workflow.path("published").asBoolean(true) ? "v0.0.1" : "");
  }

  private static String commit(ObjectNode workflow) {
    return workflow.path("commit").asText(workflow.path("id").asText());
  }

  private static boolean isGreater(String version, String last) {
    if (last.isEmpty()) {
      return true;
    }
    String[] one = version.substring(1).split("\\.");
    String[] other = last.substring(1).split("\\.");
    for (int part = 0; part < one.length; part++) {
      int order = Integer.compare(Integer.parseInt(one[part]), Integer.parseInt(other[part]));
      if (order != 0) {
        return order > 0;
      }
    }
    return false;
  }

  private static String user(Transaction tx, Call call) {
    return ConsoleSessions.user(tx, call.sender().cookie(), call.now()).orElseThrow();
  }
}
