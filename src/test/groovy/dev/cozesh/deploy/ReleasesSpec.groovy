package dev.cozesh.deploy

import dev.cozesh.catalog.Catalog
import dev.cozesh.deploy.desired.DesiredJson
import dev.cozesh.deploy.desired.Lifecycle
import dev.cozesh.error.CozeStateException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.json.Json
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

class ReleasesSpec extends Specification {
  @TempDir Path directory
  @AutoCleanup Bench bench

  def setup() {
    bench = new Bench(directory)
  }

  def "an apply that changed something is one release, and one that did not is none"() {
    when:
    bench.apply(Bench.team())
    again()

    then:
    with(bench.releases().all()) {
      size() == 1
      with(it[0]) {
        number() == 1
        by() == 'tester@bench'
        script() == 'deploy.groovy'
        cause() == 'apply'
        count().created() == 2
        items()*.address() == ["knowledge.$Bench.KNOWLEDGE", "bot.$Bench.BOT"]*.toString()
        items()[0].documents().keySet() == ['policies.txt'] as Set
        items()[1].id() == bench.botId()
        items()[1].version().get() == bench.client.bots().versions(bench.botId()).first().version()
        items()[1].fields().path('prompt_info.prompt').asText() == '# 角色\n\n你是 WeHan 求职助手。\n'
        without() == []
      }
    }
  }

  def "a release holds what was declared, contents and all"() {
    given:
    bench.apply(Bench.team())
    def store = bench.context().backend().releases(bench.plan(Bench.team()).target())
    def release = store.newest().get()

    expect:
    DesiredJson.decode(release.desired(), store.&content) == Bench.team()
    new String(store.content(release.contents()[0]).get(), 'UTF-8') == '# 政策\n\n落户、租房、实习补贴。\n'
  }

  def "files of releases are their owner's alone"() {
    when:
    bench.apply(Bench.team())

    then:
    def files = []
    directory.resolve('releases').toFile().eachFileRecurse { if (it.file) files << it.toPath() }
    files.size() == 3
    files.every { Files.getPosixFilePermissions(it)*.name().sort() == ['OWNER_READ', 'OWNER_WRITE'] }
  }

  def "an apply that ended before its release was written is recorded by the next one that has nothing to do"() {
    given:
    bench.apply(Bench.team())
    bench.apply(Bench.team(prompt: '# 新角色'))
    folder().resolve('2.json').toFile().delete()

    when:
    again(Bench.team(prompt: '# 新角色'))

    then: 'and no number is used twice'
    bench.releases().all()*.number() == [1, 3]
    bench.releases().get(3).items()[1].fields().path('prompt_info.prompt').asText() == '# 新角色'
  }

  def "only so many are kept, with what they hold, and numbers go on"() {
    given:
    bench.releasesKept = 2

    when:
    (1..4).each { bench.apply(Bench.team(documents: ['policies.md': "# 政策 $it"])) }

    then:
    bench.releases().all()*.number() == [3, 4]
    folder().resolve('content').toFile().list().size() == 2

    when: 'one content is in two releases'
    bench.apply(Bench.team(documents: ['policies.md': '# 政策 4'], prompt: '别的'))

    then:
    bench.releases().all()*.number() == [4, 5]
    folder().resolve('content').toFile().list().size() == 1
  }

  def "switched off, none is made"() {
    given:
    bench.releasesKept = 0

    when:
    bench.apply(Bench.team())
    again()

    then:
    !Files.exists(directory.resolve('releases'))

    when:
    bench.releases().get(1)

    then:
    def none = thrown(CozeUsageException)
    none.what() == 'there is no release 1'
    none.why() == 'this target has none yet; releases are switched off in config.json'
  }

  def "what two releases differ in is told by object and field, documents by what they hold"() {
    given:
    bench.apply(Bench.team())
    bench.apply(Bench.team(prompt: '# 新角色', documents: ['policies.md': '# 新政策', 'jobs.txt': '岗位']))

    when:
    def differences = bench.releases().differences(1, 2)

    then:
    differences*.address() == ["knowledge.$Bench.KNOWLEDGE", "bot.$Bench.BOT"]*.toString()
    differences[0].fields()*.field().sort() == ['documents/jobs.txt', 'documents/policies.txt']
    differences[1].fields()*.field() == ['prompt_info.prompt', 'publish']
    differences[1].fields()[0].after().get().textValue() == '# 新角色'
    bench.releases().differences(2, 2) == []
  }

