package dev.cozesh.e2e

import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.bot.BotUpdate
import dev.cozesh.json.Json
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** The part of scenario D20 about plans that were saved: applied as shown, or not at all. */
class SavedPlanSpec extends Specification {
  static final SCRIPT = '''\
    def jobs = knowledge("求职知识库") { document file("policies.md") }
    bot("WeHan") {
      description "求职助手"
      prompt file("prompt.md")
      knows jobs
      publish to: ["api"]
    }
    output "COZE_BOT_ID", bot("WeHan").id
    '''.stripIndent()

  @TempDir Path root
  @AutoCleanup Coze coze = Coze.fresh()
  Program program

  def setup() {
    program = new Program(root, coze.access())
    program.write('prompt.md', '# 角色\n\n你是求职助手，回答要短。\n')
    program.write('policies.md', '# 政策')
    program.write('deploy.groovy', SCRIPT)
  }

  def "a saved plan does what it showed, without a question and without the script"() {
    when:
    def planned = saved()

    then:
    planned.exit == 0
    planned.err.contains('wrote the plan to ')
    coze.writes() == 0
    Files.getPosixFilePermissions(file())*.name().sort() == ['OWNER_READ', 'OWNER_WRITE']

    when: 'neither the script nor its files are there any more'
    ['deploy.groovy', 'prompt.md', 'policies.md'].each { Files.delete(program.directory.resolve(it)) }
    def applied = program.here('apply', file().toString(), '--outputs', program.path('.env'), '--result-file', program.path('r.json'))

    then:
    applied.exit == 0
    coze.published()*.promptInfo()*.get()*.prompt()*.get() == ['# 角色\n\n你是求职助手，回答要短。\n']
    coze.documents()*.name()*.get() == ['policies.txt']
    program.directory.resolve('.env').toFile().text.contains("COZE_BOT_ID=${coze.published()[0].id()}")
    Json.parse(program.directory.resolve('r.json').toFile().text, 'r').path('created').size() == 2
  }

  def "with --json it prints the report alone"() {
    given:
    saved()

    when:
    def applied = program.here('apply', file().toString(), '--json')

    then:
    applied.exit == 0
    applied.json().path('created').size() == 2
    applied.json().path('outputs').path('COZE_BOT_ID').asText() == coze.published()[0].id()
  }

  def "applied twice, the second time it is stale"() {
    given:
    saved()
    program.here('apply', file().toString())
    def writes = coze.writes()

    when:
    def again = program.here('apply', file().toString())

    then:
    again.exit == 3
    again.err.contains('the plan is stale; nothing was sent')
    again.err.contains('this plan was applied as release 1')
    coze.writes() == writes
  }

  def "a plan that another apply has overtaken is stale"() {
    given:
    program.here('apply', program.path('deploy.groovy'), '--yes')
    program.write('prompt.md', '# 角色二')
    saved()
    program.write('prompt.md', '# 角色三')
    program.here('apply', program.path('deploy.groovy'), '--yes')
    def writes = coze.writes()

    when:
    def stale = program.here('apply', file().toString())

    then:
    stale.exit == 3
    stale.err =~ /its serial was \d+ and is \d+; release 2 was made since, by /
    coze.writes() == writes
  }

  def "D20: what was edited in the web page meanwhile is not overwritten, shown three ways, and decided for #winner"() {
    given:
    program.here('apply', program.path('deploy.groovy'), '--yes')
    program.write('prompt.md', '# 角色\n\n你是求职助手，回答要长。\n')
    saved()
    coze.client.bots().update(
        BotUpdate.of(coze.drafts()[0].id(), BotSettings.builder().prompt(edited).build()))
    def writes = coze.writes()

    when:
    def stale = program.here('apply', file().toString())

    then: 'the text of the release, what is there now, and what the plan says'
    stale.exit == 3
    stale.out.contains('prompt_info.prompt was changed since')
    between(stale.out, 'then → now:', 'then → plan:').contains('你是{+网页里改的+}求职助手，回答要短。')
    between(stale.out, 'then → plan:', '').contains('你是求职助手，回答要[-短-]{+长+}。')
    coze.writes() == writes
    coze.drafts()[0].promptInfo().get().prompt().get() == edited

    when: 'it is planned anew without a decision'
    def undecided = program.here('apply', program.path('deploy.groovy'), '--yes')

    then:
    undecided.exit == 3
    coze.writes() == writes

    when: 'a decision is planned, saved and applied'
    def planned = program.here('plan', program.path('deploy.groovy'), '--resolve', winner, '--out', file().toString())
    def decided = program.here('apply', file().toString())

    then:
    planned.exit == 0
    planned.out.contains(shown)
    decided.exit == 0
    coze.drafts()[0].promptInfo().get().prompt().get() == (winner == 'ours' ? '# 角色\n\n你是求职助手，回答要长。\n' : edited)
    (coze.writes() == writes) == (winner == 'theirs')

    and: 'it is decided for good'
    program.here('plan', program.path('deploy.groovy'), '--detailed-exitcode').exit == 0

    where:
    winner   || shown
    'ours'   || 'is overwritten'
    'theirs' || '你是{+网页里改的+}求职助手'
    edited = '# 角色\n\n你是网页里改的求职助手，回答要短。\n'
  }

  def "an edit of a field that the plan leaves as it is makes it stale as well"() {
    given:
    program.here('apply', program.path('deploy.groovy'), '--yes')
    program.write('prompt.md', '# 角色二')
    saved()
    coze.client.bots().update(
        BotUpdate.of(coze.drafts()[0].id(), BotSettings.builder().description('网页里改的').build()))

    when:
    def stale = program.here('apply', file().toString())

    then:
    stale.exit == 3
    stale.out.contains('description was changed since')
    coze.drafts()[0].description().get() == '网页里改的'
  }

