package dev.cozesh.auth

import dev.cozesh.http.SystemTime
import dev.cozesh.http.WireServer
import java.nio.file.Path
import java.time.Instant
import java.util.concurrent.Callable
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

class RefreshRaceSpec extends Specification {
  static final NEW = '{"access_token":"czu_new","refresh_token":"czr_new","expires_in":900}'
  static final USED = '{"error":"invalid_grant","error_description":"refresh token was used"}'

  @TempDir Path dir
  // Slow enough for all to come while the one call is under way; a second one would end the login.
  @AutoCleanup WireServer server = new WireServer(
      { connection, out ->
        Thread.sleep(300)
        WireServer.answer(200, NEW).react(connection, out)
      } as WireServer.Reaction,
      WireServer.answer(400, USED))

  def "fifty threads and five processes need a login that has ended: one call, and all have the new one"() {
    given:
    def file = dir.resolve('tokens/cn.json')
    def store = new FileTokenStore(file, server.uri(), 'c1', new SystemTime())
    def past = Instant.parse('2026-01-01T00:00:00Z')
    store.save(new Token('czu_old', Optional.of('czr_old'), past, past.plusSeconds(900)))
    def authorizer = new OAuthAuthorizer(OAuthClient.at(server.uri()), OAuthApp.open('c1'), store, { throw new AssertionError((Object) it) })
    def pool = Executors.newFixedThreadPool(50)
    def start = new CountDownLatch(1)

    when: 'all are ready'
    def processes = (1..5).collect { process(file) }
    processes.each { assert it.readLine() == 'ready' }
    def threads = (1..50).collect { pool.submit({ start.await(); authorizer.authorization() } as Callable) }
    and: 'all go'
    processes.each { it.go() }
    start.countDown()

    then:
    threads.collect { it.get(60, TimeUnit.SECONDS) } + processes.collect { it.readLine() } == ['Bearer czu_new'] * 55
    server.requests().size() == 1
    server.requests()[0].contains('"refresh_token":"czr_old"')
    store.read().get().refreshToken().get() == 'czr_new'
    store.read().get().accessToken() == 'czu_new'

    cleanup:
    pool.shutdownNow()
    processes.each { it.process.destroyForcibly() }
  }

  /** A child that waits for its start. */
  private static class Child {
    Process process
    BufferedReader out

    String readLine() { out.readLine() }

    void go() {
      process.outputStream.withCloseable { it.write('\n'.bytes) }
    }
  }

  private Child process(Path file) {
    def java = Path.of(System.getProperty('java.home'), 'bin', 'java')
    def process = new ProcessBuilder(java.toString(), '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx64m', '-cp',
        System.getProperty('java.class.path'), RenewingProcess.name, server.uri().toString(), file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT).start()
    new Child(process: process, out: process.inputReader())
  }
}
