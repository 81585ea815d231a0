package dev.cozesh.deploy;

import dev.cozesh.catalog.Limit;
import dev.cozesh.catalog.Limits;
import dev.cozesh.deploy.desired.DesiredBot;
import dev.cozesh.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The bounds of bots on a self-hosted Coze, most of which are wider than the cloud's. */
final class StudioLimits {
  private static final String SOURCE = "https://github.com/coze-dev/coze-studio";

  /** Of a greeting and its questions as JSON; some room is left for what else stands there. */
  private static final int ONBOARDING_BYTES = 65_000;

  private StudioLimits() {}

  static Limits of(Limits cloud) {
    return cloud.with(
        List.of(
            limit("bot.name", 1, 50, "characters"),
            limit("bot.description", 0, 2_000, "characters"),
            limit("bot.prompt", 0, Integer.MAX_VALUE, "characters"),
            limit("bot.prologue", 0, Integer.MAX_VALUE, "characters"),
            limit("bot.suggested_question", 0, Integer.MAX_VALUE, "characters"),
            limit("bot.datasets", 0, Integer.MAX_VALUE, "knowledge bases")));
  }

  private static Limit limit(String name, int min, int max, String unit) {
    return new Limit(name, min, max, unit, "on a self-hosted Coze", SOURCE);
  }

  /** What is too long together, though none of it is by itself. */
  static Optional<String> objection(DesiredBot.Onboarding onboarding) {
    int bytes = Json.line(Json.tree(onboarding)).getBytes(StandardCharsets.UTF_8).length;
    return bytes <= ONBOARDING_BYTES
        ? Optional.empty()
        : Optional.of(
            "greeting and suggested questions have "
                + bytes
                + " bytes as JSON, a self-hosted Coze takes "
                + ONBOARDING_BYTES);
  }
}
