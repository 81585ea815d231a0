package dev.cozesh.shell.prompt

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.catalog.Effect
import dev.cozesh.client.CozeClient
import dev.cozesh.client.core.Call
import dev.cozesh.client.core.CallListener
import dev.cozesh.deploy.Edition
import dev.cozesh.dsl.complete.Completion
import dev.cozesh.dsl.complete.LiveName
import dev.cozesh.dsl.complete.LiveNames
import dev.cozesh.dsl.complete.NameKind
import dev.cozesh.dsl.Scope
import dev.cozesh.error.CozeUsageException
import dev.cozesh.http.FakeTime
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout
import spock.lang.Unroll

@Timeout(60)
class NameCacheSpec extends Specification {
  static final Duration LONG = Duration.ofSeconds(30)

  def source = new Scripted()
  def time = new FakeTime()

  @AutoCleanup
  NameCache cache = new NameCache(source, time, LONG)

  def "a list is loaded when it is first asked for, and once"() {
    expect:
    source.asked == []
    ids() == ['1', '2']
    ids() == ['1', '2']
    source.asked == ['BOT at cn/WeHan']
  }

  def "a list older than two minutes is answered as it is and loaded behind"() {
    given:
    ids()
    source.names = ['3']

    when:
    time.sleep(Duration.ofSeconds(121))
    def old = ids()

    then:
    old == ['1', '2']
    waitFor { ids() == ['3'] }
    source.asked.size() == 2
  }

  def "what this session changed is loaded before the answer"() {
    given:
    ids()
    source.names = ['3']

    when:
    cache.invalidate(NameKind.BOT)

    then:
    ids() == ['3']
    source.asked.size() == 2
  }

  @Unroll("#path with effect #effect loads #kinds again")
  def "a call of the session tells which lists it may have changed"() {
    given:
    NameKind.values().each { cache.names(it) }
    source.asked.clear()

    when:
    cache.changed(path, Optional.ofNullable(effect))
    NameKind.values().each { cache.names(it) }

    then:
    source.asked*.takeBefore(' ') as Set == kinds as Set

    where:
    path                      | effect        || kinds
    '/v1/bot/create'          | Effect.CREATE || ['BOT']
    '/v1/bots/739/publish'    | null          || ['BOT']
    '/v1/bots'                | Effect.READ   || []
    '/v1/datasets'            | Effect.CREATE || ['KNOWLEDGE']
    '/v1/datasets/739'        | Effect.DELETE || ['KNOWLEDGE']
    '/v1/workspaces'          | Effect.CREATE || ['WORKSPACE']
    '/v1/databases'           | Effect.CREATE || ['DATABASE']
    '/v1/workflow/run'        | Effect.MONEY  || []
  }

  def "another workspace has its own lists, and the first one's are kept"() {
    given:
    ids()
    source.place = 'cn/Other'
    source.names = ['9']

    expect:
    ids() == ['9']

    when:
    source.place = 'cn/WeHan'

    then:
    ids() == ['1', '2']
    source.asked == ['BOT at cn/WeHan', 'BOT at cn/Other']
  }

  def "refresh forgets everything"() {
    given:
    ids()
    source.names = ['3']
    cache.refresh()

    expect:
    ids() == ['3']
  }

  def "a failure is a text; the next try comes five seconds later"() {
    given:
    source.failure = new CozeUsageException('no network', 'the cable', 'plug it in')

    when:
    def known = cache.names(NameKind.BOT)
    cache.names(NameKind.BOT)

    then:
    known.failure() == 'no network'
    known.names().size() == 0
    !known.loading()
    source.asked.size() == 1

    when:
    source.failure = null
    time.sleep(Duration.ofSeconds(6))

    then:
    ids() == ['1', '2']
  }

  def "a bug of the source is a text as well"() {
    given:
    source.failure = new IllegalStateException('broken')

    expect:
    cache.names(NameKind.BOT).failure() == 'java.lang.IllegalStateException: broken'
  }

  def "a list that was there stays when it cannot be loaded again"() {
    given:
    ids()
    source.failure = new CozeUsageException('no network', '', '')
    cache.invalidate(NameKind.BOT)

    expect:
    ids() == ['1', '2']
    cache.names(NameKind.BOT).failure() == 'no network'
  }

  def "whoever asks waits a moment, gets what is there, and more the next time"() {
    given:
    def gate = new CountDownLatch(1)
    source.names = (1..50)*.toString()
    source.gateAfter = [(30): gate]
    def hasty = new NameCache(source, time, Duration.ofMillis(200))
    long begin = System.nanoTime()

    when:
    def first = hasty.names(NameKind.BOT)
    long took = System.nanoTime() - begin

    then:
    first.loading()
    took < TimeUnit.SECONDS.toNanos(5)
    waitFor { hasty.names(NameKind.BOT).names().size() == 20 }

    when:
    gate.countDown()

    then:
    waitFor { !hasty.names(NameKind.BOT).loading() }
    hasty.names(NameKind.BOT).names().size() == 50
    source.asked.size() == 1

    cleanup:
    gate?.countDown()
    hasty?.close()
  }

  def "no more than ten thousand names are loaded"() {
    given:
    source.names = (1..10_500)*.toString()

    expect:
    cache.names(NameKind.BOT).names().size() == 10_000
    source.read == 10_000
  }

