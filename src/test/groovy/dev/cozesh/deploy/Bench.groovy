package dev.cozesh.deploy

import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.catalog.Catalog
import dev.cozesh.client.CozeClient
import dev.cozesh.client.database.RecordQuery
import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.DesiredBot
import dev.cozesh.deploy.desired.DesiredDatabase
import dev.cozesh.deploy.desired.DesiredDocument
import dev.cozesh.deploy.desired.DesiredKnowledge
import dev.cozesh.deploy.desired.DesiredKnowledge.Chunks
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.desired.Lifecycle
import dev.cozesh.deploy.desired.Output
import dev.cozesh.deploy.desired.Reference
import dev.cozesh.deploy.guard.Caution
import dev.cozesh.deploy.plan.ApplyReport
import dev.cozesh.deploy.plan.Gate
import dev.cozesh.deploy.plan.Plan
import dev.cozesh.deploy.state.Disk
import dev.cozesh.deploy.state.LocalBackend
import dev.cozesh.deploy.state.LocalDisk
import dev.cozesh.deploy.table.TableMapping
import dev.cozesh.error.CozeException
import dev.cozesh.error.Place
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import dev.cozesh.sandbox.Storage
import java.nio.file.Path
import java.time.Duration

/** A sandbox, a directory for state, and as many runs against them as a test wants. */
class Bench implements AutoCloseable {
  static final List<String> CREATES = [
    'POST /v1/bot/create', 'POST /v1/datasets', 'POST /open_api/knowledge/document/create'
  ]
  static final List<String> STANDARD_CREATES =
  CREATES + ['POST /v1/databases', 'POST /v1/databases/{database_id}/records']
  static final List<String> WRITES =
  STANDARD_CREATES + [
    'DELETE /v1/databases/{database_id}/records', 'DELETE /v1/databases/{database_id}',
    'POST /v1/files/upload', 'PUT /v1/datasets/{dataset_id}/images/{document_id}',
    'POST /v1/bot/update', 'PUT /v1/datasets/{dataset_id}', 'POST /v1/bot/publish',
    'POST /open_api/knowledge/document/delete', 'DELETE /v1/datasets/{dataset_id}',
  ]

  final MovableClock clock = new MovableClock()
  final Path directory
  final Sandbox sandbox
  final CozeClient client
  final List<String> remarks = []
  /** What failed, and what was not done for that, in all runs of the bench. */
  final Map<Address, CozeException> failed = [:]
  final Map<Address, Address> blocked = [:]
  Closure<?> onFailed = { }
  /** Not forced: what dies in these tests is a run, never the machine. */
  Disk disk = new LocalDisk({ })
  Closure<Boolean> stop = { false }
  int releasesKept = 50
  private int seed

  Bench(Path directory) {
    this.directory = directory
    sandbox =
        Sandbox.start(
        SandboxOptions.defaults().withStorage(Storage.memory()).withClock(clock)
        .withProcessing(Duration.ofSeconds(2)))
    client =
        CozeClient.builder().baseUrl(sandbox.baseUri())
        .authorizer(new TokenAuthorizer(Sandbox.TOKEN)).maxRetries(0).build()
  }

  Deployer deployer() {
    new Deployer(client, Catalog.bundled(), context())
  }

  DeployContext context() {
    new DeployContext(
        'sandbox', Optional.empty(), new LocalBackend(directory, [USER: 'tester'], disk, clock),
        clock, clock, { stop.call() }, new Random(seed++)).keeping(
        new ReleaseKeeping('tester@bench', releasesKept))
  }

  ReleaseDesk releases() {
    new ReleaseDesk(client, context())
  }

  /** Goes back to a release, as `cozesh rollback` does. */
  ApplyReport rollback(int number, Map<String, ?> options = [:], CozeClient through = client) {
    def back = releases().rollback(number)
    new Deployer(through, Catalog.bundled(), context()).withCloseable {
      def plan = it.plan(back.desired(), flags([owner: back.release().script()] + options, true))
      if (plan.isEmpty() && !plan.waits() && !plan.adopts()) {
        it.keep(plan, back.cause())
        return null
      }
      it.apply(plan, listener(), back.cause())
    }
  }

  Plan plan(DesiredState desired, Map<String, ?> options = [:]) {
    def tally = new Tally(sandbox)
    def plan = deployer().withCloseable { it.plan(desired, flags(options, false)) }
    tally.checks(desired, plan)
    plan
  }

