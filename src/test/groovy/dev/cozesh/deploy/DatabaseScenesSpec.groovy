package dev.cozesh.deploy

import dev.cozesh.catalog.Catalog
import dev.cozesh.client.core.Call
import dev.cozesh.client.core.CallListener
import dev.cozesh.client.core.Exchange
import dev.cozesh.client.database.RecordInsert
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.table.ColumnType
import dev.cozesh.deploy.table.ColumnWish
import dev.cozesh.error.CozeConflictException
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozeScriptException
import dev.cozesh.error.Place
import dev.cozesh.sandbox.Fault
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** Databases from CSV files: scenario D24, and what D2–D9 say of creates, for tables and rows. */
class DatabaseScenesSpec extends Specification {
  private static final String CREATE = 'POST /v1/databases'
  private static final String INSERT = 'POST /v1/databases/{database_id}/records'
  private static final String DELETE = 'DELETE /v1/databases/{database_id}/records'
  private static final String QUERY = 'POST /v1/databases/{database_id}/records/query'

  @TempDir Path directory
  @AutoCleanup Bench bench

  def setup() {
    bench = new Bench(directory)
  }

  static class Death extends Error {}

  def "D24: a table of 31 rows is a database of 12 columns and one insert, and a second run sends no write"() {
    when:
    def plan = bench.plan(Bench.standard())

    then:
    bench.writes() == 0
    with(plan.changes().find { it.address().kind().word() == 'database' }) {
      action() == Action.CREATE
      fields().find { it.field() == 'fields.salary_min' }.after().get().textValue() == 'Integer, required'
      fields().find { it.field() == 'fields.years_needed' }.after().get().textValue() == 'Number, required'
      fields().find { it.field() == 'fields.is_remote' }.after().get().textValue() == 'Boolean, required'
      fields().find { it.field() == 'fields.post_code' }.after().get().textValue() == 'String, required'
      fields().find { it.field() == 'fields.publish_date' }.after().get().textValue() == 'Time, required'
      fields().find { it.field() == 'fields.benefits' }.after().get().textValue() == 'String'
      fields().find { it.field() == 'rows/jobs.csv' }.after().get().textValue() == '31 rows'
      remarks()[0].contains('salaryMin → salary_min')
      remarks()[0].contains('sourceURL → source_url')
    }
    plan.permissions().containsAll(['Workspace.createDatabase', 'Database.createRecord', 'Database.readRecord'])

    when:
    def report = bench.apply(Bench.standard())
    def before = bench.writes()

    then:
    report.created()*.address()*.kind()*.word() == ['knowledge', 'database', 'bot']
    report.requests() <= plan.requestsSent() + plan.requestsToApply()
    bench.sandbox.requests(INSERT) == 1
    bench.rows() == expected()
    description() == '岗位'

    when:
    def second = bench.plan(Bench.standard())
    bench.apply(Bench.standard())

    then:
    second.isEmpty()
    bench.writes() == before
  }

  def "2,500 rows go in three inserts, each counted"() {
    when:
    def plan = bench.plan(Bench.tables(table: Bench.jobs(2_500)))
    def report = bench.apply(Bench.tables(table: Bench.jobs(2_500)))

    then:
    bench.sandbox.commits(INSERT) == 3
    bench.rows().size() == 2_500
    report.requests() <= plan.requestsSent() + plan.requestsToApply()
  }

  def "a changed file replaces the rows that were sent, and no others"() {
    given:
    bench.apply(Bench.tables())
    def changed = Bench.jobs(33)

    when:
    def plan = bench.plan(Bench.tables(table: changed))

    then:
    with(plan.changes()[0]) {
      action() == Action.UPDATE
      fields()*.field() == ['rows/jobs.csv']
      fields()[0].before().get().textValue() == '31 rows'
      fields()[0].after().get().textValue() == '33 rows'
      remarks().any { it.contains('deleted, all 31, and sent anew') }
    }
    plan.permissions().contains('Database.deleteRecord')

    when:
    def report = bench.apply(Bench.tables(table: changed))

    then:
    bench.rows() == expected(33)
    report.requests() <= plan.requestsSent() + plan.requestsToApply()
    bench.plan(Bench.tables(table: changed)).isEmpty()
  }

