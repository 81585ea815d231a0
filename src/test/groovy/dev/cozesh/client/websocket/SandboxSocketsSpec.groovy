package dev.cozesh.client.websocket

import java.time.Duration
import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.client.CozeClient
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.sandbox.Fault
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxSpecification
import spock.lang.AutoCleanup
import spock.lang.Timeout

/** The client and the sandbox, which share no line of code, understand each other. */
@Timeout(60)
class SandboxSocketsSpec extends SandboxSpecification {
  @AutoCleanup
  CozeClient client = CozeClient.builder().baseUrl(sandbox.baseUri())
      .authorizer(new TokenAuthorizer(Sandbox.TOKEN)).build()

  def "a chat is asked, answered, spoken, interrupted and asked again"() {
    given:
    def session = client.webSockets().chat(published())

    when:
    session.send(ChatSocketInput.update(ChatSettings.builder().outputAudio(OutputAudio.pcm(24_000)).build()))
    session.send(ChatSocketInput.ask('hello'))
    def first = upTo(session, ChatSocketEvent.ChatCompleted)

    then:
    first*.getClass().take(6) == [ChatSocketEvent.Created, ChatSocketEvent.Updated,
        ChatSocketEvent.MessageCompleted, ChatSocketEvent.ChatCreated, ChatSocketEvent.ChatInProgress,
        ChatSocketEvent.MessageDelta]
    said(first).contains('hello')
    sound(first) == said(first).getBytes('UTF-8').size() * 2
    session.logId() == sandbox.log().find { it.route() == 'GET /v1/chat' }.logId()

    when:
    session.send(ChatSocketInput.ask('word ' * 2_000))
    upTo(session, ChatSocketEvent.MessageDelta)
    session.send(ChatSocketInput.cancel())
    def canceled = upTo(session, ChatSocketEvent.ChatCanceled).last()

    then:
    canceled.code().text() == '2'

    when:
    session.send(ChatSocketInput.ask('again'))
    def second = upTo(session, ChatSocketEvent.ChatCompleted)
    session.close()

    then:
    said(second.findAll { !it.info().json().toString().contains('word') }).contains('again')
    session.toList() == []
  }

  def "texts are spoken, and what was spoken is written down and interpreted"() {
    given:
    def spoken = new ByteArrayOutputStream()
    def written = []
    def translated = []

    when:
    client.webSockets().speech().withCloseable { session ->
      session.send(SpeechSocketInput.update(SpeechSettings.of(OutputAudio.pcm(24_000))))
      session.send(SpeechSocketInput.texts('扣子很好。'))
      session.send(SpeechSocketInput.complete())
      session.findAll { it instanceof SpeechSocketEvent.Audio }.each { spoken.writeBytes(it.audio()) }
    }
    client.webSockets().transcriptions().withCloseable { session ->
      session.send(TranscriptionSocketInput.audio(spoken.toByteArray()))
      session.send(TranscriptionSocketInput.complete())
      session.findAll { it instanceof TranscriptionSocketEvent.MessageUpdate }.each { written << it.content() }
    }
    client.webSockets().interpretation().withCloseable { session ->
      session.send(InterpretationSocketInput.update(InterpretationSettings.of('zh', 'en')))
      session.send(InterpretationSocketInput.audio(spoken.toByteArray()))
      session.send(InterpretationSocketInput.complete())
      session.findAll { it instanceof InterpretationSocketEvent.Translation }.each { translated << it.delta() }
    }

    then:
    written.last() == '扣子很好。'
    translated.join('') == '[en] 扣子很好。'
  }

  def "speech in a chat is understood, and its end found"() {
    given:
    def session = client.webSockets().chat(published())
    byte[] speech = [0x68, 0, 0x69, 0] // "hi" as the sandbox speaks it

    when:
    session.send(ChatSocketInput.update(ChatSettings.builder()
        .turns(Turns.of(dev.cozesh.client.audio.TurnDetection.SERVER_VAD)).build()))
    session.send(ChatSocketInput.audio(speech))
    session.send(ChatSocketInput.audio(new byte[8]))
    def events = upTo(session, ChatSocketEvent.ChatCompleted)

    then:
    events.findAll { it instanceof ChatSocketEvent.TranscriptCompleted }*.content() == ['hi']

    cleanup:
    session.close()
  }

  def "what Coze refuses within a socket is an event, and the socket goes on"() {
    given:
    def session = client.webSockets().chat(published())

    when:
    session.send(ChatSocketInput.cancel())
    def error = upTo(session, SocketError).last()
    session.send(ChatSocketInput.ask('on'))

    then:
    error.code().text() == '4000'
    session.exception(error.info()).code() == 4000
    error.info().originMessage().get().contains('conversation.chat.cancel')
    said(upTo(session, ChatSocketEvent.ChatCompleted)).contains('on')

    cleanup:
    session.close()
  }

  def "a sandbox that is closed in the midst of an answer is a broken connection"() {
    given:
    def session = client.webSockets().chat(published())
    session.send(ChatSocketInput.ask('word ' * 20_000))
    def came = upTo(session, ChatSocketEvent.MessageDelta)

    when:
    sandbox.close()
    session.each { came << it }

    then:
    def e = thrown(CozeTransportException)
    said(came).startsWith('You said: word'.take(said(came).size()))
    e.what().contains("broke off after ${came.size()} events")
  }

  def "a refused handshake keeps Coze's code and the sandbox's log id"() {
    given:
    sandbox.faults().add(Fault.on('GET /v1/chat').status(403, '{"code":4101,"msg":"no"}', [:]))

    when:
    client.webSockets().chat('7390000000000000001')

    then:
    def e = thrown(CozeServiceException)
    e.code() == 4101
    e.refusal().logId() == sandbox.log().last().logId()
    e.next().contains('permission chat')
  }

  private String published() {
    String id = coze.bot('talker')
    coze.post('/v1/bot/publish', [bot_id: id, connector_ids: ['1024']])
    id
  }

  private static List<ChatSocketEvent> upTo(SocketSession session, Class<?> type) {
    def events = []
    while (events.isEmpty() || !type.isInstance(events.last())) {
      events << session.next(Duration.ofSeconds(20)).get()
    }
    events
  }

  private static String said(List<ChatSocketEvent> events) {
    events.findAll { it instanceof ChatSocketEvent.MessageDelta }*.text().join('')
  }

  private static int sound(List<ChatSocketEvent> events) {
    events.findAll { it instanceof ChatSocketEvent.AudioDelta }.collect { it.audio().length }.sum() as int
  }
}
