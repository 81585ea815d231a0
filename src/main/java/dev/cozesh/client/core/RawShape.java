package dev.cozesh.client.core;

import dev.cozesh.http.sse.SseEvent;
import java.util.Optional;

/**
 * Reads the events of any stream as they are. Chats and runs, on Coze and on self-hosted servers,
 * have no name in common that ends the one and not the other.
 */
final class RawShape implements EventShape<RawEvent> {
  private final StreamFailures failures;

  /**
   * @param failures puts a failure into words
   */
  RawShape(StreamFailures failures) {
    this.failures = failures;
  }

  @Override
  public Meaning meaning(SseEvent event) {
    return switch (event.type()) {
      case "done", "Done", "Interrupt", "interrupt", "conversation.stream.done" -> Meaning.LAST;
      case "conversation.chat.canceled", "conversation.chat.cancelled" -> Meaning.LAST;
      default -> fails(event) ? Meaning.LAST : Meaning.GOES_ON;
    };
  }

  private static boolean fails(SseEvent event) {
    return switch (event.type()) {
      case "error", "Error", "conversation.chat.failed" -> true;
      default -> false;
    };
  }

  @Override
  public Optional<RawEvent> decode(SseEvent event) {
    return Optional.of(
        new RawEvent(
            event.type(),
            event.id(),
            event.data(),
            fails(event) ? Optional.of(failures.refused(event.data())) : Optional.empty()));
  }

  @Override
  public String whereToLook() {
    return "what was begun may go on, and cost tokens; look at it before you send it again";
  }
}
