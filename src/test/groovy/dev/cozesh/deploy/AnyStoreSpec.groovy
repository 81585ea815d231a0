package dev.cozesh.deploy

import dev.cozesh.client.bot.BotCreate
import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.core.PublishStatus
import dev.cozesh.client.database.DatabaseCreate
import dev.cozesh.client.database.DatabaseField
import dev.cozesh.client.database.DatabaseFieldType
import dev.cozesh.client.database.DatabaseRwMode
import dev.cozesh.client.database.RecordQuery
import dev.cozesh.client.dataset.DatasetCreate
import dev.cozesh.sandbox.Fault
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

/**
 * Property (a): whatever a workspace holds already and whatever goes wrong once, apply repeated until
 * it succeeds ends with one object for each declaration, and with everybody else's objects as they were.
 */
class AnyStoreSpec extends Specification {
  private static final int SEEDS = 120
  private static final int REQUESTS = 40
  private static final List<String> MOMENTS = ['before', 'after']

  @TempDir Path directory

  def "(a): of any store and any single fault the end is one object a declaration, and nothing of others is touched"() {
    given:
    List<String> failures = []
    int taken = 0

    when:
    (1..SEEDS).each { seed ->
      def bench = new Bench(directory.resolve("seed-$seed"))
      try {
        def random = new Random(seed)
        def store = filled(bench, random)
        taken += store.declared.size()
        def story = struck(bench, random, [adopt: !store.declared.isEmpty()])
        bench.sandbox.faults().clear()
        bench.clock.sleep(Duration.ofMinutes(20))
        failures.addAll(wrong(bench, store).collect { "seed $seed, $story, there before ${store.declared.keySet()}: $it".toString() })
      } catch (Throwable e) {
        failures << "seed $seed: $e".toString()
      } finally {
        bench.close()
        bench.directory.toFile().deleteDir()
      }
    }
    println "any store: $SEEDS stores, in which $taken declared objects were there before"

    then:
    failures.isEmpty()
    taken > 0
  }

  /** What somebody else has made: alike in name, and in some stores the very objects that are declared. */
  private static Map<String, Map<String, String>> filled(Bench bench, Random random) {
    def others = [:]
    def declared = [:]
    random.nextInt(25).times {
      others["bot $it"] = bot(bench, alike(random, Bench.BOT))
    }
    random.nextInt(12).times { others["knowledge $it"] = knowledge(bench, alike(random, Bench.KNOWLEDGE)) }
    random.nextInt(4).times { others["database $it"] = database(bench, "${Bench.TABLE}_$it") }
    if (random.nextInt(4) == 0) {
      declared.bot = bot(bench, Bench.BOT)
    }
    if (random.nextInt(4) == 0) {
      declared.knowledge = knowledge(bench, Bench.KNOWLEDGE)
    }
    [others: others, declared: declared]
  }

  private static String alike(Random random, String name) {
    def makers = [
      { "$name ${random.nextInt(9)}" },
      { name.toLowerCase() + random.nextInt(9) },
      { name.take(2 + random.nextInt(4)) },
      { " $name".take(19).toString() + 'x' },
      { name.reverse() },
    ]
    makers[random.nextInt(makers.size())].call().toString()
  }

  /** One fault, or one kill, or a disk that fills up, at one request; then runs until one succeeds. */
  private static String struck(Bench bench, Random random, Map<String, ?> options) {
    int n = 1 + random.nextInt(REQUESTS)
    def names = Mishap.FAULTS.keySet().toList() + ['kill', 'disk']
    def name = names[random.nextInt(names.size())]
    def moment = MOMENTS[random.nextInt(2)]
    if (name == 'kill') {
      Mishap.dying(bench, n, moment, Bench.standard(), options)
    } else if (name == 'disk') {
      def full = new Mishap.FilledDisk(n)
      bench.disk = full
      Mishap.attempt { bench.apply(Bench.standard(), options) }
      full.room = Integer.MAX_VALUE
    } else {
      bench.sandbox.faults().add(Mishap.FAULTS[name].call(Fault.on(Fault.ANY_ROUTE).nth(n)))
    }
    Mishap.untilDone(bench) { bench.apply(Bench.standard(), options) }
    "$name${name == 'kill' ? ' ' + moment : ''} at $n".toString()
  }

  private static List<String> wrong(Bench bench, Map<String, Map<String, String>> store) {
    def client = bench.client
    def bots = client.bots().list(bench.workspace(), PublishStatus.ALL).all()
    def bases = client.datasets().list(bench.workspace()).all()
    def tables = client.databases().list(bench.workspace()).all()
    def found = [
      bot: bots.findAll { it.name().get() == Bench.BOT }*.id(),
      knowledge: bases.findAll { it.name().get() == Bench.KNOWLEDGE }*.id(),
      database: tables.findAll { it.tableName().get() == Bench.TABLE }*.id(),
    ]
    List<String> wrong = []
    found.each { kind, ids ->
      if (ids.size() != 1) wrong << "$ids of $kind".toString()
    }
    store.declared.each { kind, id ->
      if (found[kind] != [id]) wrong << "$kind $id was not taken over".toString()
    }
    def all = (bots*.id() + bases*.id() + tables*.id()) as Set
    def expected = (store.others.values() + found.values().flatten()) as Set
    if (all != expected) wrong << "there is $all, not $expected".toString()
    def untouched = bots.findAll { it.id() in store.others.values() }
        .every { client.bots().draft(it.id()).promptInfo().get().prompt().get() == "theirs ${it.name().get()}".toString() }
    if (!untouched) wrong << 'the bot of somebody else was changed'
    if (client.documents().list(found.knowledge[0]).all()*.name()*.get() != ['policies.txt']) wrong << 'documents'
    if (client.databases().rows(found.database[0], RecordQuery.ALL.withPageSize(1000)).all().size() != 31) wrong << 'rows'
    if (client.bots().info(found.bot[0]).promptInfo().get().prompt().get() != Bench.bot().prompt().get()) wrong << 'published prompt'
    if (!bench.plan(Bench.standard()).isEmpty()) wrong << 'the next plan is not empty'
    wrong
  }

  private static String bot(Bench bench, String name) {
    bench.client.bots().create(new BotCreate(bench.workspace(), name, BotSettings.builder().prompt("theirs $name").build()))
  }

  private static String knowledge(Bench bench, String name) {
    bench.client.datasets().create(DatasetCreate.text(bench.workspace(), name, 'theirs'))
  }

  private static String database(Bench bench, String name) {
    bench.client.databases().create(
        DatabaseCreate.of(bench.workspace(), name, [DatabaseField.of('title', DatabaseFieldType.STRING, false)], DatabaseRwMode.UNLIMITED))
  }
}
