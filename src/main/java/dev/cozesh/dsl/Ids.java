package dev.cozesh.dsl;

import dev.cozesh.deploy.desired.Kind;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;

/** Texts of the client; where one is an id, what has it or is called by it stands for it. */
final class Ids {
  private static final Map<String, Kind> KINDS =
      Map.of(
          "botId",
          Kind.BOT,
          "datasetId",
          Kind.KNOWLEDGE,
          "databaseId",
          Kind.DATABASE,
          "workflowId",
          Kind.WORKFLOW);

  private final Session session;

  Ids(Session session) {
    this.session = session;
  }

  /** Whether it can become a text; asks nobody. */
  boolean fit(Object given) {
    return given instanceof CharSequence
        || given instanceof Number
        || given instanceof Boolean
        || given instanceof Handle
        || given instanceof DeferredId
        || given instanceof ScriptFile
        || given instanceof Secret
        || given instanceof Talk
        || idOf(given).isPresent();
  }

  /** The text; a name of a bot, a knowledge base or a workflow is looked up. */
  String text(Object given, Slot slot) {
    String name = slot.name().replaceFirst("Ids$", "Id");
    Kind kind = KINDS.get(name);
    if (given instanceof Handle handle) {
      return idOf(handle, kind, slot);
    }
    if (given instanceof Talk talk && name.equals("conversationId")) {
      return talk.getConversationId();
    }
    if (name.endsWith("Id") && idOf(given).isPresent()) {
      return idOf(given).get();
    }
    if (!fit(given) || given instanceof Record) {
      throw slot.takes("a text", given);
    }
    String text = session.text(given, slot.toString());
    if (name.equals("connectorId")) {
      return Connectors.id(text, slot.place());
    }
    return kind == null ? text : Lookups.id(session, kind, text);
  }

  private static String idOf(Handle handle, Kind kind, Slot slot) {
    if (kind != null && kind != handle.kind()) {
      throw slot.takes("a " + kind.title(), handle);
    }
    return handle.knownId();
  }

  /** The id of what the client gave: a conversation, a file, a voice. */
  private static Optional<String> idOf(Object given) {
    if (!(given instanceof Record)) {
      return Optional.empty();
    }
    try {
      Method accessor = given.getClass().getMethod("id");
      return Optional.of(accessor.invoke(given)).map(String::valueOf);
    } catch (ReflectiveOperationException e) {
      return Optional.empty(); // a record without an id is nobody's id
    }
  }
}
