package dev.cozesh.client.core;

import dev.cozesh.http.sse.SseEvent;
import dev.cozesh.json.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Events as {@code type:data}; Coze's names for what ends and what fails. */
public record PlainShape(boolean numbered) implements EventShape<String> {
  private static final Set<String> LAST = Set.of("done", "interrupt", "conversation.stream.done");
  private static final Set<String> FAILURE = Set.of("error", "conversation.chat.failed");

  @Override
  public Meaning meaning(SseEvent event) {
    String type = event.type().toLowerCase(Locale.ROOT);
    if (FAILURE.contains(type)) {
      return Meaning.FAILURE;
    }
    return LAST.contains(type) ? Meaning.LAST : Meaning.GOES_ON;
  }

  @Override
  public Optional<String> decode(SseEvent event) {
    String type = event.type().toLowerCase(Locale.ROOT);
    if (type.equals("ping") || type.endsWith("done")) {
      return Optional.empty();
    }
    if (event.data().startsWith("{")) {
      Json.parse(event.data(), "data");
    }
    return Optional.of(event.type() + ":" + event.data());
  }

  @Override
  public String whereToLook() {
    return "look into the run history";
  }
}
