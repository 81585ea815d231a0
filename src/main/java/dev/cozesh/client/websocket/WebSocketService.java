package dev.cozesh.client.websocket;

import static dev.cozesh.client.core.ApiRequest.get;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import java.util.Optional;

/**
 * Sockets: chat by voice and text, texts spoken, speech written down, speech interpreted. What is
 * said over them costs, and is sent once. The token goes in the handshake's header and never in the
 * address; the cloud's sockets are at ws.coze.cn and ws.coze.com, another server's where everything
 * else is. An open socket has a thread of its own. Thread-safe.
 *
 * <p>Opening one throws {@link CozeServiceException} when Coze refuses, mostly code 4100 for a
 * wrong token and 4101 for one without the right, which is another one than for the same call over
 * HTTP; and {@link CozeTransportException} when no connection comes about.
 */
public final class WebSocketService {
  private final ApiCaller api;

  /**
   * The calls over WebSockets.
   *
   * @param api sends them
   */
  public WebSocketService(ApiCaller api) {
    this.api = api;
  }

  /**
   * {@link #chat(ChatSocketRequest)} with that bot.
   *
   * @param botId a bot that is published to the API
   * @return the open socket, to be closed
   */
  @Calls("websockets.chat")
  public SocketSession<ChatSocketInput, ChatSocketEvent> chat(String botId) {
    return chat(ChatSocketRequest.of(botId));
  }

  /**
   * Chats by voice and text, question after question.
   *
   * @param request whom to chat with
   * @return the open socket, to be closed; its first event is {@link ChatSocketEvent.Created}
   * @see <a href="https://docs.coze.cn/developer_guides/streaming_chat_api">Coze: chat by
   *     socket</a>
   */
  @Calls("websockets.chat")
  public SocketSession<ChatSocketInput, ChatSocketEvent> chat(ChatSocketRequest request) {
    return new SocketSession<>(
        api.socket(
            get("/v1/chat")
                .query("bot_id", request.botId())
                .query("workflow_id", request.workflowId())
                .query("device_id", request.deviceId())
                .once()),
        Decoders.CHAT,
        Optional.empty());
  }

  /**
   * Speaks texts as they come.
   *
   * @param owner whose voice or vocabulary is used
   * @return the open socket, to be closed; its first event is {@link SpeechSocketEvent.Created},
   *     its last {@link SpeechSocketEvent.AudioCompleted}
   * @see <a href="https://docs.coze.cn/developer_guides/tts_api">Coze: speech by socket</a>
   */
  @Calls("websockets.audio.speech")
  public SocketSession<SpeechSocketInput, SpeechSocketEvent> speech(SocketOwner owner) {
    return new SocketSession<>(
        api.socket(
            get("/v1/audio/speech")
                .query("entity_type", owner.entityType())
                .query("entity_id", owner.entityId())
                .once()),
        Decoders.SPEECH,
        Optional.of("speech.audio.completed"));
  }

  /**
   * {@link #speech(SocketOwner)} of nobody's.
   *
   * @return the open socket, to be closed
   */
  @Calls("websockets.audio.speech")
  public SocketSession<SpeechSocketInput, SpeechSocketEvent> speech() {
    return speech(SocketOwner.NONE);
  }

  /**
   * Writes speech down as it comes.
   *
   * @param owner whose voice or vocabulary is used
   * @return the open socket, to be closed; its first event is {@link
   *     TranscriptionSocketEvent.Created}, its last {@link
   *     TranscriptionSocketEvent.MessageCompleted}
   * @see <a href="https://docs.coze.cn/developer_guides/asr_api">Coze: transcription by socket</a>
   */
  @Calls("websockets.audio.transcriptions")
  public SocketSession<TranscriptionSocketInput, TranscriptionSocketEvent> transcriptions(
      SocketOwner owner) {
    return new SocketSession<>(
        api.socket(
            get("/v1/audio/transcriptions")
                .query("entity_type", owner.entityType())
                .query("entity_id", owner.entityId())
                .once()),
        Decoders.TRANSCRIPTION,
        Optional.of("transcriptions.message.completed"));
  }

  /**
   * {@link #transcriptions(SocketOwner)} of nobody's.
   *
   * @return the open socket, to be closed
   */
  @Calls("websockets.audio.transcriptions")
  public SocketSession<TranscriptionSocketInput, TranscriptionSocketEvent> transcriptions() {
    return transcriptions(SocketOwner.NONE);
  }

  /**
   * Interprets speech as it comes: written down, translated, and spoken in the other language. No
   * page of Coze's describes it; only its JavaScript SDK knows it.
   *
   * @return the open socket, to be closed; its first event is {@link
   *     InterpretationSocketEvent.Created}, its last {@link
   *     InterpretationSocketEvent.MessageCompleted}
   */
  @Calls("websockets.audio.simult_interpretation")
  public SocketSession<InterpretationSocketInput, InterpretationSocketEvent> interpretation() {
    return new SocketSession<>(
        api.socket(get("/v1/audio/simult_interpretation").once()),
        Decoders.INTERPRETATION,
        Optional.of("simult_interpretation.message.completed"));
  }
}
