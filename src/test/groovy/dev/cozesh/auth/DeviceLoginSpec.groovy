package dev.cozesh.auth

import static dev.cozesh.auth.TokenService.answer

import dev.cozesh.error.CozeCredentialException
import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeException
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.http.FakeTime
import dev.cozesh.http.Request
import dev.cozesh.http.SystemTime
import dev.cozesh.http.Time
import java.time.Duration
import spock.lang.Specification
import spock.lang.Unroll

class DeviceLoginSpec extends Specification {
  static final PENDING = refused('authorization_pending')
  static final SLOW = refused('slow_down')
  static final BUSY = answer(503, '{"error":"busy"}')
  static final GATEWAY = answer(502, '<html>')
  static final LOST = new CozeTransportException('no answer', '', '', CozeTransportException.Delivery.MAY_HAVE_ARRIVED, null)
  static final GRANTED = answer(200, '{"access_token":"czu_new","refresh_token":"czr_new","expires_in":900}')

  def time = new FakeTime()

  @Unroll("#script, every #interval s: waited #waits s")
  def "asks once an interval, and less often each time it is told to"() {
    given:
    def service = TokenService.saying(*said)

    expect:
    login(service).await(code(interval)).accessToken() == 'czu_new'
    time.waits()*.toSeconds() == waits
    service.sent().size() == waits.size() + 1

    where:
    script                            | interval | said                                               || waits
    'granted at once'                 | 5        | [GRANTED]                                          || []
    'pending, slow down'              | 5        | [PENDING, PENDING, PENDING, SLOW, PENDING, GRANTED] || [5, 5, 5, 10, 10]
    'slow down twice'                 | 5        | [SLOW, SLOW, PENDING, GRANTED]                     || [10, 15, 15]
    'an interval of its own'          | 8        | [PENDING, GRANTED]                                 || [8]
    'no interval'                     | 0        | [PENDING, GRANTED]                                 || [1]
    'answers lost, never three times' | 5        | [LOST, BUSY, PENDING, GATEWAY, LOST, GRANTED]      || [5, 5, 5, 5, 5]
  }

  @Unroll("#script: #what")
  def "ends at once when it is decided"() {
    given:
    def service = TokenService.saying(PENDING, last)

    when:
    login(service).await(code(5))

    then:
    def e = thrown(CozeCredentialException)
    e.what().contains(what)
    e.next().contains('log in again')
    time.waits().size() == 1

    where:
    script             | last                     || what
    'refused'          | refused('access_denied') || 'not granted: error access_denied (HTTP 400, log id log-1)'
    'expired'          | refused('expired_token') || 'not granted in time'
    'a code used up'   | refused('invalid_grant') || 'not granted: error invalid_grant'
  }

  @Unroll("#last")
  def "three questions in a row without an answer end it with the last one's failure"() {
    given:
    def service = TokenService.saying(PENDING, last)

    when:
    login(service).await(code(5))

    then:
    def e = thrown(CozeException)
    type.isInstance(e)
    service.sent().size() == 4

    where:
    last    | type
    LOST    | CozeTransportException
    GATEWAY | CozeDataException
    BUSY    | dev.cozesh.error.CozeServiceException
  }

  def "asks no longer than the code lives"() {
    given:
    def service = TokenService.saying(PENDING)

    when:
    login(service).await(code(5))

    then:
    def e = thrown(CozeCredentialException)
    e.what() == 'the login was not granted in time'
    time.waits().size() == 59
    Duration.ofNanos(time.nanos()) < Duration.ofSeconds(300)
  }

  def "an interrupt ends the wait at once"() {
    given:
    def waiting = new java.util.concurrent.CountDownLatch(1)
    def service = new TokenService({ Request request -> waiting.countDown(); PENDING })
    def failure = null
    def flag = false
    def thread = Thread.start {
      try {
        login(service, new SystemTime()).await(code(60))
      } catch (CozeInterruptedException e) {
        failure = e
        flag = Thread.currentThread().isInterrupted()
      }
    }

    when:
    waiting.await()
    thread.interrupt()
    thread.join(10_000) // of a wait of 60 s

    then:
    failure.what() == 'the login was cancelled'
    flag
  }

  private DeviceLogin login(TokenService service, Time clock = time) {
    new DeviceLogin(new OAuthClient(URI.create('https://api.coze.cn'), service, clock), 'c1')
  }

  private static DeviceCode code(int interval) {
    new DeviceCode('dc_1', 'AB-12', 'https://www.coze.cn/d', Duration.ofSeconds(300), Duration.ofSeconds(interval))
  }

  private static refused(String word) {
    answer(400, """{"error":"$word"}""")
  }
}
