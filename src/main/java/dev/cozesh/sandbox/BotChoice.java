package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.sandbox.Change.Kind;

/**
 * The bot that is spoken to, and which state of it.
 *
 * @param content the draft or a version
 */
record BotChoice(String id, JsonNode content) {
  static BotChoice of(Transaction tx, Fields fields) {
    String id = fields.id("bot_id");
    ObjectNode bot =
        tx.find(Kind.BOT, id)
            .orElseThrow(
                () -> new Refused(200, 4006, "The bot " + id + " does not exist or is not yours."));
    Choices states = Choices.among("published_online", "unpublished_draft");
    String status = fields.optionalChoice("publish_status", states).orElse("");
    boolean draft = status.equals("unpublished_draft");
    if (fields.has("bot_version")) {
      if (draft) {
        throw Refused.parameter("bot_version cannot be sent with publish_status " + status);
      }
      return new BotChoice(id, version(tx, id, fields.id("bot_version")));
    }
    if (draft) {
      return new BotChoice(id, bot);
    }
    if (!BotVersions.isOnChannel(bot, BotVersions.API_CHANNEL)) {
      throw new Refused(200, 4015, "The bot is not published to the channel Agent As API.");
    }
    return new BotChoice(id, Bots.online(tx, bot));
  }

  String name() {
    return content.path("name").asText();
  }

  /** Its prompt. */
  String persona() {
    return content.path("prompt_info").path("prompt").asText();
  }

  JsonNode datasets() {
    return content.path("knowledge").path("dataset_ids");
  }

  /** Whether it proposes next questions; it does unless it was told not to. */
  boolean suggests() {
    return !content.path("suggest_reply_info").path("reply_mode").asText().equals("disable");
  }

  private static JsonNode version(Transaction tx, String bot, String version) {
    return tx.find(Kind.VERSION, version)
        .filter(found -> found.path("bot_id").asText().equals(bot))
        .map(found -> found.path("content"))
        .orElseThrow(() -> Refused.notFound("version " + version));
  }
}