  def "rows that others added are neither deleted nor taken for ours"() {
    given:
    bench.apply(Bench.tables())
    foreignRow()

    expect: 'an unchanged file leaves them alone'
    with(bench.plan(Bench.tables())) {
      it.isEmpty()
      it.changes()[0].remarks().any { it.contains('Coze has 32 rows, 31 were sent') }
    }

    when: 'a changed one does not know which are which'
    bench.apply(Bench.tables(table: Bench.jobs(33)))

    then:
    def e = thrown(CozeConflictException)
    e.what().contains('has 32 rows on Coze')
    bench.rows().size() == 32
  }

  def "an emptied table is filled again"() {
    given:
    bench.apply(Bench.tables())
    def id = bench.client.databases().list(bench.workspace()).all()[0].id()
    new RowStore(bench.client, id).delete(new RowStore(bench.client, id).look())

    when:
    bench.apply(Bench.tables())

    then:
    bench.rows() == expected()
  }

  def "an insert whose answer was lost (#kind) is settled by counting and never doubled"() {
    given:
    bench.sandbox.faults().add(fault(Fault.on(INSERT).nth(n)))

    when:
    def report = bench.apply(Bench.tables(table: Bench.jobs(2_500)))

    then:
    bench.rows().size() == 2_500
    bench.sandbox.commits(INSERT) == 3
    report.settled()[0].startsWith('settled by counting')

    where:
    [n, kind] << [1..3, ['commitThenReset', 'commitThen500', 'truncatedJson', 'resetBeforeRead', 'html']].combinations()
    fault = { it -> kind == 'html' ? it.html(502) : it."$kind"() }
  }

  def "a count that lags behind does not double rows either"() {
    given:
    bench.sandbox.faults().add(Fault.on(INSERT).nth(1).commitThen500())
    bench.sandbox.faults().add(Fault.on(INSERT).nth(1).staleRead(Duration.ofSeconds(200)))

    when:
    bench.apply(Bench.tables())

    then:
    bench.rows() == expected()
    bench.sandbox.requests(INSERT) == 1
  }

  def "a deletion whose answer was lost (#kind) is repeated only for what is there"() {
    given:
    bench.apply(Bench.tables())
    bench.sandbox.faults().add(Fault.on(DELETE).nth(1)."$kind"())

    when:
    bench.apply(Bench.tables(table: Bench.jobs(33)))

    then:
    bench.rows() == expected(33)

    where:
    kind << ['commitThenReset', 'commitThen500', 'resetBeforeRead']
  }

  def "a create of a database whose answer was lost is found by what it is like, without any mark"() {
    given:
    bench.sandbox.faults().add(Fault.on(CREATE).nth(1)."$kind"())

    when:
    def report = bench.apply(Bench.tables())

    then:
    bench.databases() == 1
    bench.sandbox.requests(CREATE) == 1
    report.settled()[0].contains('all that was asked for')
    description() == '岗位'
    bench.rows() == expected()

    where:
    kind << ['commitThenReset', 'commitThen500', 'truncatedJson']
  }

  def "a run that dies #when request #n leaves the same rows to the next one"() {
    given:
    def desired = Bench.tables(table: Bench.jobs(1_200))

    when:
    dyingRun(desired, n, when)
    directory.resolve('lock').toFile().listFiles()?.each { it.delete() }
    bench.apply(desired)

    then:
    bench.databases() == 1
    bench.rows() == expected(1_200)
    bench.sandbox.commits(CREATE) == 1
    bench.plan(desired).isEmpty()

    where:
    [n, when] << [(1..12), ['after', 'before']].combinations()
  }

  def "a run that dies #when request #n of a replacement leaves the new rows to the next one"() {
    given:
    bench.apply(Bench.tables())
    def desired = Bench.tables(table: Bench.jobs(1_200))

    when:
    dyingRun(desired, n, when)
    directory.resolve('lock').toFile().listFiles()?.each { it.delete() }
    bench.apply(desired)

    then:
    bench.rows() == expected(1_200)
    bench.plan(desired).isEmpty()

    where:
    [n, when] << [(1..14), ['after', 'before']].combinations()
  }

