package dev.cozesh.client.websocket;

import java.util.Map;

/** The events of each kind of socket by their names on the wire. */
final class Decoders {
  static final Decoder<ChatSocketEvent> CHAT =
      new Decoder<>(
          Map.ofEntries(
              Map.entry("chat.created", ChatSocketEvent.Created::new),
              Map.entry("chat.updated", ChatSocketEvent.Updated::of),
              Map.entry("conversation.chat.created", ChatSocketEvent.ChatCreated::of),
              Map.entry("conversation.chat.in_progress", ChatSocketEvent.ChatInProgress::of),
              Map.entry("conversation.message.delta", ChatSocketEvent.MessageDelta::of),
              Map.entry("conversation.message.completed", ChatSocketEvent.MessageCompleted::of),
              Map.entry("conversation.audio.sentence_start", SentenceStart::of),
              Map.entry("conversation.audio.delta", ChatSocketEvent.AudioDelta::of),
              Map.entry("conversation.audio.completed", ChatSocketEvent.AudioCompleted::of),
              Map.entry("conversation.chat.completed", ChatSocketEvent.ChatCompleted::of),
              Map.entry("conversation.chat.failed", ChatSocketEvent.ChatFailed::of),
              Map.entry(
                  "conversation.chat.requires_action", ChatSocketEvent.ChatRequiresAction::of),
              Map.entry("conversation.chat.canceled", ChatSocketEvent.ChatCanceled::of),
              Map.entry("input_audio_buffer.completed", InputCompleted::new),
              Map.entry("input_audio_buffer.cleared", InputCleared::new),
              Map.entry("input_audio_buffer.speech_started", ChatSocketEvent.SpeechStarted::new),
              Map.entry("input_audio_buffer.speech_stopped", ChatSocketEvent.SpeechStopped::new),
              Map.entry(
                  "conversation.audio_transcript.update", ChatSocketEvent.TranscriptUpdate::of),
              Map.entry(
                  "conversation.audio_transcript.completed",
                  ChatSocketEvent.TranscriptCompleted::of),
              Map.entry("conversation.cleared", ChatSocketEvent.Cleared::new),
              Map.entry("dump.audio", ChatSocketEvent.AudioDump::of),
              Map.entry("error", SocketError::of)),
          UnknownEvent::of);

  static final Decoder<SpeechSocketEvent> SPEECH =
      new Decoder<>(
          Map.of(
              "speech.created", SpeechSocketEvent.Created::new,
              "speech.updated", SpeechSocketEvent.Updated::of,
              "input_text_buffer.completed", InputCompleted::new,
              "conversation.audio.sentence_start", SentenceStart::of,
              "speech.audio.update", SpeechSocketEvent.Audio::of,
              "speech.audio.completed", SpeechSocketEvent.AudioCompleted::new,
              "error", SocketError::of),
          UnknownEvent::of);

  static final Decoder<TranscriptionSocketEvent> TRANSCRIPTION =
      new Decoder<>(
          Map.of(
              "transcriptions.created", TranscriptionSocketEvent.Created::new,
              "transcriptions.updated", TranscriptionSocketEvent.Updated::of,
              "input_audio_buffer.completed", InputCompleted::new,
              "input_audio_buffer.cleared", InputCleared::new,
              "transcriptions.message.update", TranscriptionSocketEvent.MessageUpdate::of,
              "transcriptions.message.completed", TranscriptionSocketEvent.MessageCompleted::new,
              "error", SocketError::of),
          UnknownEvent::of);

  static final Decoder<InterpretationSocketEvent> INTERPRETATION =
      new Decoder<>(
          Map.of(
              "simult_interpretation.created", InterpretationSocketEvent.Created::new,
              "simult_interpretation.updated", InterpretationSocketEvent.Updated::of,
              "input_audio_buffer.completed", InputCompleted::new,
              "simult_interpretation.audio.delta", InterpretationSocketEvent.Audio::of,
              "simult_interpretation.transcription.delta",
                  InterpretationSocketEvent.Transcription::of,
              "simult_interpretation.translation.delta", InterpretationSocketEvent.Translation::of,
              "simult_interpretation.message.completed",
                  InterpretationSocketEvent.MessageCompleted::new,
              "error", SocketError::of),
          UnknownEvent::of);

  private Decoders() {}
}
