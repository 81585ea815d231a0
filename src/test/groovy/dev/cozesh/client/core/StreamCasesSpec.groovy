package dev.cozesh.client.core

import static dev.cozesh.http.sse.Pieces.allWays

import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.http.Answer
import dev.cozesh.http.OpenAnswer
import dev.cozesh.http.Redactor
import dev.cozesh.http.sse.Pieces
import java.time.Duration
import spock.lang.Specification
import spock.lang.Unroll

/** What the standard leaves open and Coze does: S30 to S44, in whatever pieces the bytes come. */
class StreamCasesSpec extends Specification {
  static final String BIG = 'x' * (1 << 20)

  static EventStream<String> stream(List<byte[]> pieces, String type = 'text/event-stream') {
    def call = new Call('POST', '/v1/workflow/stream_run', URI.create('http://127.0.0.1/x'), Optional.empty(), Optional.empty())
    def answer = OpenAnswer.of(Answer.of(200, ['Content-Type': [type]], new byte[0]))
    def reading = new Reading(new Redactor({ [] as Set }))
    def opened = new Opened(call, answer, reading.head(answer, Duration.ZERO), CallListener.NONE)
    new EventStream<>(
        opened, new EventSource(Pieces.stream(pieces)), new PlainShape(true), new StreamFailures(call, opened.head(), reading), {})
  }

  /** All values, then how it ended. */
  static List<String> outcome(List<byte[]> pieces) {
    def events = stream(pieces)
    List<String> seen = []
    try {
      events.each { seen << it }
      seen << (events.complete() ? 'complete' : "ended, ${events.gaps().join(', ')}".toString())
    } catch (CozeException e) {
      seen << words(e)
    }
    seen
  }

  static String words(CozeException e) {
    switch (e) {
      case CozeServiceException: return "refused ${e.code()} \"${e.refusal().message()}\" ${e.refusal().logId()}".trim()
      case CozeTransportException: return (e.what() - 'POST /v1/workflow/stream_run ' - ' (no log id)')
      default: return (e.what() - 'POST /v1/workflow/stream_run' - ' (no log id)')
    }
  }

  static byte[] raw(String text) {
    text.getBytes('UTF-8')
  }

