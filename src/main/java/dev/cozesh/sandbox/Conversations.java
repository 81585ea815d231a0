package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Conversations, and the sections that cut their context. */
final class Conversations {
  private static final int MOST_MESSAGES = 16;
  private static final int LONGEST_NAME = 100;

  private final Hidden hidden;

  Conversations(Hidden hidden) {
    this.hidden = hidden;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/v1/conversation/create", this::create),
        new Route("GET", "/v1/conversation/retrieve", this::retrieve),
        new Route("GET", "/v1/conversations", this::list),
        new Route("PUT", "/v1/conversations/{conversation_id}", this::update),
        new Route("DELETE", "/v1/conversations/{conversation_id}", this::delete),
        new Route("POST", "/v1/conversations/{conversation_id}/clear", this::clear),
        new Route("POST", "/v1/workflow/conversation/create", this::createNamed));
  }

  static ObjectNode existing(Transaction tx, String id) {
    return tx.find(Kind.CONVERSATION, id).orElseThrow(() -> missing(id));
  }

  /** Makes a conversation; what it belongs to is empty for nothing. */
  static ObjectNode make(Transaction tx, Call call, String botId) {
    String id = tx.newId();
    ObjectNode conversation = Json.object().put("id", id).put("name", "").put("bot_id", botId);
    conversation.put("created_at", call.seconds()).put("updated_at", call.seconds());
    conversation.put("last_section_id", id).put("connector_id", BotVersions.API_CHANNEL);
    conversation.putObject("meta_data");
    tx.put(Kind.CONVERSATION, id, conversation);
    return conversation;
  }

  private static Refused missing(String id) {
    return new Refused(200, 4002, "The conversation " + id + " does not exist or is not yours.");
  }

  private ObjectNode create(Transaction tx, Call call) {
    Fields fields = call.fields();
    List<Fields> messages =
        fields.has("messages") ? fields.objects("messages", 0, MOST_MESSAGES) : List.of();
    ObjectNode conversation = make(tx, call, fields.has("bot_id") ? fields.id("bot_id") : "");
    name(fields, "name", conversation);
    name(fields, "conversation_name", conversation);
    if (fields.has("connector_id")) {
      conversation.put("connector_id", fields.id("connector_id"));
    }
    conversation.set("meta_data", MetaData.of(fields));
    messages.forEach(new MessageIntake(tx, call, conversation)::saved);
    return answer(conversation);
  }

  /** The open-source server's: a conversation of an app or a chatflow, found again by its name. */
  private ObjectNode createNamed(Transaction tx, Call call) {
    Fields fields = call.fields();
    fields.requireAny("app_id", "workflow_id", "bot_id");
    ObjectNode made = Json.object();
    name(fields, "conversation_name", made);
    made.put("owner", owner(call.body()));
    if (fields.flag("get_or_create")) {
      for (ObjectNode conversation : tx.all(Kind.CONVERSATION)) {
        if (conversation.path("owner").equals(made.path("owner"))
            && conversation.path("name").equals(made.path("name"))) {
          return answer(conversation);
        }
      }
    }
    ObjectNode conversation = make(tx, call, call.body().path("bot_id").asText());
    conversation.setAll(made);
    conversation.set("meta_data", MetaData.of(fields));
    return answer(conversation);
  }

  private static String owner(ObjectNode body) {
    return body.path("app_id").asText() + "/" + body.path("workflow_id").asText();
  }

  private ObjectNode retrieve(Transaction tx, Call call) {
    String id = call.requiredQuery("conversation_id");
    if (hidden.hides(id)) {
      throw missing(id);
    }
    return answer(existing(tx, id));
  }

  private ObjectNode list(Transaction tx, Call call) {
    String bot = call.requiredQuery("bot_id");
    String channel = call.queryText("connector_id").orElse(BotVersions.API_CHANNEL);
    Page page = call.page("page_num", 50, 50);
    List<ObjectNode> rows = new ArrayList<>();
    for (ObjectNode conversation : tx.all(Kind.CONVERSATION)) {
      if (conversation.path("bot_id").asText().equals(bot)
          && conversation.path("connector_id").asText().equals(channel)
          && !hidden.hides(conversation.path("id").asText())) {
        rows.add(view(conversation));
      }
    }
    if (!call.queryText("sort_order").filter("ASC"::equalsIgnoreCase).isPresent()) {
      Collections.reverse(rows);
    }
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("has_more", page.hasMore(rows.size()));
    data.set("conversations", Page.array(page.of(rows)));
    return answer;
  }

  private ObjectNode update(Transaction tx, Call call) {
    ObjectNode conversation = existing(tx, call.path().get("conversation_id")).deepCopy();
    conversation.put("name", call.fields().text("name", 0, LONGEST_NAME));
    conversation.put("updated_at", call.seconds());
    tx.put(Kind.CONVERSATION, conversation.path("id").asText(), conversation);
    return answer(conversation);
  }

  private ObjectNode delete(Transaction tx, Call call) {
    String id = existing(tx, call.path().get("conversation_id")).path("id").asText();
    for (Kind kind : List.of(Kind.MESSAGE, Kind.CHAT)) {
      for (ObjectNode part : tx.all(kind)) {
        if (part.path("conversation_id").asText().equals(id)) {
          tx.remove(kind, part.path("id").asText());
        }
      }
    }
    tx.remove(Kind.CONVERSATION, id);
    return Json.object();
  }

  private ObjectNode clear(Transaction tx, Call call) {
    ObjectNode conversation = existing(tx, call.path().get("conversation_id")).deepCopy();
    String id = conversation.path("id").asText();
    String section = tx.newId();
    conversation.put("last_section_id", section).put("updated_at", call.seconds());
    tx.put(Kind.CONVERSATION, id, conversation);
    ObjectNode answer = Json.object();
    answer.putObject("data").put("conversation_id", id).put("id", section);
    return answer;
  }

  private static void name(Fields fields, String member, ObjectNode conversation) {
    fields.optionalText(member, 0, LONGEST_NAME).ifPresent(name -> conversation.put("name", name));
  }

  private static ObjectNode answer(ObjectNode conversation) {
    ObjectNode answer = Json.object();
    answer.set("data", view(conversation));
    return answer;
  }

  private static ObjectNode view(ObjectNode conversation) {
    ObjectNode view = Json.object().put("creator_id", Workspaces.USER_ID);
    for (String member :
        List.of(
            "last_section_id", "connector_id", "updated_at", "created_at", "meta_data", "name")) {
      view.set(member, conversation.path(member));
    }
    return view.put("id", conversation.path("id").asText());
  }
}