  /** Plans and applies, as one run of the command line does. */
  ApplyReport apply(DesiredState desired, Map<String, ?> options = [:]) {
    def tally = new Tally(sandbox)
    deployer().withCloseable {
      def plan = it.plan(desired, flags(options, true))
      def report = it.apply(plan, listener())
      tally.checks(desired, plan, report)
      report
    }
  }

  static PlanOptions flags(Map<String, ?> given, boolean exclusive) {
    def options =
        PlanOptions.of(given.owner ?: 'deploy.groovy').adopting(given.adopt ?: false)
        .pruning(given.prune ?: false).resolving(given.resolve ?: PlanOptions.Resolve.REFUSE)
        .about(new Selection((given.only ?: []) as Set, (given.without ?: []) as Set))
        .deletingAdopted(given.adoptedToo ?: false)
        .deleting(given.deletes == null ? OptionalInt.empty() : OptionalInt.of(given.deletes))
        .within(given.requests == null ? OptionalInt.empty() : OptionalInt.of(given.requests))
        .with(given.caution ?: Caution.USUAL)
    (given.optIns ?: []).each { options = options.opting(it as OptIn, true) }
    options = given.destroy ? options.destroying() : options
    exclusive ? options.exclusively() : options
  }

  ApplyListener listener() {
    new ApplyListener() {
          @Override
          void remark(String text) {
            remarks << text
          }

          @Override
          void failed(Address address, CozeException failure) {
            failed[address] = failure
            onFailed.call()
          }

          @Override
          void blocked(Address address, Address cause) {
            blocked[address] = cause
          }

          @Override
          boolean confirms(Gate gate) {
            gate.confirmedBy().present // as somebody who types the number that is asked for
          }
        }
  }

  int writes() {
    WRITES.sum { sandbox.commits(it) } as int
  }

  int bots() {
    client.bots().list(workspace(), dev.cozesh.client.core.PublishStatus.ALL).all().size()
  }

  int datasets() {
    client.datasets().list(workspace()).all().size()
  }

  List<String> documents() {
    client.datasets().list(workspace()).all().collectMany {
      client.documents().list(it.id()).all()*.name()*.get()
    }
  }

  int databases() {
    client.databases().list(workspace()).all().size()
  }

  /** The values of every row of the one database, without what Coze adds. */
  List<Map<String, String>> rows() {
    def database = client.databases().list(workspace()).all()[0]
    def own = database.fields().get().findAll { !it.isSystemField().orElse(false) }*.name()
    client.databases().rows(database.id(), RecordQuery.ALL.withPageSize(1000)).all()
        .collect { row -> own.collectEntries { [it, row.values()[it]?.orElse(null)] }.findAll { it.value != null } }
  }

  String workspace() {
    client.workspaces().list().all()[0].id()
  }

  String botId(String name = BOT) {
    client.bots().list(workspace(), dev.cozesh.client.core.PublishStatus.ALL).all()
        .find { it.name().get() == name }.id()
  }

  /** Every byte below one of the directories, as text. */
  String everythingWritten(String below) {
    def text = new StringBuilder()
    directory.resolve(below).toFile().eachFileRecurse { if (it.file) text << it.getText('UTF-8') }
    text.toString()
  }

  @Override
  void close() {
    client.close()
    sandbox.close()
  }

  /** What is not as the standard script declares it, in words; none when all is. */
  static List<String> standardFaults(Bench bench) {
    List<String> wrong = []
    def expect = { String what, Object found, Object wanted ->
      if (found != wanted) {
        wrong << "$what: $found, not $wanted".toString()
      }
    }
    expect('bots', bench.bots(), 1)
    expect('knowledge bases', bench.datasets(), 1)
    expect('documents', bench.documents(), ['policies.txt'])
    expect('databases', bench.databases(), 1)
    expect('rows', bench.rows(), database().rows().get().values())
    STANDARD_CREATES.each { expect("commits of $it", bench.sandbox.commits(it), 1) }
    expect('published prompt', bench.client.bots().info(bench.botId()).promptInfo().get().prompt().get(), bot().prompt().get())
    expect('description', bench.client.bots().draft(bench.botId()).description().get(), bot().description().get())
    expect('second plan', bench.plan(standard()).changes()*.action()*.name().unique(), ['NONE'])
    wrong
  }