  @Unroll
  def "#name"() {
    expect:
    outcome([bytes]) == expected

    and: 'in any other pieces the same'
    allWays(bytes, 11).filter { outcome(it) != expected }.findFirst().map { it*.length }.orElse(null) == null

    where:
    name                                   | text || expected
    'S30 end without blank line'           | 'event: a\ndata: 1\n\nevent: b\ndata: 2\n' || ['a:1', 'broke off after 1 event, no id']
    'S31 end without line end'             | 'event: a\ndata: 1\n\nevent: b\ndata: 2' || ['a:1', 'broke off after 1 event, no id']
    'S32 cut in mid-event'                 | 'event: a\ndata: 1\n\nevent: b' || ['a:1', 'broke off after 1 event, no id']
    'nothing at all'                       | '' || ['broke off after 0 events, no id']
    'only comments'                        | ':\n\n: still there\n\n' || ['broke off after 0 events, no id']
    'S33 a bare envelope'                  | '{"code":4100,"msg":"authentication is invalid","detail":{"logid":"L1"}}' || ['refused 4100 "authentication is invalid" L1']
    'S33 over lines'                       | '{\n  "code": 4100,\n  "msg": "no",\n\n  "detail": {"logid": "L1"}\n}\n' || ['refused 4100 "no" L1']
    'S33 with a mark'                      | '\uFEFF{"code":4100,"msg":"no","detail":{"logid":"L1"}}' || ['refused 4100 "no" L1']
    'S33 after blank lines'                | '\r\n\n {"code":"4100","msg":"no"}' || ['refused 4100 "no"']
    'S33 with an error without a code'     | '{"error":"access_deny","error_description":"no"}' || ['refused 0 "no"']
    'a bare envelope that names no error'  | '{"code":0,"msg":""}' || [' got an answer that is not understood: JSON in place of a stream (HTTP 200, no log id)']
    'half an envelope'                     | '{"code":4100,"msg":"auth' || [' got an answer that is not understood: not JSON, "{"code":4100,"msg":"auth" in place of a stream (HTTP 200, no log id)']
    'HTML under the type of a stream'      | '<html><head><title>504 Gateway Time-out</title></head></html>' || [' got an answer that is not understood: an HTML page, "504 Gateway Time-out" in place of a stream (HTTP 200, no log id)']
    'S34 an error of plain text and no id' | 'id: 0\nevent: Message\ndata: {"content":"a"}\n\nevent: error\ndata: interrupt not supported\n\n' || ['Message:{"content":"a"}', 'refused 0 "interrupt not supported"']
    'S35 error_code'                       | 'event: Error\ndata: {"error_code":4000,"error_message":"m"}\n\n' || ['refused 4000 "m"']
    'S35 code'                             | 'event: error\ndata: {"code":4028,"msg":"m","detail":{"logid":"L2"}}\n\n' || ['refused 4028 "m" L2']
    'S35 code as text'                     | 'event: error\ndata: {"code":"4028","msg":"m","debug_url":"u"}\n\n' || ['refused 4028 "m"']
    'S35 last_error'                       | 'event:conversation.chat.failed\ndata:{"id":"1","last_error":{"code":4028,"msg":"m"}}\n\n' || ['refused 4028 "m"']
    'S35 a code in place of a chat'        | 'event:conversation.chat.failed\ndata:{"code":4028,"msg":"m","last_error":null}\n\n' || ['refused 4028 "m"']
    'S35 a JSON text'                      | 'event: error\ndata: "no way"\n\n' || ['refused 0 "no way"']
    'S35 an error without blank line'      | 'event: error\ndata: {"code":4028,"msg":"m"}' || ['refused 4028 "m"']
    'an error cut in its data'             | 'event: error\ndata: {"code":40' || ['broke off after 0 events, no id']
    'S36 a gap'                            | 'id: 0\ndata: a\n\nid: 1\ndata: b\n\nid: 3\ndata: c\n\nid: 4\nevent: Done\ndata: {}\n\n' || ['message:a', 'message:b', 'message:c', 'ended, id: 2 missing']
    'S36 a wide gap'                       | 'id: 3\ndata: a\n\nid: 4\nevent: Done\ndata: {}\n\n' || ['message:a', 'ended, id: 0 to 2 missing']
    'S37 repeats and a restart'            | 'id: 0\ndata: a\n\nid: 1\ndata: b\n\nid: 1\ndata: b\n\nid: 0\ndata: c\n\nid: 1\ndata: d\n\nevent: Done\ndata: {}\n\n' || ['message:a', 'message:b', 'message:b', 'message:c', 'message:d', 'ended, id: 1 came where 2 was due, id: 0 came where 2 was due']
    'one that comes late'                  | 'id: 0\ndata: a\n\nid: 2\ndata: c\n\nid: 1\ndata: b\n\nid: 3\nevent: Done\ndata: {}\n\n' || ['message:a', 'message:c', 'message:b', 'ended, id: 1 missing, id: 1 came where 3 was due']
    'no ids at all'                        | 'data: a\n\nevent: Done\ndata: {}\n\n' || ['message:a', 'complete']
    'ids that are no numbers'              | 'id: x\ndata: a\n\nid: 99999999999999999999\nevent: Done\ndata: {}\n\n' || ['message:a', 'complete']
    'S38 PING'                             | 'id: 0\nevent: PING\ndata: {}\n\nid: 1\nevent: PING\n\nevent: PING\n\nid: 2\nevent: Done\ndata: {}\n\n' || ['complete']
    'S39 an unknown event'                 | 'event: conversation.message.audio2\ndata: {"x":1}\n\nevent: done\ndata: {}\n\n' || ['conversation.message.audio2:{"x":1}', 'complete']
    'S40 [DONE]'                           | 'event: done\ndata: [DONE]\n\nxxxx' || ['complete']
    'S40 "[DONE]"'                         | 'event: done\ndata: "[DONE]"\n\nevent: a\ndata: 1\n\n' || ['complete']
    'S40 {}'                               | 'event: done\ndata: {}\n\n{"code":1}' || ['complete']
    'S40 empty data'                       | 'event: done\ndata:\n\n' || ['complete']
    'S40 no data'                          | 'event: conversation.stream.done\n\nevent: a\ndata: 1\n\n' || ['complete']
    'a last event with a value'            | 'event: Interrupt\ndata: {"q":1}\n\nevent: a\ndata: 1\n\n' || ['Interrupt:{"q":1}', 'complete']
    'S41 [DONE] without blank line'        | 'data: a\n\nevent: done\ndata: [DONE]\n' || ['message:a', 'complete']
    'S41 {} without line end'              | 'event: Done\ndata: {}' || ['complete']
    'a last event cut before its data'     | 'event: Interrupt\n' || ['broke off after 0 events, no id']
    'a last event cut in its data'         | 'event: Interrupt\ndata: {"q' || ['broke off after 0 events, no id']
    'the last id is named'                 | 'id: 41\ndata: a\n\n' || ['message:a', 'broke off after 1 event, last id 41']

    bytes = raw(text)
  }

