package dev.cozesh.e2e

import dev.cozesh.sandbox.LoggedRequest
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll
import spock.util.concurrent.BlockingVariable

/** Scenario D2 on the wire: the process itself is killed, at each request of a deployment in turn. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class KillSpec extends Specification {
  private static final String SCRIPT = 'scripts/wehan/deploy.groovy'

  @TempDir Path directory
  @Shared List<LoggedRequest> undisturbed = wholeRun()

  def "an undisturbed run sends each create once and publishes when all else is written"() {
    given:
    def routes = undisturbed*.route()

    expect:
    Coze.CREATES.every { routes.count(it) == 1 }
    undisturbed.findAll { it.committed() }.last().route() == 'POST /v1/bot/publish'
  }

  @Unroll("request #n, #route")
  def "what a run leaves that is killed between a request and its answer, the next one finishes"() {
    given:
    def coze = Coze.fresh()
    def program = program(directory, coze)

    when:
    def sent = killedAt(n, coze, program)

    then:
    sent == undisturbed.take(n)*.route()

    when:
    def second = deploy(program)

    then:
    second.exit == 0

    and:
    with(coze.published()) {
      it*.name()*.get() == ['WeHan 求职助手']
      it*.description()*.get() == ['武汉高校毕业生一站式求职助手']
      it*.datasetIds() == [coze.datasets()*.id()]
    }
    coze.drafts()*.description()*.get() == ['武汉高校毕业生一站式求职助手']
    coze.datasets()*.name()*.get() == ['WeHan 求职知识库']
    coze.datasets()*.description()*.get() == ['就业政策与岗位说明']
    coze.documents()*.name()*.get().sort() == ['policies.txt', '岗位.txt']
    coze.databases()*.tableName()*.get() == ['jobs']
    coze.rows('jobs')*.salary_min == ['9000', '8000', '7000', '6500']
    Coze.CREATES.every { coze.sandbox.requests(it) == 1 }

    when:
    def writes = coze.writes()
    def third = deploy(program)

    then:
    third.exit == 0
    third.out.contains('no changes, 3 unchanged')
    coze.writes() == writes

    cleanup:
    coze.close()

    where:
    n << (1..undisturbed.size())
    route = undisturbed[n - 1].route()
  }

  /**
   * Kills a run when its nth request is handled and not yet answered; returns the routes of what it
   * had sent by then.
   */
  private List<String> killedAt(int n, Coze coze, Program program) {
    def sent = [].asSynchronized()
    def child = new BlockingVariable<Program.Child>(30)
    boolean writes = undisturbed[n - 1].committed()
    coze.sandbox.onReceived {
      sent << it.route()
      if (sent.size() == n && !writes) {
        child.get().kill()
      }
    }
    coze.sandbox.onCommitted {
      if (sent.size() == n) {
        child.get().kill()
      }
    }
    child.set(program.start(SCRIPT, '--yes'))
    assert child.get().ended().exit == 137
    List.copyOf(sent)
  }

  private static List<LoggedRequest> wholeRun() {
    def directory = Files.createTempDirectory('undisturbed')
    try {
      return Coze.fresh().withCloseable { coze ->
        assert deploy(program(directory, coze)).exit == 0
        coze.sandbox.log()
      }
    } finally {
      directory.toFile().deleteDir()
    }
  }

  private static Program.Ended deploy(Program program) {
    program.here(program.path(SCRIPT), '--yes')
  }

  private static Program program(Path directory, Coze coze) {
    def program = new Program(directory, coze.access('pat_test_kill'))
    program.copy('scripts/wehan')
    program
  }
}