  static final String BOT = 'WeHan 求职助手'
  static final String KNOWLEDGE = 'WeHan 求职知识库'

  /** The team's deployment: a bot that knows a knowledge base with one document, published. */
  static DesiredState team(Map<String, ?> changes = [:]) {
    new DesiredState(
        Optional.of('WeHan'),
        [knowledge(changes), bot(changes)],
        [new Output('COZE_BOT_ID', new Output.IdOf(new Reference(Kind.BOT, changes.name ?: BOT, Place.NOWHERE)))])
  }

  static final String TABLE = 'jobs'

  /** Twelve columns, camel case, 31 rows: of each type one, and cells that are empty or quoted. */
  static String jobs(int rows = 31) {
    def lines = (1..rows).collect { n ->
      "\"工程师 $n, 应届\",公司$n,武汉,${8000 + n},${12000 + 10 * n},${n / 2},${n % 2 == 0},0027$n,本科," +
          "2026-02-${String.format('%02d', 1 + n % 28)},${n % 5 == 0 ? '' : '五险一金'},https://example.com/jobs/$n"
    }
    'title,company,workCity,salaryMin,salaryMax,yearsNeeded,isRemote,postCode,education,publishDate,benefits,sourceURL\n' +
        lines.join('\n') + '\n'
  }

  /** The standard script S1 of the research: bot, knowledge base, database, binding, publishing. */
  static DesiredState standard(Map<String, ?> changes = [:]) {
    def team = team(changes)
    new DesiredState(team.workspace(), [*team.resources(), database(changes)], team.outputs())
  }

  static DesiredDatabase database(Map<String, ?> changes = [:]) {
    def place = new Place('deploy.groovy', 5, 3)
    def table =
        changes.containsKey('table') && changes.table == null
        ? TableMapping.of(changes.columns)
        : TableMapping.of('jobs.csv', (changes.table ?: jobs()) as String, changes.columns ?: [], place)
    new DesiredDatabase(
        changes.tableName ?: TABLE,
        Optional.ofNullable(changes.containsKey('tableDescription') ? changes.tableDescription : '岗位'),
        table.columns(),
        table.rows(),
        changes.protect ? Lifecycle.USUAL.withProtection() : Lifecycle.USUAL,
        place)
  }

  static DesiredState tables(Map<String, ?> changes = [:]) {
    new DesiredState(Optional.of('WeHan'), [database(changes)], [])
  }

  static DesiredKnowledge knowledge(Map<String, ?> changes = [:]) {
    def documents = changes.documents ?: ['policies.md': '# 政策\n\n落户、租房、实习补贴。\n']
    new DesiredKnowledge(
        KNOWLEDGE,
        Optional.of('岗位与政策'),
        documents instanceof Map ? documents.collect { name, text ->
          DesiredDocument.of(name as String, (text as String).getBytes(UTF_8), Place.NOWHERE)
        } : documents,
        changes.chunks ?: Chunks.AUTOMATIC,
        changes.protect ? Lifecycle.USUAL.withProtection() : Lifecycle.USUAL,
        Place.NOWHERE)
  }

  static DesiredBot bot(Map<String, ?> changes = [:]) {
    new DesiredBot(
        changes.name ?: BOT,
        Optional.ofNullable(changes.containsKey('description') ? changes.description : '一站式求职助手'),
        Optional.of(changes.prompt ?: '# 角色\n\n你是 WeHan 求职助手。\n'),
        Optional.of(new DesiredBot.Onboarding(Optional.of('你好！'), Optional.of(['模拟面试', '查岗位']))),
        Optional.empty(),
        Optional.of((changes.knows ?: [KNOWLEDGE]).collect { ref(Kind.KNOWLEDGE, it) }),
        Optional.ofNullable(changes.uses).map { all -> all.collect { ref(Kind.WORKFLOW, it) } },
        Optional.empty(),
        Optional.of(changes.containsKey('publish') ? changes.publish : ['1024']),
        changes.lifecycle ?: Lifecycle.USUAL,
        new Place('deploy.groovy', 7, 1))
  }

  private static Reference ref(Kind kind, Object name) {
    new Reference(kind, name as String, new Place('deploy.groovy', 9, 5))
  }
}
