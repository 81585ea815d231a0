package dev.cozesh.sandbox.socket;

/** Speech to text: the whole text so far after each piece of audio, and the end when it is told. */
final class TranscriptionTalk implements Talk {
  private final HeardAudio heard = new HeardAudio();

  @Override
  public void open(Outbox out) {
    out.say(Event.of("transcriptions.created"));
  }

  @Override
  public void hear(Event event, Outbox out) {
    switch (event.type()) {
      case "transcriptions.update" -> out.say(new Event("transcriptions.updated", event.data()));
      case "input_audio_buffer.append" -> {
        heard.add(event.bytes("delta"));
        out.say(Event.text("transcriptions.message.update", "content", heard.text()));
      }
      case "input_audio_buffer.clear" -> {
        heard.clear();
        out.say(Event.of("input_audio_buffer.cleared"));
      }
      case "input_audio_buffer.complete" -> {
        out.say(Event.of("input_audio_buffer.completed"));
        out.say(Event.text("transcriptions.message.update", "content", heard.take()));
        out.say(Event.of("transcriptions.message.completed"));
      }
      default -> throw Talk.unknown(event);
    }
  }
}