  def "a server that never answers holds nobody up, and another workspace is not behind it"() {
    given:
    def silent = new ServerSocket(0, 50, InetAddress.loopbackAddress)
    def sandbox = Sandbox.start(SandboxOptions.defaults().withDemonstration())
    def clients = [
      a: client(URI.create("http://127.0.0.1:$silent.localPort"), 'pat_test_x'),
      b: client(sandbox.baseUri(), Sandbox.TOKEN)
    ]
    String place = 'a'
    def hasty = new NameCache(new ClientNames({ place }, { clients[place] }, { Edition.CLOUD }, { '1' }), time)
    long begin = System.nanoTime()

    when:
    def known = hasty.names(NameKind.WORKSPACE)
    long took = System.nanoTime() - begin

    then:
    known.loading()
    took >= TimeUnit.MILLISECONDS.toNanos(190)
    took < TimeUnit.SECONDS.toNanos(5)

    when:
    place = 'b'

    then:
    waitFor { hasty.names(NameKind.WORKSPACE).names().size() == 1 }

    cleanup:
    hasty?.close()
    clients?.values()*.close()
    sandbox?.close()
    silent?.close()
  }

  @Unroll("failure #failure")
  def "whoever wants to know is told when a list is there, and when it cannot be loaded"() {
    given:
    def gate = new CountDownLatch(1)
    source.gateAfter[0] = gate
    source.failure = failure
    def quick = new NameCache(source, time, Duration.ofMillis(1))
    def told = new CompletableFuture<LiveNames.Known>()
    quick.onLoaded { told.complete(quick.names(NameKind.BOT)) }

    when:
    def first = quick.names(NameKind.BOT)
    gate.countDown()
    def then = told.get(30, TimeUnit.SECONDS)

    then:
    failure || first.loading()
    !then.loading()
    then.names().size() == size
    then.failure() == said

    cleanup:
    quick?.close()

    where:
    failure                             || size | said
    null                                || 2    | ''
    new CozeUsageException('no', '', '') || 0    | 'no'
  }

  def "the beginning of a long list is told at once, and whoever is told waits for nothing"() {
    given:
    def gate = new CountDownLatch(1)
    source.names = (1..50)*.toString()
    source.gateAfter[20] = gate
    def sizes = new LinkedBlockingQueue<List>()
    cache.onLoaded { sizes << cache.names(NameKind.BOT).with { [it.names().size(), it.loading()] } }

    when:
    cache.prefetch(NameKind.BOT)

    then:
    sizes.poll(20, TimeUnit.SECONDS) == [20, true]

    when:
    gate.countDown()

    then:
    sizes.poll(20, TimeUnit.SECONDS) == [40, true]
    sizes.poll(20, TimeUnit.SECONDS) == [50, false]
  }

  def "completion asks a server for lists and nothing else"() {
    given:
    def sandbox = Sandbox.start(SandboxOptions.defaults().withDemonstration())
    def client = client(sandbox.baseUri(), Sandbox.TOKEN)
    def calls = []
    def heard = client.listening(new CallListener() {
        @Override
        void sending(Call call) {
          calls << call.operation()
        }
      })
    String workspace = client.workspaces().list().all()[0].id()
    def live = new NameCache(new ClientNames({ 'sandbox' }, { heard }, { Edition.CLOUD }, { workspace }), time, LONG)
    def completion = new Completion(live, Path.of(''))

    when:
    texts.each { text -> (0..text.length()).each { completion.at(text, it, Scope.EMPTY); completion.explain(text, it, Scope.EMPTY) } }

    then:
    calls as Set == ['GET /v1/bots', 'GET /v1/datasets', 'GET /v1/workflows', 'GET /v1/workspaces'] as Set
    completion.at('workflow("', 10, Scope.EMPTY).all()*.shown() == ['面试模拟', '岗位推荐']

    when:
    calls.clear()
    texts.each { completion.at(it, it.length(), Scope.EMPTY) }

    then:
    calls == []

    cleanup:
    live?.close()
    client?.close()
    sandbox?.close()

    where:
    texts = [
      'bot("客服").info().name.toU',
      'bots.list().first().id.su',
      'bot("x") { knows "就" ; uses "面" ; publish to: ["api"] }',
      'workspace "We"',
      'create().toU',
      'bots.create(name: "x", description: "y").su',
      'POST "/v1/bot/create", name: "x"',
      'workflow.run("x", a: 1).output.su',
      'chat "x", "y"',
      'bots.each { it.name.su'
    ]
  }

  private static CozeClient client(URI base, String token) {
    CozeClient.builder().baseUrl(base).authorizer(new TokenAuthorizer(token)).build()
  }

  private List<String> ids() {
    def known = cache.names(NameKind.BOT)
    known.names().matching('')*.id()
  }

  private static boolean waitFor(Closure<Boolean> condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30)
    while (!condition()) {
      assert System.nanoTime() < end
      sleep(10)
    }
    true
  }

  /** Lists without a server. */
  static class Scripted implements NameSource {
    String place = 'cn/WeHan'
    volatile List<String> names = ['1', '2']
    volatile RuntimeException failure
    Map<Integer, CountDownLatch> gateAfter = [:]
    final List<String> asked = [].asSynchronized()
    volatile int read

    @Override
    String place() {
      place
    }

    @Override
    Iterable<LiveName> list(NameKind kind) {
      asked << "$kind at $place".toString()
      if (failure) {
        throw failure
      }
      def walked = names.iterator()
      return {
        [hasNext: { walked.hasNext() },
          next: {
            gateAfter[read]?.await(30, TimeUnit.SECONDS)
            read++
            def id = walked.next()
            new LiveName(id, "name $id", '')
          }] as Iterator<LiveName>
      } as Iterable<LiveName>
    }
  }
}
