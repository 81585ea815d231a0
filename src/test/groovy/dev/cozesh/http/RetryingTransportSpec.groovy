package dev.cozesh.http

import static dev.cozesh.error.CozeTransportException.Delivery.MAY_HAVE_ARRIVED
import static dev.cozesh.error.CozeTransportException.Delivery.NOT_SENT
import static dev.cozesh.http.ScriptedTransport.answer
import static java.time.Duration.ofMillis
import static java.time.Duration.ofSeconds

import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeTransportException
import java.time.Duration
import org.apache.hc.core5.http.ConnectionClosedException
import org.apache.hc.core5.http.NoHttpResponseException
import spock.lang.Specification
import spock.lang.Unroll

class RetryingTransportSpec extends Specification {
  static final URI PLACE = URI.create('http://127.0.0.1/v1/bots')
  static final RepeatRule BY_STATUS = { request, answer -> answer.status() >= 429 } as RepeatRule

  def time = new FakeTime()

  Answer send(ScriptedTransport wire, Map with = [:]) {
    def retrying = new RetryingTransport(wire, with.retries ?: 3, BY_STATUS, time, { with.random ?: 0d })
    def request = Request.get(PLACE).with((with.repeat ?: Repeat.READ) as Repeat)
    retrying.send(request, new Dispatch(Deadline.after((with.total ?: ofSeconds(600)) as Duration, time), {}))
  }

  static CozeTransportException lost(Throwable cause, delivery = MAY_HAVE_ARRIVED) {
    new CozeTransportException('GET /v1/bots: lost', '', '', delivery, cause)
  }

  @Unroll("#status, Retry-After #retryAfter: waits #waits")
  def "waits as long as the server asks, else half a second doubled, and then sends again"() {
    given:
    def wire = new ScriptedTransport(answer(status, retryAfter == null ? [:] : ['Retry-After': retryAfter]), answer(200))

    when:
    def last = send(wire)

    then:
    wire.sent.size() == waits.size() + 1
    time.waits() == waits
    last.attempts() == waits.size() + 1
    last.status() == (waits ? 200 : status)

    where:
    status | retryAfter                      || waits
    400    | null                            || []
    404    | '2'                             || []
    503    | null                            || [ofMillis(500)]
    429    | '2'                             || [ofSeconds(2)]
    429    | '1.5'                           || [ofMillis(1500)]
    429    | '60'                            || [ofSeconds(60)]
    429    | 'Sat, 21 Nov 2026 08:00:03 GMT' || [ofSeconds(3)]
    429    | 'Sat, 21 Nov 2026 07:00:00 GMT' || [ofMillis(500)]
    429    | '0'                             || [ofMillis(500)]
    429    | '-1'                            || [ofMillis(500)]
    429    | 'NaN'                           || [ofMillis(500)]
    429    | '1e999'                         || [ofMillis(500)]
    429    | ''                              || [ofMillis(500)]
    429    | 'soon'                          || [ofMillis(500)]
    429    | '90'                            || []
    429    | '99999999999999999999'          || []
    429    | 'Sun, 22 Nov 2026 08:00:00 GMT' || []
  }

  def "reports a wait that is too long instead of waiting"() {
    when:
    def last = send(new ScriptedTransport(answer(429, ['Retry-After': '90'])))

    then:
    last.wish() == Optional.of(ofSeconds(90))
    time.waits() == []
  }

  def "waits grow to eight seconds and no further"() {
    when:
    send(new ScriptedTransport(answer(503)), [retries: 6])

    then:
    time.waits() == [500, 1000, 2000, 4000, 8000, 8000].collect { ofMillis(it) }
  }

  @Unroll("random #random: #wait")
  def "a wait is up to a quarter shorter by chance"() {
    when:
    send(new ScriptedTransport(answer(503), answer(200)), [random: random])

    then:
    time.waits() == [wait]

    where:
    random || wait
    0.5d   || ofMillis(437).plusNanos(500_000)
    0.999d || Duration.ofNanos(375_125_000)
  }

  @Unroll("#repeat after #cause.class.simpleName: #sent sent")
  def "a lost connection is tried again for a read alone"() {
    given:
    def wire = new ScriptedTransport(lost(cause))

    when:
    send(wire, [repeat: repeat])

    then:
    def failure = thrown(CozeTransportException)
    wire.sent.size() == sent
    failure.what() == (sent == 1 ? 'GET /v1/bots: lost' : "GET /v1/bots: lost ($sent attempts)")
    failure.delivery() == MAY_HAVE_ARRIVED
    failure.cause.is(cause)

    where:
    repeat      | cause                             || sent
    Repeat.READ | new ConnectException()            || 4
    Repeat.READ | new SocketException('reset')      || 4
    Repeat.READ | new NoRouteToHostException()      || 4
    Repeat.READ | new NoHttpResponseException('x')  || 4
    Repeat.READ | new UnknownHostException('x')     || 1
    Repeat.READ | new SocketTimeoutException('x')   || 1
    Repeat.ONCE | new ConnectException()            || 1
    Repeat.ONCE | new SocketException('reset')      || 1
    Repeat.ONCE | new NoHttpResponseException('x')  || 1
  }

  @Unroll
  def "an answer that broke off is asked for again when it is a read: #repeat"() {
    given:
    def cut = new CozeDataException('broke off', '', '', '', new ConnectionClosedException('end'))
    def wire = new ScriptedTransport(answer(200).cutBy(cut), answer(200, [:], '{}'))

    expect:
    send(wire, [repeat: repeat]).cut().isPresent() == stillCut
    wire.sent.size() == sent

    where:
    repeat      || sent | stillCut
    Repeat.READ || 2    | false
    Repeat.ONCE || 1    | true
  }

  def "stops when the next wait would pass the deadline, with the last answer"() {
    given:
    def wire = new ScriptedTransport(answer(503))

    expect:
    send(wire, [total: ofMillis(1600)]).attempts() == 3
    wire.sent.size() == 3
  }

  def "stops at the deadline with the last failure"() {
    given:
    def wire = new ScriptedTransport(lost(new ConnectException(), NOT_SENT))

    when:
    send(wire, [total: ofMillis(600)])

    then:
    def failure = thrown(CozeTransportException)
    failure.delivery() == NOT_SENT
    wire.sent.size() == 2
  }

  def "an interrupt ends the wait, sends nothing more and stays visible"() {
    given:
    def wire = new ScriptedTransport(answer(503))
    def system = new SystemTime()
    def retrying = new RetryingTransport(wire, 3, BY_STATUS, system, { 0d })
    Throwable failure = null
    boolean flag = false
    def caller = Thread.start {
      try {
        retrying.send(Request.get(PLACE), new Dispatch(Deadline.after(ofSeconds(600), system), {}))
      } catch (CozeInterruptedException e) {
        failure = e
        flag = Thread.currentThread().interrupted
      }
    }

    when:
    while (caller.state != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait()
    }
    caller.interrupt()
    caller.join(5_000)

    then:
    failure instanceof CozeInterruptedException
    flag
    wire.sent.size() == 1
  }

  def "no retries means no retries"() {
    given:
    def wire = new ScriptedTransport(answer(503))

    when:
    new RetryingTransport(wire, 0, BY_STATUS, time, { 0d })
        .send(Request.get(PLACE), new Dispatch(Deadline.after(ofSeconds(9), time), {}))

    then:
    wire.sent.size() == 1
    time.waits() == []
  }
}
