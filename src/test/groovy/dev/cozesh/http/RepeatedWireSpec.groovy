package dev.cozesh.http

import static java.time.Duration.ofMillis
import static java.time.Duration.ofSeconds

import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.error.CozeUsageException
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Attempts over real connections. */
@Timeout(120)
class RepeatedWireSpec extends Specification {
  static final RepeatRule BY_STATUS = { request, answer -> answer.status() >= 429 ? Repetition.USUAL : Repetition.NONE } as RepeatRule

  def system = new SystemTime()

  @AutoCleanup
  WireServer server

  @AutoCleanup
  RetryingTransport transport

  @TempDir
  Path directory

  RetryingTransport over(int retries, Time time) {
    transport = new RetryingTransport(
        new PooledTransport(Timeouts.DEFAULT, 'cozesh/test', system),
        new RetryPolicy(retries, BY_STATUS, new RetryBudget(), { 0d }),
        time)
  }

  Answer send(Request request, Duration total = ofSeconds(60)) {
    transport.send(request, new Dispatch(Deadline.after(total, system), {}))
  }

  def "a file goes out again byte by byte the same"() {
    given:
    def file = Files.createTempFile(directory, 'upload', '.bin')
    Files.write(file, new byte[300_000].tap { new Random(3).nextBytes(it) })
    server = new WireServer(WireServer.answer(503, '{}'), WireServer.answer(200, '{}'))
    over(3, new FakeTime())

    when:
    send(Request.post(server.uri('/v1/files/upload'), new FormBody([FormPart.file('file', FileSource.of(file))], 'boundary0123456789'))
        .with(Repeat.READ))

    then:
    def bodies = server.requests().collect { it.split('\r\n\r\n', 2)[1] }
    bodies.size() == 2
    bodies[0] == bodies[1]
    bodies[0].length() > 300_000
  }

  def "a pipe cannot be read twice, so it is not taken at all"() {
    given:
    def pipe = directory.resolve('pipe')
    assert ['mkfifo', pipe.toString()].execute().waitFor() == 0

    when:
    FileSource.of(pipe)

    then:
    def failure = thrown(CozeUsageException)
    failure.what() == "cannot read $pipe"
  }

  def "answers that are asked for again leave no connection behind"() {
    given:
    def page = 'x' * (1 << 20)
    server = new WireServer(WireServer.answer(503, page))
    over(3, new FakeTime())

    when:
    250.times { send(Request.get(server.uri('/v1/bots'))) }

    then:
    server.requests().size() == 250 + 100
    server.connections() == 1

    when: 'all 64 connections are wanted at once'
    def threads = Executors.newFixedThreadPool(64)
    def answers = (1..64).collect { threads.submit({ send(Request.get(server.uri('/v1/bots'))) }) }*.get()

    then:
    answers*.status() == [503] * 64

    cleanup:
    threads.shutdownNow()
  }

  def "the limit of the whole call holds over all attempts, and the failure names them"() {
    given:
    server = new WireServer({ connection, out -> Thread.sleep(400); false } as WireServer.Reaction)
    over(1000, new FakeTime())

    when:
    def started = System.nanoTime()
    send(Request.get(server.uri('/v1/bots')), ofSeconds(3))

    then:
    def failure = thrown(CozeTransportException)
    def took = Duration.ofNanos(System.nanoTime() - started)
    failure.what() ==~ /GET \/v1\/bots: the (whole call|connection).*\(\d+ attempts\)/
    failure.why().contains('the attempt before ended with GET /v1/bots: the connection was lost')
    took < ofSeconds(6)
    server.requests().size() in 2..8
  }

  def "an interrupt while eight seconds are waited ends the call at once and sends nothing more"() {
    given:
    server = new WireServer(WireServer.answer(503, '{}'))
    over(1000, new SystemTime())
    Throwable failure = null
    def caller = Thread.start {
      try {
        send(Request.get(server.uri('/v1/bots')))
      } catch (CozeInterruptedException e) {
        failure = e
      }
    }
    while (caller.state != Thread.State.TIMED_WAITING || server.requests().empty) {
      Thread.sleep(5)
    }

    when:
    def sent = server.requests().size()
    def started = System.nanoTime()
    caller.interrupt()
    caller.join(5_000)
    def took = Duration.ofNanos(System.nanoTime() - started)

    then:
    failure.message.startsWith('GET /v1/bots was stopped while it waited to try again')
    server.requests().size() == sent
    took < ofMillis(1_000)
  }
}