  def "what cannot be changed is said field by field, and nothing is sent: #what"() {
    given:
    bench.apply(Bench.tables())
    def before = bench.writes()

    when:
    bench.apply(Bench.tables(changes))

    then:
    def e = thrown(CozeConflictException)
    e.what().startsWith('deploy.groovy:5:3: database.jobs is not what is declared: ')
    e.what().endsWith(what)
    e.next().contains('--prune')
    bench.writes() == before

    where:
    changes                                                          || what
    [tableDescription: '别的']                                         || 'description is "岗位", not "别的"'
    [columns: [wish('salaryMin', type: ColumnType.NUMBER)]]          || 'fields.salary_min is "Integer, required", not "Number, required"'
    [columns: [wish('salaryMin', name: 'pay')]]                      || 'fields.pay is not there, not "Integer, required"'
    [table: Bench.jobs().replace(',8001,', ',many,')]                || 'fields.salary_min is "Integer, required", not "String, required"'
    [table: Bench.jobs().replace(',8001,', ',,')]                    || 'fields.salary_min is "Integer, required", not "Integer"'
  }

  def "a column that exists keeps its type as long as the rows fit"() {
    given: 'a table whose salary takes any number and whose benefits may be empty'
    bench.apply(Bench.tables(columns: [wish('salaryMin', type: ColumnType.NUMBER), wish('yearsNeeded', type: ColumnType.STRING)]))

    expect: 'what the file alone would make of it is no difference'
    bench.plan(Bench.tables()).isEmpty()
  }

  def "a table of that name is taken over with --adopt when its rows are those of the file"() {
    given:
    bench.apply(Bench.tables())
    forgetState()

    when:
    bench.plan(Bench.tables())

    then:
    thrown(CozeGuardException)

    when:
    bench.apply(Bench.tables(), [adopt: true])

    then:
    bench.sandbox.commits(INSERT) == 1
    bench.plan(Bench.tables()).isEmpty()

    when: 'they are others'
    forgetState()
    bench.plan(Bench.tables(table: Bench.jobs(30)), [adopt: true])

    then:
    def e = thrown(CozeGuardException)
    e.what().contains('31 rows in database.jobs, which are not those of jobs.csv')
  }

  def "a database without rows is made of its columns, and goes with --prune"() {
    given:
    def desired = Bench.tables(table: null, columns: [wish('title'), wish('salary', type: ColumnType.INTEGER)])

    when:
    bench.apply(desired)

    then:
    bench.databases() == 1
    bench.sandbox.requests(INSERT) == 0
    bench.sandbox.requests(QUERY) == 0
    bench.plan(desired).isEmpty()

    when:
    bench.apply(Bench.team(), [prune: true])

    then:
    bench.databases() == 0
  }

  def "what Coze would refuse is said before any request"() {
    when:
    bench.plan(Bench.tables(table: (1..21).collect { "c$it" }.join(',') + '\n'))

    then:
    def e = thrown(CozeScriptException)
    e.what().contains('list of columns has 21 columns, Coze takes 1 to 20')

    when:
    bench.plan(Bench.tables(table: 'title\nuse pat_test_abcdefgh12345678\n'))

    then:
    def guarded = thrown(CozeGuardException)
    guarded.what().contains('jobs.csv, row 1: title holds what looks like a secret: pat_…')
    bench.sandbox.log().empty
  }

  private static ColumnWish wish(Map given = [:], String header) {
    new ColumnWish(
        header, Optional.ofNullable(given.name), Optional.ofNullable(given.type), Optional.empty(),
        Optional.empty(), Place.NOWHERE)
  }

  private static List<Map<String, String>> expected(int rows = 31) {
    Bench.database(table: Bench.jobs(rows)).rows().get().values()
  }

  private String description() {
    bench.client.databases().list(bench.workspace()).all()[0].tableDesc().get()
  }

  private void foreignRow() {
    def id = bench.client.databases().list(bench.workspace()).all()[0].id()
    bench.client.databases().insert(id, RecordInsert.of([expected()[0]]))
  }

  private void forgetState() {
    directory.resolve('state').toFile().deleteDir()
    directory.resolve('journal').toFile().deleteDir()
  }

  private void dyingRun(desired, int n, String when) {
    int seen = 0
    def listener =
        new CallListener() {
          @Override
          void sending(Call call) {
            if (when == 'before' && ++seen == n) {
              throw new Death()
            }
          }

          @Override
          void answered(Call call, Exchange exchange) {
            if (when == 'after' && ++seen == n) {
              throw new Death()
            }
          }
        }
    def deployer = new Deployer(bench.client.listening(listener), Catalog.bundled(), bench.context())
    try {
      def plan = deployer.plan(desired, PlanOptions.of('deploy.groovy').exclusively())
      deployer.apply(plan, ApplyListener.SILENT)
    } catch (Death ignored) {
      // As intended; a run that finished first is as good a case.
    }
  }
}
