package dev.cozesh.client

import static dev.cozesh.client.Scripted.html
import static dev.cozesh.client.Scripted.ok
import static dev.cozesh.client.Scripted.refusal
import static java.time.Duration.ofMinutes
import static java.time.Duration.ofSeconds

import dev.cozesh.client.chat.ChatRequest
import dev.cozesh.client.chat.ChatService
import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.error.CozeTransportException.Delivery
import dev.cozesh.error.CozeUsageException
import dev.cozesh.http.FakeTime
import dev.cozesh.http.Time
import java.time.Duration
import java.time.Instant
import spock.lang.Specification
import spock.lang.Unroll

/** A chat that is begun and asked after. */
class ChatPollSpec extends Specification {
  static final String CREATE = 'POST /v3/chat'
  static final String LOOK = 'GET /v3/chat/retrieve?conversation_id=20&chat_id=10'
  static final String MESSAGES = 'GET /v3/chat/message/list?conversation_id=20&chat_id=10'
  static final def LOST = new CozeTransportException('no answer from api.coze.cn', '', '', Delivery.MAY_HAVE_ARRIVED, null)
  static final ChatRequest QUESTION = ChatRequest.of('1', 'u', 'hi')

  Scripted wire

  ChatService chats(Time time = new FakeTime(), Object... script) {
    wire = new Scripted(time, script)
    new ChatService(wire.caller())
  }

  static def state(String status, Map more = [:]) {
    ok([data: [id: '10', conversation_id: '20', status: status] + more], "log-$status")
  }

  static def messages(Map... all) {
    ok([data: all as List])
  }

  @Unroll
  def "ends with #status, and reads what was said"() {
    when:
    def end = chats(state('in_progress'), state('created'), state('in_progress'), state(status),
        messages([id: '1', type: 'function_call', content: '{}'], [id: '2', type: 'answer', content: '你好'], [id: '3', type: 'answer', content: 'WeHan'], [id: '4', type: 'verbose', content: '{}']))
        .createAndPoll(QUESTION)

    then:
    end.chat().status().get().toString() == status
    end.answer() == '你好\nWeHan'
    end.messages().size() == 4
    wire.lines() == [CREATE, LOOK, LOOK, LOOK, MESSAGES]
    wire.time.waits() == [ofSeconds(1)] * 3

    where:
    status << ['completed', 'requires_action', 'required_action', 'canceled', 'cancelled', 'expired', 'a_status_of_tomorrow']
  }

  def "says which spelling it was, and what it means"() {
    when:
    def end = chats(state(status, more), messages()).createAndPoll(QUESTION)

    then:
    def known = end.chat().status().get()
    [known.isRunning(), known.isWaiting(), known.isCanceled()] == meaning
    end.chat().toolCalls()*.id() == calls
    end.answer() == ''

    where:
    status            | more                                                                                                               || meaning               | calls
    'requires_action' | [required_action: [type: 'submit_tool_outputs', submit_tool_outputs: [tool_calls: [[id: 't1', function: [name: 'f', arguments: '{}']]]]]] || [false, true, false]  | ['t1']
    'required_action' | [:]                                                                                                                || [false, true, false]  | []
    'canceled'        | [:]                                                                                                                || [false, false, true]  | []
    'cancelled'       | [:]                                                                                                                || [false, false, true]  | []
    'expired'         | [:]                                                                                                                || [false, false, false] | []
  }

  @Unroll
  def "a chat that failed with #error is a refusal with its own words, and is not asked after again"() {
    when:
    chats(state('in_progress'), state('failed', [last_error: error])).createAndPoll(QUESTION)

    then:
    def failure = thrown(CozeServiceException)
    failure.code() == code
    failure.refusal().operation() == 'chat 10 of conversation 20'
    failure.refusal().message() == words
    failure.refusal().logId() == 'log-failed'
    failure.refusal().rawBody().contains('"id":"10"')
    wire.lines() == [CREATE, LOOK]

    where:
    error                                 || code | words
    [code: 4028, msg: 'no credits']       || 4028 | 'no credits'
    [code: 5000, msg: 'internal']         || 5000 | 'internal'
    [code: '4013', msg: 'model']          || 4013 | 'model'
    [code: 0, msg: '']                    || 0    | ''
    null                                  || 0    | ''
  }

  def "a chat that failed at once is not asked after at all"() {
    when:
    chats(state('failed', [last_error: [code: 4011, msg: 'balance']])).createAndPoll(QUESTION)

    then:
    def failure = thrown(CozeServiceException)
    failure.code() == 4011
    wire.lines() == [CREATE]
  }

  def "is asked after once a second at first, later every five, and never beyond the limit"() {
    when:
    chats(state('in_progress')).createAndPoll(QUESTION, ofMinutes(10))

    then:
    def failure = thrown(CozeTransportException)
    failure.what() ==~ /chat 10 of conversation 20 has not ended after 600 s \(\d+ questions\)/
    failure.why() == 'it may go on, and cost tokens'
    failure.next() == 'chats().info("20", "10") says how it stands, chats().cancel("20", "10") stops it'
    failure.delivery() == Delivery.MAY_HAVE_ARRIVED

    and:
    def gaps = (1..<wire.at.size()).collect { wire.at[it].minus(wire.at[it - 1]) }
    gaps.every { it >= ofSeconds(1) || wire.at.last() == ofSeconds(600) }
    gaps.take(10) == [ofSeconds(1)] * 10
    gaps.max() == ofSeconds(5)
    wire.at.last() == ofSeconds(600)
    wire.at.size() < 150
  }

