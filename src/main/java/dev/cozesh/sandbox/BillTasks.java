package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Exports of bills: whole days of Beijing time, ready after a while, all of them empty. */
final class BillTasks {
  /** Where the files of an export lie. */
  static final String FILE_PREFIX = "/_files/bill-";

  private static final String PATH = "/v1/commerce/benefit/bill_tasks";
  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final long BEIJING = Duration.ofHours(8).toSeconds();
  private static final long KEPT = Duration.ofDays(7).toSeconds();

  private final Duration processing;

  /**
   * @param processing how long an export takes
   */
  BillTasks(Duration processing) {
    this.processing = processing;
  }

  List<Route> routes() {
    return List.of(new Route("GET", PATH, this::list), new Route("POST", PATH, this::create));
  }

  private ObjectNode create(Transaction tx, Call call) {
    long start = day(required(call, "started_at"));
    long end = day(required(call, "ended_at")) + DAY - 1;
    if (end < start) {
      throw Refused.parameter("ended_at is before started_at");
    }
    String id = tx.newId();
    ObjectNode task = Json.object().put("id", id).put("started_at", start).put("ended_at", end);
    task.put("created_at", call.seconds()).put("expires_at", call.seconds() + KEPT);
    task.put("ready_ms", call.now().plus(processing).toEpochMilli());
    tx.put(Kind.BILL_TASK, id, task);
    ObjectNode answer = Json.object();
    answer.set("data", row(task, call));
    return answer;
  }

  private ObjectNode list(Transaction tx, Call call) {
    Page page = call.page("page_num", 20, 200);
    List<String> wanted = call.queryList("task_ids");
    List<ObjectNode> rows = new ArrayList<>();
    for (ObjectNode task : tx.all(Kind.BILL_TASK)) {
      boolean isWanted =
          wanted.isEmpty()
              ? task.path("created_at").asLong() > call.seconds() - KEPT
              : wanted.contains(task.path("id").asText());
      if (isWanted) {
        rows.add(row(task, call));
      }
    }
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("total", rows.size());
    data.set("task_infos", Page.array(page.of(rows)));
    return answer;
  }

  private static ObjectNode row(ObjectNode task, Call call) {
    boolean ready = call.now().toEpochMilli() >= task.path("ready_ms").asLong();
    ObjectNode row = task.deepCopy().without(List.of("id", "ready_ms"));
    row.put("task_id", task.path("id").asText()).put("status", ready ? "succeed" : "running");
    ArrayNode files = row.putArray("file_urls");
    if (ready) {
      files.add(call.link(FILE_PREFIX + task.path("id").asText() + ".csv"));
    }
    return row;
  }

  private static long required(Call call, String name) {
    return call.fields()
        .wholeNumber(name)
        .orElseThrow(() -> Refused.parameter(name + " is required"));
  }

  /** The first second of that day. */
  private static long day(long seconds) {
    return Math.floorDiv(seconds + BEIJING, DAY) * DAY - BEIJING;
  }
}