  def "an object that somebody made or deleted meanwhile makes it stale"() {
    given:
    saved()
    coze.foreignDataset('求职知识库')

    when:
    def stale = program.here('apply', file().toString())

    then: 'the guard against strangers is first to notice'
    stale.exit == 10
    coze.drafts() == []
  }

  def "a plan is for its server and its workspace"() {
    given:
    saved()
    def other = Coze.fresh()
    def elsewhere = new Program(root.resolve('other'), other.access())

    when:
    def stale = elsewhere.here('apply', file().toString())

    then:
    stale.exit == 3
    stale.err.contains('it was made for ')
    other.writes() == 0

    cleanup:
    other?.close()
  }

  def "a file that #how is refused, and nothing is sent"() {
    given:
    saved()
    file().toFile().setText(change(file().toFile().getText('UTF-8')), 'UTF-8')

    when:
    def refused = program.here('apply', file().toString())

    then:
    refused.exit == 2
    refused.err.contains(said)
    coze.writes() == 0

    where:
    how                       | change                                             || said
    'was changed by hand'     | { it.replace('回答要短', '回答要长') }                     || 'it was changed since it was written'
    'is cut off'              | { it.take(it.size().intdiv(2)) }                   || 'it is cut off or was changed'
    'a newer cozesh wrote'    | { it.replace('"cozesh_plan" : 1', '"cozesh_plan" : 2') } || 'use the newer cozesh'
    'holds nothing but a head' | { '{"cozesh_plan": 1}' }                          || 'it was changed since it was written'
  }

  def "a file is a plan by what it holds, not by its name"() {
    given:
    saved()
    Files.move(file(), program.directory.resolve('plan.groovy'))
    program.write('deploy.plan', SCRIPT)

    expect:
    program.here('apply', program.path('deploy.plan'), '--yes').exit == 0
    program.here('apply', program.path('plan.groovy')).exit == 3
    with(program.here('plan', program.path('plan.groovy'))) {
      it.exit == 2
      it.err.contains('is a saved plan, not a script')
    }
  }

  def "options that were decided when the plan was made are refused"() {
    given:
    saved()

    when:
    def refused = program.here('apply', file().toString(), '--prune')

    then:
    refused.exit == 2
    refused.err.contains('--prune does nothing with a saved plan')
    coze.writes() == 0
  }

  def "options travel with the plan: it does a part of the script, or takes over what is there"() {
    given:
    coze.foreignDataset('求职知识库')

    when:
    def planned =
        program.here('plan', program.path('deploy.groovy'), '--adopt', '--target', 'knowledge.求职知识库', '--out', file().toString())
    def applied = program.here('apply', file().toString())

    then:
    planned.exit == 0
    applied.exit == 0
    coze.documents()*.name()*.get() == ['policies.txt']
    coze.datasets().size() == 1
    coze.drafts() == []
  }

  def "what the script itself would send is named, and not sent"() {
    given:
    program.write('deploy.groovy', SCRIPT + 'POST "/v1/files/touch", [a: 1]\n')
    saved()

    when:
    def applied = program.here('apply', file().toString())

    then:
    applied.exit == 0
    applied.err.contains('not sent, since a saved plan sends what is declared alone: POST /v1/files/touch (')
    !coze.sandbox.log()*.path().contains('/v1/files/touch')
  }

  def "its blocks of afterApply are run, from the very script"() {
    given:
    program.write('deploy.groovy', SCRIPT + 'afterApply { show "checked ${bot("WeHan").id}" }\n')
    saved(program.path('deploy.groovy'))

    when:
    def applied = program.here('apply', file().toString())

    then:
    applied.exit == 0
    applied.out.contains("checked ${coze.published()[0].id()}")
  }

  def "a script that was changed since makes a plan with blocks stale, one that is gone as well"() {
    given:
    program.write('deploy.groovy', SCRIPT + 'afterApply { show "checked" }\n')
    saved()
    change(program.directory.resolve('deploy.groovy'))

    when:
    def stale = program.here('apply', file().toString())

    then:
    stale.exit == 3
    stale.err.contains(said)
    coze.writes() == 0

    where:
    change                       || said
    ({ Path it -> it.toFile() << '// x\n' }) || 'its script deploy.groovy was changed since'
    ({ Path it -> Files.delete(it) }) || 'its script deploy.groovy is not here'
  }

  def "a plan that finds nothing to do does nothing"() {
    given:
    program.here('apply', program.path('deploy.groovy'), '--yes')
    saved()
    def writes = coze.writes()

    when:
    def applied = program.here('apply', file().toString())

    then:
    applied.exit == 0
    applied.out.contains('no changes')
    coze.writes() == writes
    program.here('apply', file().toString()).exit == 0
  }

  def "no secret gets into a plan"() {
    given:
    program.write('deploy.groovy', 'bot("x") { prompt "hallo" }')

    when:
    def refused = program.here('plan', program.path('deploy.groovy'), 'pat_test_aaaaaaaa11112222', '--out', file().toString())

    then:
    refused.exit == 10
    refused.err.contains('a secret stands in the arguments of the script')
    !Files.exists(file())
  }

  private Program.Ended saved(String script = program.path('deploy.groovy')) {
    program.here('plan', script, '--out', file().toString())
  }

  private static String between(String text, String from, String to) {
    def rest = text.substring(text.indexOf(from) + from.length())
    to ? rest.substring(0, rest.indexOf(to)) : rest
  }

  private Path file() {
    program.directory.resolve('deploy.plan')
  }
}
