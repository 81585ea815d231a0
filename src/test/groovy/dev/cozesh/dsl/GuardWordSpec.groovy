package dev.cozesh.dsl

import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.guard.Guard
import dev.cozesh.deploy.guard.PlanFacts
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.plan.Change
import dev.cozesh.deploy.plan.FieldChange
import dev.cozesh.deploy.plan.Reach
import dev.cozesh.deploy.plan.Target
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozeScriptException
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class GuardWordSpec extends Specification {
  @TempDir Path directory
  def host = new RecordingHost()

  def "a rule that holds has no objection: #rule"() {
    expect:
    guard(rule).objection(facts()).empty

    where:
    rule << [
      'guard("r") { creates == 1 }',
      'guard("r") { assert deletes == 0; assert publishes <= 1 }',
      'guard("r") { plan -> plan.requests < 100 }',
      'guard { changes.every { it.kind == "bot" } }',
      'guard { environment == "dev" && host == "sandbox" && workspace == "WeHan" }',
      'guard { now.year == 1970 && documents == 2 && bots == 1 }',
      'int most = 1\nguard("r") { creates <= most }',
      'boolean fine(n) { n < 2 }\nguard("r") { fine(creates) }',
      'guard("r") { -> waits == 0 && adopts == 0 && updates == 0 }',
    ]
  }

  def "a rule that is broken says by what, with the values: #rule"() {
    given:
    def broken = guard(rule)

    expect:
    broken.name() == name
    broken.place().file() == 'deploy.groovy'
    broken.place().line() == 1
    said.every { broken.objection(facts()).get().contains(it) }

    where:
    rule                                            || name                          | said
    'guard("none made") { creates == 0 }'           || 'none made'                   | ['its block says false']
    'guard { assert creates == 0 : "no new bots" }' || 'guard at deploy.groovy:1:1'  | ['no new bots']
    'guard("small") { assert creates == 0 }'        || 'small'                       | ['assert creates == 0', '1']
  }

  def "a rule that fails, or says neither true nor false, is a failure of the script: #rule"() {
    when:
    guard(rule).objection(facts())

    then:
    def failed = thrown(CozeScriptException)
    failed.place().line() == 1
    "${failed.what()} ${failed.next()}".contains(said)

    where:
    rule                              || said
    'guard("r") { creats == 0 }'      || 'creates'
    'guard("r") { creates }'          || 'neither true nor false'
    'guard("r") { creates = 3 }'      || 'creates'
    'guard("r") { 1 / 0 }'            || 'zero'
  }

  def "sensitive hides fields by their words"() {
    when:
    run('bot("b") { prompt "p"; sensitive "prompt", "description" }')
    def lifecycle = host.applied ? null : declared[0].lifecycle()

    then:
    lifecycle.hides('prompt_info.prompt')
    lifecycle.hides('description')
    !lifecycle.hides('onboarding_info.prologue')
  }

  def "a word that sensitive does not know is told"() {
    when:
    run('bot("b") { sensitive "promt" }')

    then:
    def failed = thrown(CozeScriptException)
    failed.what() == 'deploy.groovy:1:12: bot cannot hide "promt"'
    failed.next().contains('prompt')
  }

  def "a secret in a file that #words reads stops the script, with file and line"() {
    given:
    Files.writeString(directory.resolve(name), '\n"key": "pat_test_Zx9Zx9Zx9Zx9"')

    when:
    run(script)

    then:
    def refused = thrown(CozeGuardException)
    refused.what() == "$name:2:9: a secret stands in the file: pat_…".toString()

    where:
    words    | name       | script
    'json'   | 'bot.json' | 'json(file("bot.json"))'
    'prompt' | 'p.md'     | 'bot("b") { prompt file("p.md") }'
  }

  private declared

  private Guard guard(String script) {
    run(script)
    assert host.guards.size() == 1
    host.guards[0]
  }

  private void run(String script) {
    declared = new ScriptRunner(host).run(new ScriptSource('deploy.groovy', directory, script), []).declared().resources()
  }

  private static PlanFacts facts() {
    def fields = [new FieldChange('publish', Optional.empty(), Optional.empty())]
    new PlanFacts(
        new Target('sandbox', '1', 'WeHan'), 'dev',
        [new Change(new Address(Kind.BOT, 'b'), Action.CREATE, Optional.empty(), fields, [])], 34, new Reach(1, 1, 2, 0))
  }
}
