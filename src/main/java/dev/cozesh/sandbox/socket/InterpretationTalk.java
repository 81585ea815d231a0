package dev.cozesh.sandbox.socket;

/** Simultaneous interpretation: what was said, and the same with the wanted language before it. */
final class InterpretationTalk implements Talk {
  private static final String OWN = "simult_interpretation.";

  private final HeardAudio heard = new HeardAudio();
  private String language = "";

  @Override
  public void open(Outbox out) {
    out.say(Event.of(OWN + "created"));
  }

  @Override
  public void hear(Event event, Outbox out) {
    switch (event.type()) {
      case OWN + "update" -> {
        language = event.data().path("translate_config").path("to").asText("");
        out.say(new Event(OWN + "updated", event.data()));
      }
      case "input_audio_buffer.append" -> heard.add(event.bytes("delta"));
      case "input_audio_buffer.complete" -> {
        out.say(Event.of("input_audio_buffer.completed"));
        interpret(heard.take(), out);
      }
      default -> throw Talk.unknown(event);
    }
  }

  private void interpret(String text, Outbox out) {
    String translated = language.isEmpty() ? text : "[" + language + "] " + text;
    out.say(Event.text(OWN + "transcription.delta", "delta", text));
    out.say(Event.text(OWN + "translation.delta", "delta", translated));
    Voice.pieces(translated)
        .forEach(piece -> out.say(Event.text(OWN + "audio.delta", "delta", piece)));
    out.say(Event.of(OWN + "message.completed"));
  }
}
