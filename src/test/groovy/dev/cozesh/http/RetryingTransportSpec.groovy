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
  static final RepeatRule BY_STATUS = { request, answer -> answer.status() >= 429 ? Repetition.USUAL : Repetition.NONE } as RepeatRule

  def time = new FakeTime()

  RetryingTransport over(Transport wire, Map with = [:]) {
    new RetryingTransport(
        wire,
        new RetryPolicy(
            (with.retries == null ? 3 : with.retries) as int,
            with.rule ?: BY_STATUS,
            with.budget ?: new RetryBudget(),
            with.random instanceof Closure ? with.random : { (with.random ?: 0d) as double }),
        with.time ?: time)
  }

  Answer send(ScriptedTransport wire, Map with = [:]) {
    def retrying = over(wire, with)
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
    last.unrepeated() == Optional.of('the server asks for 90 s before the next try')
    time.waits() == []
  }

  @Unroll("Remaining #left, Reset #reset, Date #date: the retry waits #wait")
  def "a refusal by the rate limit waits until the limit is renewed, by the server's own clock"() {
    given:
    def headers = [(family + 'Remaining'): left, (family + 'Reset'): reset, Date: date].findAll { it.value != null }
    def wire = new ScriptedTransport(answer(429, headers), answer(200))

    when:
    send(wire)

    then:
    time.waits() == [wait]

    where:
    family          | left | reset             | date                            || wait
    'X-Rate-Limit-' | '0'  | '1795248030'      | 'Sat, 21 Nov 2026 08:00:00 GMT' || ofSeconds(30)
    'X-Rate-Limit-' | '0'  | '1795291230'      | 'Sat, 21 Nov 2026 20:00:00 GMT' || ofSeconds(30)
    'X-Rate-Limit-' | '0'  | '1795204830'      | 'Fri, 20 Nov 2026 20:00:00 GMT' || ofSeconds(30)
    'X-RateLimit-'  | '0'  | '1795248030500'   | 'Sat, 21 Nov 2026 08:00:00 GMT' || ofMillis(30_500)
    'X-RateLimit-'  | '0'  | '30'              | 'Fri, 20 Nov 2026 20:00:00 GMT' || ofSeconds(30)
    'X-RateLimit-'  | '0'  | '1.5'             | null                            || ofMillis(1500)
    'X-RateLimit-'  | null | '1795248030'      | null                            || ofSeconds(30)
    'RateLimit-'    | '0'  | ' 30 '            | 'no date'                       || ofSeconds(30)
    'X-RateLimit-'  | '0'  | '1795247990'      | null                            || ofMillis(500)
    'X-RateLimit-'  | '0'  | '-30'             | null                            || ofMillis(500)
    'X-RateLimit-'  | '0'  | '1e999'           | null                            || ofMillis(500)
    'X-RateLimit-'  | '0'  | ''                | null                            || ofMillis(500)
  }

  @Unroll("#remaining left until #reset: the next call waits #waits")
  def "an answer that leaves no request makes the next call wait, within bounds"() {
    given:
    def headers = ['X-Rate-Limit-Remaining': remaining, 'X-Rate-Limit-Reset': reset]
    def wire = new ScriptedTransport(answer(200, headers), answer(200))
    def retrying = over(wire)

    when:
    2.times {
      retrying.send(Request.get(PLACE).with(Repeat.ONCE), new Dispatch(Deadline.after(ofSeconds(total), time), {}))
    }

    then:
    wire.sent.size() == 2
    time.waits() == waits

    where:
    remaining | reset        | total || waits
    '0'       | '1795248010' | 600   || [ofSeconds(10)]
    '0'       | '60'         | 600   || [ofSeconds(60)]
    '1'       | '1795248010' | 600   || []
    'none'    | '1795248010' | 600   || []
    '0'       | 'soon'       | 600   || []
    '0'       | '61'         | 600   || []
    '0'       | '1795334400' | 600   || []
    '0'       | '10'         | 10    || []
  }

  def "a wait for the rate limit that is over is not waited again"() {
    given:
    def wire = new ScriptedTransport(answer(200, ['X-Rate-Limit-Remaining': '0', 'X-Rate-Limit-Reset': '10']), answer(200))
    def retrying = over(wire)

    when:
    3.times { retrying.send(Request.get(PLACE), new Dispatch(Deadline.after(ofSeconds(600), time), {})) }

    then:
    time.waits() == [ofSeconds(10)]
  }

  def "each attempt carries its number"() {
    given:
    def wire = new ScriptedTransport(answer(503), lost(new ConnectException()), answer(200))

    when:
    def last = send(wire)

    then:
    wire.attempts == [1, 2, 3]
    last.attempts() == 3
  }

  def "a server that is down for all costs no more than the process's budget"() {
    given:
    def wire = new ScriptedTransport(answer(503))
    def budget = new RetryBudget()

    when:
    def answers = (1..1000).collect { send(wire, [budget: budget]) }

    then:
    answers*.status().toSet() == [503].toSet()
    wire.sent.size() == 1000 + 100
    answers.last().unrepeated().get() == 'it was not tried again: too many calls of this process failed lately'
  }

  def "the budget is one for all clients, and what comes through earns it back"() {
    given:
    def budget = new RetryBudget()
    def down = new ScriptedTransport(answer(503))
    100.times { send(down, [budget: budget]) }

    when:
    def other = new ScriptedTransport(lost(new ConnectException(), NOT_SENT))
    send(other, [budget: budget])

    then:
    def failure = thrown(CozeTransportException)
    failure.why() == 'it was not tried again: too many calls of this process failed lately'
    other.sent.size() == 1

    when:
    5.times { send(new ScriptedTransport(answer(200)), [budget: budget]) }
    def stumbling = new ScriptedTransport(*([answer(503), answer(200)] * 50))
    def answers = (1..50).collect { send(stumbling, [budget: budget]) }

    then:
    answers*.status().toSet() == [200].toSet()
    stumbling.sent.size() == 100
  }

  def "all clients of a process share one budget unless they are given another"() {
    expect:
    RetryBudget.ofProcess().is(RetryBudget.ofProcess())
  }

  def "waits lie within a quarter of the doubled half second, whatever the chance"() {
    given:
    def bounds = [[375, 500], [750, 1000], [1500, 2000], [3000, 4000], [6000, 8000], [6000, 8000]]

    when:
    def all = (1..1000).collect { seed ->
      time = new FakeTime()
      send(new ScriptedTransport(answer(503)), [retries: 6, random: { new Random(seed * 31L + time.waits().size()).nextDouble() }])
      time.waits()
    }

    then:
    all.every { waits ->
      waits.size() == 6 && (0..5).every { waits[it] > ofMillis(bounds[it][0]) && waits[it] <= ofMillis(bounds[it][1]) }
    }
  }

  def "clients that failed in the same moment come back spread out"() {
    given:
    def random = new Random(42)

    when:
    def first = (1..200).collect {
      time = new FakeTime()
      send(new ScriptedTransport(answer(503), answer(200)), [random: { random.nextDouble() }])
      time.waits()[0].toMillis()
    }
    def buckets = first.countBy { it.intdiv(10) }

    then: 'a quarter of half a second has 12.5 buckets of 10 ms, so 16 a bucket is the mean'
    buckets.size() >= 12
    buckets.values().max() <= 32
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

  def "a deadline does not look at the clock on the wall, which may jump"() {
    given:
    def nanos = 0L
    def jumping = [nanos: { nanos }, instant: { throw new IllegalStateException('the wall clock') }] as Time
    def deadline = Deadline.after(ofSeconds(10), jumping)

    when:
    nanos = ofSeconds(9).toNanos()

    then:
    deadline.leaves(ofMillis(900))
    !deadline.leaves(ofSeconds(1))
    !deadline.over
  }

  def "stops when the next wait would pass the deadline, with the last answer"() {
    given:
    def wire = new ScriptedTransport(answer(503))

    expect:
    send(wire, [total: ofMillis(1600)]).attempts() == 3
    wire.sent.size() == 3
  }

  def "a failure names the attempts, and what the one before came to"() {
    given:
    def wire = new ScriptedTransport(lost(new ConnectException()), answer(503), lost(new SocketTimeoutException('x')))

    when:
    send(wire)

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == 'GET /v1/bots: lost (3 attempts)'
    failure.why() == 'the attempt before ended with HTTP 503'
    failure.cause instanceof SocketTimeoutException
  }

  def "an answer tells that the limit of the whole call kept it from being asked for again"() {
    expect:
    send(new ScriptedTransport(answer(429, ['Retry-After': header].findAll { it.value })), [total: ofSeconds(total)])
        .unrepeated() == Optional.of(reason)

    where:
    header | total || reason
    null   | 2     || 'the limit of the whole call comes first'
    '30'   | 20    || 'the server asks for 30 s before the next try, but the limit of the whole call comes first'
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
    def retrying = over(wire, [time: system])
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
    send(wire, [retries: 0])

    then:
    wire.sent.size() == 1
    time.waits() == []
  }
}
