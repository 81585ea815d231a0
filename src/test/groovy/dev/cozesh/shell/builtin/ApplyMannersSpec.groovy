package dev.cozesh.shell.builtin

import dev.cozesh.json.Json
import dev.cozesh.sandbox.Fault

/** What `--keep-going` and `--resend-unverifiable` tell people and programs. */
class ApplyMannersSpec extends VerbSpecification {
  static final BAD = '{"code":4000,"msg":"Invalid request parameters","detail":{"logid":"{logid}"}}'
  static final TEAM = '''\
def jobs = knowledge("Jobs") { description "d" }
knowledge("Talks") { description "d" }
bot("WeHan") { prompt "p"; knows jobs; publish to: ["api"] }
bot("Draft") { prompt "p" }
output "COZE_BOT_ID", bot("WeHan").id
'''

  def "people and programs are told what failed and what was not done for that, and the next run finishes"() {
    given:
    def file = script(TEAM)
    def result = dir.resolve('result.json')
    sandbox.faults().add(Fault.on('POST /v1/datasets').nth(1).status(400, BAD, [:]))

    expect:
    run('apply', file, '--yes', '--keep-going', '--json', '--result-file', result.toString()) == 5
    with(json()) {
      exit.intValue() == 5
      error.kind.textValue() == 'failures'
      failed.size() == 1
      with(failed[0]) {
        address.textValue() == 'knowledge.Jobs'
        kind.textValue() == 'service'
        code.intValue() == 4000
        http_status.intValue() == 400
        !log_id.textValue().empty
        !next.textValue().empty
      }
      blocked.size() == 1
      [blocked[0].address.textValue(), blocked[0].by.textValue()] == ['bot.WeHan', 'knowledge.Jobs']
    }
    def kept = Json.mapper().readTree(result.toFile())
    kept.exit.intValue() == 5
    kept.failed == json().failed
    kept.blocked == json().blocked
    kept.created*.address*.textValue() == ['knowledge.Talks', 'bot.Draft']
    kept.ambiguous.empty
    events('failed') == [[address: 'knowledge.Jobs', code: 4000]]
    events('blocked')*.address == ['bot.WeHan']

    run('apply', file, '--yes', '--keep-going', '--result-file', result.toString()) == 0
    printed().contains('created bot WeHan')
    printed() =~ /(?m)^COZE_BOT_ID=\d+$/
    Json.mapper().readTree(result.toFile()).failed.empty
    sandbox.requests('POST /v1/datasets') == 3
  }

  def "in text: each failure with its code and what to do, what is blocked, and that the rest is done"() {
    given:
    def file = script(TEAM)
    sandbox.faults().add(Fault.on('POST /v1/datasets').nth(1).status(400, BAD, [:]))

    expect:
    run('apply', file, '--yes', '--keep-going') == 5
    printed().contains('created knowledge Talks')
    printed().contains('created bot Draft')
    remarks().contains('note: knowledge.Jobs failed, what does not depend on it goes on: POST /v1/datasets was refused: code 4000')
    remarks().contains('1 object failed, and 1 that depends on it was not done\n  why:  knowledge.Jobs: POST /v1/datasets was refused: code 4000 (HTTP 400, log id ')
    remarks().contains('\n        blocked by knowledge.Jobs: bot.WeHan\n  next: all else is done and recorded. Run the same command again: it goes on from there\n')
    !remarks().contains('done and recorded: ')
  }

  def "without it the result file names the object at which the run stopped, and nothing goes on"() {
    given:
    def file = script(TEAM)
    def result = dir.resolve('result.json')
    sandbox.faults().add(Fault.on('POST /v1/datasets').nth(1).status(400, BAD, [:]))

    expect:
    run('apply', file, '--yes', '--result-file', result.toString()) == 1
    def kept = Json.mapper().readTree(result.toFile())
    kept.failed*.address*.textValue() == ['knowledge.Jobs']
    kept.blocked.empty
    datasets().empty
    bots().empty
  }

  def "a saved plan is applied in the manner that is asked for then; what it decides is not asked again"() {
    given:
    def file = script(TEAM)
    def plan = dir.resolve('team.plan').toString()
    assert run('plan', file, '--out', plan) == 0
    sandbox.faults().add(Fault.on('POST /v1/datasets').nth(1).status(400, BAD, [:]))

    expect:
    run('apply', plan, '--resend-unverifiable') == 2
    remarks().contains('--resend-unverifiable does nothing with a saved plan')
    run('apply', plan, '--keep-going') == 5
    bots()*.name()*.get() == ['Draft']
  }

  def "what is sent again on purpose is shown by a plan, also by one that is saved, and done"() {
    given:
    def file = script('bot("WeHan") { prompt "p"; publish to: ["10000122"] }')
    def plan = dir.resolve('team.plan').toString()
    assert run(file, '--yes') == 0

    expect:
    run('plan', file) == 0
    printed().contains('no changes, 1 unchanged')
    run('plan', file, '--resend-unverifiable', '--out', plan) == 0
    printed() =~ /(?m)^~ bot WeHan \d+$/
    printed().contains('note: publish: sent again, for nobody can read whether it is published to 10000122')
    run('apply', plan) == 0
    printed().contains('published bot WeHan')
    sandbox.commits('POST /v1/bot/publish') == 2
    run('apply', file, '--yes', '--resend-unverifiable') == 0
    sandbox.commits('POST /v1/bot/publish') == 3
  }

  private List<Map> events(String name) {
    remarks().readLines().findAll { it.startsWith('{') }.collect { Json.mapper().readTree(it) }
        .findAll { it.event.textValue() == name }
        .collect { [address: it.address.textValue()] + (it.has('code') ? [code: it.code.intValue()] : [:]) }
  }
}
