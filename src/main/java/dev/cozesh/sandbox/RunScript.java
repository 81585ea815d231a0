package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import dev.cozesh.sandbox.model.Pace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A run as a stream: messages, then one of Done, Interrupt and Error; numbered from 0. */
final class RunScript implements Script {
  private final ObjectNode run;
  private final List<ObjectNode> said;
  private final Pace pace;

  /**
   * @param said what the nodes say in this part of the run
   */
  RunScript(ObjectNode run, List<ObjectNode> said, Pace pace) {
    this.run = run;
    this.said = List.copyOf(said);
    this.pace = pace;
  }

  @Override
  public void play(Stage stage) throws IOException {
    int number = 0;
    for (ObjectNode one : said) {
      List<String> pieces = pieces(one);
      for (int i = 0; i < pieces.size(); i++) {
        stage.rest(pace.delay());
        ObjectNode data = message(one, pieces.get(i), i, i == pieces.size() - 1);
        send(stage, number++, "Message", data);
      }
    }
    stage.within(this::settle);
    switch (run.path("end").asText()) {
      case RunState.INTERRUPTED -> send(stage, number, "Interrupt", interrupt());
      case RunState.FAILED -> send(stage, number, "Error", error());
      default -> send(stage, number, "Done", debug());
    }
  }

  private List<String> pieces(ObjectNode one) {
    String text = one.path("text").asText();
    return one.path("streamed").asBoolean() && !text.isEmpty() ? pace.pieces(text) : List.of(text);
  }

  private ObjectNode message(ObjectNode one, String piece, int position, boolean finish) {
    ObjectNode data = Json.object().put("content", piece).put("content_type", "text");
    data.put("node_is_finish", finish).put("node_seq_id", String.valueOf(position));
    data.put("node_title", one.path("title").asText());
    data.put("node_id", one.path("node_id").asText());
    data.put("node_execute_uuid", one.path("uuid").asText());
    if (finish && one.path("last").asBoolean()) {
      data.set("usage", run.path("usage"));
      data.put("token", run.path("usage").path("token_count").asInt()).put("cost", "0");
    }
    return data;
  }

  private ObjectNode interrupt() {
    ObjectNode data = Json.object().put("node_title", run.path("interrupted_title").asText());
    data.set("interrupt_data", run.path("interrupt"));
    return data;
  }

  private ObjectNode error() {
    return Json.object()
        .put("error_code", run.path("error_code").asLong())
        .put("error_message", run.path("error_message").asText());
  }

  private ObjectNode debug() {
    return Json.object().put("debug_url", run.path("debug_url").asText());
  }

  private boolean settle(Transaction tx) {
    String id = run.path("id").asText();
    tx.find(Kind.RUN, id)
        .ifPresent(stored -> tx.put(Kind.RUN, id, stored.deepCopy().put("settled", true)));
    return true;
  }

  private static void send(Stage stage, int number, String name, ObjectNode data)
      throws IOException {
    Optional<String> id = Optional.of(String.valueOf(number));
    stage.send(new ServerEvent(id, name, Json.line(data)));
  }
}
