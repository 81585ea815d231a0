package dev.cozesh.e2e

import dev.cozesh.sandbox.Fault
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** Blocks of afterApply as a gate: what fails its check may be taken back. */
class AfterApplyGateSpec extends Specification {
  @TempDir Path root
  @AutoCleanup Coze coze = Coze.fresh()
  Program program

  def setup() {
    program = new Program(root, coze.access())
  }

  def "the release before is published again when the check fails, asked for in #where"() {
    given:
    apply('# 好', 'afterApply { assert true }')
    def version = versions().size()

    when:
    def failed = apply('# 坏', block, option)

    then:
    failed.exit == 1
    failed.err.contains('deploy.groovy:5: assertion failed')
    failed.err.contains('release 1 was applied and published again, as release 3')
    prompts() == ['# 好']
    versions().size() == version + 2
    releases() == ['apply', 'apply, failed', 'restore of 1: release 2 failed its check']

    and: 'which is told with the reason'
    program.here('releases', 'show', '2', *where()).out.contains('failed: deploy.groovy:5: assertion failed'.replace('deploy.groovy', program.path('deploy.groovy')))

    where:
    where        | block                                  | option
    'the script' | 'afterApply(restore: true) { assert false }' | []
    'the call'   | 'afterApply { assert false }'          | ['--restore-on-failure']
  }

  def "without being asked for, what was published stays"() {
    given:
    apply('# 好', 'afterApply { assert true }')

    when:
    def failed = apply('# 坏', 'afterApply { assert false }')

    then:
    failed.exit == 1
    prompts() == ['# 坏']
    releases() == ['apply', 'apply']
  }

  def "of several blocks the one that fails decides"() {
    given:
    apply('# 好', 'afterApply { assert true }')

    when:
    def failed = apply('# 坏', 'afterApply(restore: true) { assert true }\nafterApply { assert false }')

    then:
    failed.exit == 1
    prompts() == ['# 坏']
  }

  def "the first release has none before it, and the failure says so"() {
    when:
    def failed = apply('# 坏', 'afterApply(restore: true) { assert false }')

    then:
    failed.exit == 1
    failed.err.contains('there is no older release to go back to; release 1 stays')
    prompts() == ['# 坏']
    releases() == ['apply, failed']
  }

  def "one that failed is not gone back to"() {
    given:
    apply('# 好', '')
    apply('# 坏', 'afterApply { assert false }', ['--restore-on-failure'])
    apply('# 更坏', 'afterApply { assert false }', ['--restore-on-failure'])

    expect:
    prompts() == ['# 好']
    releases().last() == 'restore of 3: release 4 failed its check'
  }

  def "a run that has changed nothing takes nothing back"() {
    given:
    apply('# 好', '')
    def writes = coze.writes()

    when:
    def failed = apply('# 好', 'afterApply(restore: true) { assert false }')

    then:
    failed.exit == 1
    failed.err.contains('nothing was released by this run, so nothing was gone back to')
    coze.writes() == writes
  }

  def "when going back fails, too, both are told"() {
    given:
    apply('# 好', '')
    coze.faults().add(
        Fault.on('POST /v1/bot/publish').nth(2).status(200, '{"code":4105,"msg":"sensitive","detail":{"logid":"L"}}', [:]))

    when:
    def failed = apply('# 坏', 'afterApply(restore: true) { assert false }')

    then:
    failed.exit == 5
    failed.err.contains('assertion failed')
    failed.err.contains('and release 1 could not be brought back: ')
    failed.err.contains('`cozesh rollback 1` tries again')
    prompts() == ['# 坏']

    when:
    coze.faults().clear()
    program.here('rollback', '1', '--yes', *where())

    then:
    prompts() == ['# 好']
  }

  def "a saved plan has the same gate"() {
    given:
    apply('# 好', '')
    write('# 坏', 'afterApply(restore: true) { assert false }')
    program.here('plan', program.path('deploy.groovy'), '--out', program.path('p'))

    when:
    def failed = program.here('apply', program.path('p'))

    then:
    failed.exit == 1
    failed.err.contains('release 1 was applied and published again, as release 3')
    prompts() == ['# 好']
  }

  def "an option that afterApply does not have is an error"() {
    when:
    def wrong = apply('# 好', 'afterApply(restor: true) { assert true }')

    then:
    wrong.exit == 1
    wrong.err.contains('afterApply has no option restor')
    wrong.err.contains('did you mean `restore:`?')
    coze.writes() == 0
  }

  private Program.Ended apply(String prompt, String block, List<String> options = []) {
    write(prompt, block)
    program.here('apply', program.path('deploy.groovy'), '--yes', *options)
  }

  private void write(String prompt, String block) {
    program.write('deploy.groovy', """\
      bot("WeHan") {
        prompt "$prompt"
        publish to: ["api"]
      }
      $block
      """.stripIndent())
  }

  private List<String> prompts() {
    coze.published()*.promptInfo()*.get()*.prompt()*.get()
  }

  private List<String> versions() {
    coze.client.bots().versions(coze.drafts()[0].id()).all()*.version()
  }

  private static List<String> where() {
    ['--workspace', 'WeHan']
  }

  private List<String> releases() {
    program.here('releases', '--json', *where()).json().collect {
      it.path('cause').asText() + (it.path('failed').isNull() ? '' : ', failed')
    }
  }
}