  @Unroll
  def "S42 a stream of the type #type is UTF-8"() {
    when:
    def events = stream([raw('data: 简历\n\nevent: done\ndata:\n\n')], type)

    then:
    events.toList() == ['message:简历']

    where:
    type << ['text/event-stream; charset=gbk', 'text/event-stream', 'TEXT/Event-Stream;charset=UTF-8']
  }

  @Unroll("S43 #what")
  def "data that is no proper JSON ends the stream and names its event"() {
    given:
    def events = stream([raw("id: 0\ndata: a\n\nid: 1\ndata: $data\n\nid: 2\ndata: c\n\n")])
    def walk = events.iterator()
    walk.next()

    when:
    walk.hasNext()

    then:
    def failure = thrown(CozeDataException)
    failure.what().startsWith('POST /v1/workflow/stream_run: event 2 (id 1) is not understood: data is not JSON')
    failure.raw() == data

    when: 'asked again'
    walk.hasNext()

    then:
    thrown(CozeDataException)

    where:
    what             | data
    'duplicate keys' | '{"a":1,"a":2}'
    'NaN'            | '{"a":NaN}'
    'depth 2,000'    | '{"a":' * 2_000 + '1' + '}' * 2_000
    'cut'            | '{"a":'
  }

  def "S43 a number above 2^53 keeps its digits"() {
    expect:
    outcome([raw('data: {"a":9007199254740993}\n\nevent: done\ndata:\n\n')]) == ['message:{"a":9007199254740993}', 'complete']
  }

  @Unroll
  def "S44 #name"() {
    expect:
    outcome([raw(text)]) == expected

    where:
    name                   | text                                                 || expected
    'a line of 8 MiB - 1'  | 'data: ' + BIG * 7 + 'x' * ((1 << 20) - 7) + '\n\nevent: done\ndata:\n\n' || ['message:' + BIG * 7 + 'x' * ((1 << 20) - 7), 'complete']
    'a line of 8 MiB + 1'  | 'data: a\n\ndata: ' + BIG * 8 + '\n\n'               || ['message:a', ': event 2 is not understood: an event is too large']
    'garbage after the end' | 'event: done\ndata: "[DONE]"\n\n' + BIG * 10        || ['complete']
  }

  def "a stream is walked once"() {
    given:
    def events = stream([raw('event: done\ndata:\n\n')])
    events.toList()

    when:
    events.iterator()

    then:
    thrown(IllegalStateException)
  }

  def "asked for more after its end it says so"() {
    given:
    def walk = stream([raw('event: done\ndata:\n\n')]).iterator()

    when:
    walk.next()

    then:
    thrown(NoSuchElementException)
  }

  def "numbers within the values are held against their own counts"() {
    given:
    def check = new SequenceCheck()

    when:
    [['a', 0], ['b', 0], ['a', 1], ['b', 2], ['a', 2]].each { name, number -> check.saw(name as String, number as long) }

    then:
    check.gaps() == [new Gap('b', 1, 2)]
    check.gaps()[0].missing() == 1
  }

  def "the notes of gaps and the sequences are bounded"() {
    given:
    def check = new SequenceCheck()

    when:
    300.times { check.saw('id', it * 2 as long) }
    20_000.times { check.saw("n$it".toString(), 0L) }

    then:
    check.gaps().size() == 100
  }
}
