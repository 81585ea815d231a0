package dev.cozesh.sandbox.socket;

/** Text to speech: each text is spoken as it comes, and the end is told once all was said. */
final class SpeechTalk implements Talk {
  @Override
  public void open(Outbox out) {
    out.say(Event.of("speech.created"));
  }

  @Override
  public void hear(Event event, Outbox out) {
    switch (event.type()) {
      case "speech.update" -> out.say(new Event("speech.updated", event.data()));
      case "input_text_buffer.append" -> speak(Voice.checked(event.text("delta")), out);
      case "input_text_buffer.complete" -> {
        out.say(Event.of("input_text_buffer.completed"));
        out.say(Event.of("speech.audio.completed"));
      }
      default -> throw Talk.unknown(event);
    }
  }

  private static void speak(String text, Outbox out) {
    Voice.pieces(text).forEach(piece -> out.say(Event.text("speech.audio.update", "delta", piece)));
  }
}
