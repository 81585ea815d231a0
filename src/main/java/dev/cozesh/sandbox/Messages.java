package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The messages of a conversation, and what people think of them. */
final class Messages {
  private static final Set<String> MAIN_TYPES = Set.of("question", "answer");
  private static final int MOST_ROWS = 50;

  List<Route> routes() {
    String family = "/v1/conversation/message/";
    String feedback = "/v1/conversations/{conversation_id}/messages/{message_id}/feedback";
    return List.of(
        new Route("POST", family + "create", this::create),
        new Route("POST", family + "list", this::list),
        new Route("GET", family + "retrieve", this::retrieve),
        // As one of the official SDKs asks.
        new Route("POST", family + "retrieve", this::retrieve),
        new Route("POST", family + "modify", this::modify),
        new Route("POST", family + "delete", this::delete),
        new Route("POST", feedback, this::rate),
        new Route("DELETE", feedback, this::withdraw));
  }

  /** Those of a conversation that are there by now, oldest first. */
  static List<ObjectNode> of(Transaction tx, String conversation, Call call) {
    List<ObjectNode> messages = new ArrayList<>();
    for (ObjectNode message : tx.all(Kind.MESSAGE)) {
      if (message.path("conversation_id").asText().equals(conversation)
          && message.path("ready_ms").asLong() <= call.now().toEpochMilli()) {
        messages.add(message);
      }
    }
    return messages;
  }

  static boolean isMain(ObjectNode message) {
    return MAIN_TYPES.contains(message.path("type").asText());
  }

  static ObjectNode view(ObjectNode message) {
    return message.deepCopy().without(List.of("ready_ms", "feedback"));
  }

  private ObjectNode create(Transaction tx, Call call) {
    ObjectNode conversation = conversation(tx, call);
    ObjectNode sent = call.body().deepCopy().without(List.of("type"));
    return answer("data", new MessageIntake(tx, call, conversation).saved(new Fields(sent)));
  }

  private ObjectNode list(Transaction tx, Call call) {
    String conversation = conversation(tx, call).path("id").asText();
    Fields fields = call.fields();
    int limit = fields.number("limit", MOST_ROWS, 1, MOST_ROWS);
    boolean all = fields.flag("include_middle_message");
    String chat = call.body().path("chat_id").asText();
    List<ObjectNode> rows = of(tx, conversation, call);
    rows.removeIf(row -> !all && !isMain(row));
    rows.removeIf(row -> !chat.isEmpty() && !row.path("chat_id").asText().equals(chat));
    Choices orders = Choices.among("asc", "desc");
    if (!fields.optionalChoice("order", orders).filter("asc"::equals).isPresent()) {
      Collections.reverse(rows);
    }
    return page(rows, call.body(), limit);
  }

  /** Before and after are meant in the order of the list, as every SDK turns its pages. */
  private static ObjectNode page(List<ObjectNode> rows, ObjectNode body, int limit) {
    int from = 0;
    int to = rows.size();
    for (int i = 0; i < rows.size(); i++) {
      String id = rows.get(i).path("id").asText();
      from = id.equals(body.path("after_id").asText()) ? i + 1 : from;
      to = id.equals(body.path("before_id").asText()) ? i : to;
    }
    boolean backwards = body.path("before_id").asLong() != 0;
    from = backwards ? Math.max(from, to - limit) : from;
    to = Math.max(from, Math.min(to, from + limit));
    List<ObjectNode> page = rows.subList(from, to).stream().map(Messages::view).toList();
    ObjectNode answer = Json.object();
    answer.put("has_more", backwards ? from > 0 : to < rows.size());
    answer.put("first_id", page.isEmpty() ? "0" : page.get(0).path("id").asText());
    answer.put("last_id", page.isEmpty() ? "0" : page.get(page.size() - 1).path("id").asText());
    answer.set("data", Page.array(page));
    return answer;
  }

  private ObjectNode retrieve(Transaction tx, Call call) {
    return answer("data", existing(tx, call));
  }

  private ObjectNode modify(Transaction tx, Call call) {
    ObjectNode message = existing(tx, call).deepCopy();
    MessageIntake.takeContent(call.fields(), message);
    if (call.fields().has("meta_data")) {
      message.set("meta_data", MetaData.of(call.fields()));
    }
    message.put("updated_at", call.seconds());
    tx.put(Kind.MESSAGE, message.path("id").asText(), message);
    return answer("message", message);
  }

  private ObjectNode delete(Transaction tx, Call call) {
    ObjectNode message = existing(tx, call);
    tx.remove(Kind.MESSAGE, message.path("id").asText());
    return answer("data", message);
  }

  private ObjectNode rate(Transaction tx, Call call) {
    ObjectNode message = rated(tx, call);
    Fields fields = call.fields();
    String type = fields.choice("feedback_type", Choices.of("FeedbackType"));
    ObjectNode feedback = message.putObject("feedback").put("feedback_type", type);
    fields.optionalText("comment", 0, 250).ifPresent(text -> feedback.put("comment", text));
    if (fields.has("reason_types")) {
      JsonNode reasons = fields.list("reason_types", 0, 10);
      reasons.forEach(reason -> checkReason(reason));
      feedback.set("reason_types", reasons.deepCopy());
    }
    tx.put(Kind.MESSAGE, message.path("id").asText(), message);
    return Json.object();
  }

  private ObjectNode withdraw(Transaction tx, Call call) {
    ObjectNode message = rated(tx, call);
    message.remove("feedback");
    tx.put(Kind.MESSAGE, message.path("id").asText(), message);
    return Json.object();
  }

  private static void checkReason(JsonNode reason) {
    if (!reason.isTextual() || reason.asText().codePoints().count() > 30) {
      throw Refused.parameter("reason_types must be strings of at most 30 characters");
    }
  }

  private static ObjectNode rated(Transaction tx, Call call) {
    Conversations.existing(tx, call.path().get("conversation_id"));
    return existing(tx, call, call.path().get("conversation_id"), call.path().get("message_id"))
        .deepCopy();
  }

  private static ObjectNode conversation(Transaction tx, Call call) {
    return Conversations.existing(tx, call.requiredQuery("conversation_id"));
  }

  private static ObjectNode existing(Transaction tx, Call call) {
    String conversation = conversation(tx, call).path("id").asText();
    return existing(tx, call, conversation, call.requiredQuery("message_id"));
  }

  private static ObjectNode existing(Transaction tx, Call call, String conversation, String id) {
    return of(tx, conversation, call).stream()
        .filter(message -> message.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow(() -> new Refused(200, 4005, "The message " + id + " does not exist."));
  }

  private static ObjectNode answer(String member, ObjectNode message) {
    ObjectNode answer = Json.object();
    answer.set(member, view(message));
    return answer;
  }
}
