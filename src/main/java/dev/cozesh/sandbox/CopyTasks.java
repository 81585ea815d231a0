package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Copies of bots, apps and workflows. A bot within its workspace is copied at once; everything else
 * is a task, and its copy cannot be seen before the task is done.
 */
final class CopyTasks {
  private static final String PATH = "/v1/entities/copy_tasks";

  private final Hidden hidden;
  private final Duration processing;

  /**
   * @param processing how long a task takes
   */
  CopyTasks(Hidden hidden, Duration processing) {
    this.hidden = hidden;
    this.processing = processing;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", PATH, this::create),
        new Route("GET", PATH + "/{task_id}", this::retrieve));
  }

  private ObjectNode create(Transaction tx, Call call) {
    Fields fields = call.fields();
    String type = fields.choice("entity_type", Choices.of("CopyEntityType"));
    ObjectNode source = tx.existing(kind(type), fields.id("entity_id"));
    String from = source.path("space_id").asText();
    String to =
        fields.optionalText("to_workspace_id", 0, 30).filter(id -> !id.isEmpty()).orElse(from);
    Workspaces.existing(tx, to);
    String copy = new Copying(tx, call, to).draft(kind(type), source);
    ObjectNode answer = Json.object();
    if (type.equals("bot") && to.equals(from)) {
      answer.putObject("data").put("copied_entity_id", copy);
      return answer;
    }
    hidden.hide(copy, processing);
    String id = tx.newId();
    ObjectNode task = Json.object().put("id", id).put("entity_type", type);
    task.put("source_entity_id", source.path("id").asText()).put("target_entity_id", copy);
    task.put("target_workspace_id", to);
    task.put("ready_ms", call.now().plus(processing).toEpochMilli());
    tx.put(Kind.COPY_TASK, id, task);
    answer.putObject("data").put("task_id", id);
    return answer;
  }

  private ObjectNode retrieve(Transaction tx, Call call) {
    ObjectNode task = tx.existing(Kind.COPY_TASK, call.path().get("task_id"));
    boolean done = call.now().toEpochMilli() >= task.path("ready_ms").asLong();
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("task_id", task.path("id").asText());
    Optional<String> failure = hidden.failure(task.path("id").asText()).filter(why -> done);
    ArrayNode reasons =
        data.put("task_status", status(done, failure.isPresent())).putArray("failed_reasons");
    failure.ifPresent(why -> reasons.add(reason(tx, task, why)));
    for (String member : List.of("entity_type", "source_entity_id", "target_workspace_id")) {
      data.set(member, task.path(member));
    }
    data.put(
        "target_entity_id",
        done && failure.isEmpty() ? task.path("target_entity_id").asText() : "");
    return answer;
  }

  private static String status(boolean done, boolean failed) {
    if (failed) {
      return "failed";
    }
    return done ? "successful" : "in_progress";
  }

  private static ObjectNode reason(Transaction tx, ObjectNode task, String why) {
    String type = task.path("entity_type").asText();
    String source = task.path("source_entity_id").asText();
    String name = tx.existing(kind(type), source).path("name").asText();
    return Json.object()
        .put("entity_id", source)
        .put("entity_name", name)
        .put("entity_type", type)
        .put("failed_reason", why);
  }

  private static Kind kind(String type) {
    return switch (type) {
      case "bot" -> Kind.BOT;
      case "app" -> Kind.APP;
      default -> Kind.WORKFLOW;
    };
  }

  /** One copy with what it needs in the workspace it goes to. */
  private record Copying(Transaction tx, Call call, String space) {
    /** Who published the original, and where, is not copied. */
    String draft(Kind kind, ObjectNode source) {
      ObjectNode draft = source.deepCopy();
      draft.remove(List.of("online", "version", "channels", "published_at", "reviews"));
      return keep(kind, kind == Kind.WORKFLOW ? draft.put("published", false) : draft);
    }

    private String keep(Kind kind, ObjectNode copy) {
      String id = tx.newId();
      if (kind == Kind.BOT) {
        workflows(copy);
      }
      copy.put("id", id).put("space_id", space);
      for (String time : List.of("create_time", "created_at", "update_time", "updated_at")) {
        if (copy.has(time)) {
          copy.put(time, call.seconds());
        }
      }
      tx.put(kind, id, copy);
      return id;
    }

    /** A bot that leaves its workspace takes its workflows along, or it would not work there. */
    private void workflows(ObjectNode bot) {
      for (JsonNode reference : bot.path("workflow_id_list").path("ids")) {
        tx.find(Kind.WORKFLOW, reference.path("id").asText())
            .filter(workflow -> !workflow.path("space_id").asText().equals(space))
            .ifPresent(
                workflow ->
                    ((ObjectNode) reference).put("id", keep(Kind.WORKFLOW, workflow.deepCopy())));
      }
    }
  }
}