  @Unroll
  def "gives up after #limit, having asked at #times s"() {
    when:
    chats(state('in_progress')).createAndPoll(QUESTION, limit)

    then:
    thrown(CozeTransportException)
    wire.at*.toMillis() == times

    where:
    limit                    || times
    Duration.ofMillis(500)   || [0]
    ofSeconds(1)             || [0, 1000]
    Duration.ofMillis(2500)  || [0, 1000, 2000]
    ofSeconds(3)             || [0, 1000, 2000, 3000]
  }

  def "no question may take longer than what is left"() {
    when:
    chats(state('in_progress')).createAndPoll(QUESTION, ofSeconds(4))

    then:
    thrown(CozeTransportException)
    wire.limits == [ofSeconds(600), ofSeconds(3), ofSeconds(2), ofSeconds(1), ofSeconds(1)]
  }

  def "a clock that is set back an hour changes nothing"() {
    given:
    def clock = new FakeTime()
    def jumping = new Time() {
      long nanos() {
        clock.nanos()
      }

      void sleep(Duration duration) {
        clock.sleep(duration)
      }

      Instant instant() {
        clock.instant().minus(ofMinutes(clock.waits().size() > 2 ? 60 : 0))
      }
    }

    when:
    chats(jumping, state('in_progress')).createAndPoll(QUESTION, ofSeconds(8))

    then:
    thrown(CozeTransportException)
    wire.at.last() == ofSeconds(8)
  }

  def "three faults in a row are borne, as often as they come"() {
    when:
    def end = chats(state('in_progress'), html(502), LOST, refusal(503, 0), state('in_progress'), refusal(200, 5000), html(200), LOST, state('completed'), messages([id: '2', type: 'answer', content: 'ok']))
        .createAndPoll(QUESTION)

    then:
    end.answer() == 'ok'
    wire.lines().count(LOOK) == 8
    wire.time.waits() == [ofSeconds(1)] * 8
  }

  def "the fourth fault in a row is an error that names the chat and says that it may go on"() {
    when:
    chats(state('in_progress'), LOST, html(502), refusal(503, 0), LOST, state('completed')).createAndPoll(QUESTION)

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == 'chat 10 of conversation 20 cannot be followed: 4 questions in a row had no answer'
    failure.why() == 'no answer from api.coze.cn; it may go on, and cost tokens'
    failure.next().contains('chats().cancel("20", "10")')
    failure.cause.is(LOST)
    wire.lines() == [CREATE] + [LOOK] * 4
  }

  def "a fault that lasts to the end is named"() {
    when:
    chats(state('in_progress'), LOST).createAndPoll(QUESTION, ofSeconds(2))

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == 'chat 10 of conversation 20 has not ended after 2 s (2 questions)'
    failure.why() == 'the last fault was: no answer from api.coze.cn; it may go on, and cost tokens'
    failure.cause.is(LOST)
  }

  @Unroll
  def "what no second question cures ends it at once: code #code"() {
    when:
    chats(state('in_progress'), refusal(200, code), state('completed')).createAndPoll(QUESTION)

    then:
    def failure = thrown(CozeServiceException)
    failure.code() == code
    wire.lines() == [CREATE, LOOK]

    where:
    code << [4001, 4100, 4101, 4104, 4028, 700012006]
  }

  def "an answer without a status is not understood, and asked for no further"() {
    when:
    chats(state('in_progress'), ok(data: [id: '10', conversation_id: '20'])).createAndPoll(QUESTION)

    then:
    def failure = thrown(CozeDataException)
    failure.what() == 'chat 10 of conversation 20 has no status'
    wire.lines() == [CREATE, LOOK]
  }

  def "a chat that was refused is neither sent again nor asked after"() {
    when:
    chats(refusal(500, 5000), state('completed')).createAndPoll(QUESTION)

    then:
    thrown(CozeServiceException)
    wire.lines() == [CREATE]
  }

  def "an interrupt ends the wait, not the chat"() {
    given:
    def interrupted = new Time() {
      long nanos() {
        0
      }

      void sleep(Duration duration) {
        throw new InterruptedException()
      }

      Instant instant() {
        Instant.EPOCH
      }
    }

    when:
    chats(interrupted, state('in_progress')).createAndPoll(QUESTION)

    then:
    def failure = thrown(CozeInterruptedException)
    failure.what() == 'chat 10 of conversation 20 is waited for no longer'
    failure.next().contains('chats().cancel("20", "10") stops it')
    Thread.interrupted()
    wire.lines() == [CREATE]
  }

  def "a chat that runs is followed by its ids, beginning with a question"() {
    expect:
    chats(state('completed'), messages()).await('20', '10', ofSeconds(9)).answer() == ''
    wire.lines() == [LOOK, MESSAGES]
    wire.time.waits() == []
  }

  @Unroll
  def "a wait of #limit is none"() {
    when:
    chats(state('in_progress')).await('20', '10', limit)

    then:
    thrown(CozeUsageException)
    wire.lines() == []

    where:
    limit << [Duration.ZERO, ofSeconds(-1)]
  }

  def "the conversation is the one that was asked for when the answer does not name it"() {
    given:
    def request = ChatRequest.builder('1', 'u').conversation('20').ask('hi').build()

    expect:
    chats(ok(data: [id: '10', status: 'in_progress']), state('completed'), messages()).createAndPoll(request).chat().id() == '10'
    wire.lines() == ['POST /v3/chat?conversation_id=20', LOOK, MESSAGES]
  }

  def "a chat that nobody can ask after is said to be one"() {
    when:
    chats(ok(data: [id: '10', status: 'in_progress'])).createAndPoll(QUESTION)

    then:
    def failure = thrown(CozeDataException)
    failure.what() == 'chat 10 has no conversation id'
  }
}
