package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.time.Duration;
import java.util.List;

/** Asynchronous work on databases: done at once, but said to be done only after a while. */
final class DatabaseTasks {
  /** Where the rows of a query lie. */
  static final String FILE_PREFIX = "/_files/rows-";

  private final Duration processing;

  /**
   * @param processing how long a task takes
   */
  DatabaseTasks(Duration processing) {
    this.processing = processing;
  }

  List<Route> routes() {
    return List.of(new Route("GET", "/v1/database_tasks/{task_id}", this::retrieve));
  }

  /**
   * Keeps what came of the work.
   *
   * @param result affected_rows, or select_total_count, has_more and items
   * @return what the caller gets instead
   */
  ObjectNode start(Transaction tx, Call call, String type, ObjectNode result) {
    String id = tx.newId();
    ObjectNode task = result.deepCopy().put("id", id).put("task_type", type);
    task.put("ready_ms", call.now().plus(processing).toEpochMilli());
    tx.put(Kind.DATABASE_TASK, id, task);
    return Json.object().put("task_id", id);
  }

  private ObjectNode retrieve(Transaction tx, Call call) {
    ObjectNode task = tx.existing(Kind.DATABASE_TASK, call.path().get("task_id"));
    boolean done = call.now().toEpochMilli() >= task.path("ready_ms").asLong();
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("status", done ? "succeed" : "running");
    data.put("task_type", task.path("task_type").asText()).put("error_msg", "");
    if (done && task.has("affected_rows")) {
      data.put("affected_rows", task.path("affected_rows").asInt());
    }
    if (done && task.has("items")) {
      data.put("select_total_count", task.path("total_count").asInt());
      data.put("has_more", task.path("has_more").asBoolean());
      data.put(
          "select_items_file_url", call.link(FILE_PREFIX + task.path("id").asText() + ".json"));
    }
    return answer;
  }
}