  def "what is sensitive in #which release is told by the length of the value itself"() {
    given:
    def hiding = Lifecycle.USUAL.hiding('prompt_info.prompt')
    bench.apply(Bench.team(prompt: '第一', lifecycle: earlier ? hiding : Lifecycle.USUAL))
    bench.apply(Bench.team(prompt: '第二个', lifecycle: later ? hiding : Lifecycle.USUAL))

    expect:
    with(bench.releases().differences(1, 2)[0].fields()[0]) {
      field() == 'prompt_info.prompt'
      before().get().path('characters').intValue() == 2
      after().get().path('characters').intValue() == 3
    }

    where:
    which         | earlier | later
    'the earlier' | true    | false
    'the later'   | false   | true
    'each'        | true    | true
  }

  def "a part of a script is applied: the rest is released as it was"() {
    given:
    bench.apply(Bench.team())
    def store = bench.context().backend().releases(bench.plan(Bench.team()).target())
    def later = Bench.team(prompt: '# 新角色', documents: ['policies.md': '# 新政策'])

    when: 'an apply whose plan is about the bot alone'
    def context = bench.context()
    def releases = new Releases(bench.client, context)
    def deployer = new Deployer(bench.client, Catalog.bundled(), context)
    deployer.plan(later, PlanOptions.of('deploy.groovy').exclusively())
    def whole = deployer.current.get()
    def partial = new Blueprint(
        whole.plan(), whole.owner(), whole.optIns(), whole.works().findAll { it.address().kind().word() == 'bot' }, [],
        whole.outputs(), whole.inventory(), whole.references(), whole.state(), whole.replay())
    releases.record(
        new Releases.Made(
        whole.plan().target(), 'run', 'apply', later, partial, whole.state(),
        Drivers.of(bench.client, whole.plan().target(), bench.context()), dev.cozesh.deploy.state.Release.Count.NONE))

    then:
    def kept = DesiredJson.decode(store.newest().get().desired(), store.&content)
    kept.resources()[0] == Bench.team().resources()[0]
    kept.resources()[1] == later.resources()[1]

    cleanup:
    deployer?.close()
  }

  def "the version of each workflow is in it, and its request was counted in the plan"() {
    given:
    def desired = Bench.team(uses: [flow()])

    when:
    def plan = bench.plan(desired)
    bench.apply(desired)

    then:
    def item = bench.releases().get(1).items().find { it.address().startsWith('workflow.') }
    item.address() == "workflow.${flow()}".toString()
    item.version().get() == bench.client.workflows().versions(item.id()).first().version()
    bench.plan(Bench.team()).requestsToApply() == 0 || plan.requestsToApply() > 0
    bench.sandbox.requests('GET /v1/workflows/{workflow_id}/versions') == 2
  }

  def "releases that cannot be read stop an apply before it sends anything"() {
    given:
    bench.apply(Bench.team())
    folder().resolve('1.json').toFile().text = '{"number": 1'
    def before = bench.writes()

    when:
    bench.apply(Bench.team(prompt: '# 新角色'))

    then:
    def refused = thrown(CozeStateException)
    refused.what().startsWith('release cannot be read: ')
    bench.writes() == before
  }

  def "what holds a secret is left out of what is kept, and named"() {
    given:
    def secret = 'pat_test_aaaaaaaa11112222'
    def state = Bench.team(prompt: "用 $secret 登录".toString(), documents: ['a.txt': "key $secret", 'b.txt': '岗位'])

    when:
    def kept = new WithoutSecrets(DesiredJson.encode(state))

    then:
    !kept.json().toString().contains(secret)
    kept.contents().values().every { !new String(it, 'UTF-8').contains(secret) }
    kept.contents().size() == 1
    kept.named().size() == 2
    kept.named()[0].startsWith('a document with SHA-256 ')
    kept.named()[1] == "resources/$Bench.BOT/prompt".toString()
  }

  private String flow() {
    bench.client.workflows().list(bench.workspace()).first().name().get()
  }

  /** A run that has nothing to do, as the command line does it. */
  private void again(desired = Bench.team()) {
    bench.deployer().withCloseable {
      def plan = it.plan(desired, PlanOptions.of('deploy.groovy').exclusively())
      assert plan.isEmpty()
      it.keep(plan, 'apply')
    }
  }

  private Path folder() {
    directory.resolve('releases').toFile().listFiles()[0].toPath()
  }
}
