package dev.cozesh.shell.builtin

class DestroySpec extends VerbSpecification {
  static final TEAM = '''\
def jobs = knowledge("Jobs") { description "d"; document text("a.txt", "hello") }
bot("WeHan") { prompt "p"; knows jobs; publish to: ["api"] }
bot("Draft") { prompt "p" }
output "COZE_BOT_ID", bot("WeHan").id
'''

  def "what a script has made goes: deleted, or unpublished where nothing deletes it; a second time there is nothing"() {
    given:
    def file = script(TEAM)
    assert run(file, '--yes') == 0
    def wehan = bots().find { it.name().get() == 'WeHan' }.id()

    when:
    def exit = run('destroy', file, '--yes')

    then:
    exit == 0
    datasets().empty
    bots()*.name()*.get() as Set == ['WeHan', 'Draft'] as Set
    !client.bots().list(workspace(), dev.cozesh.client.core.PublishStatus.PUBLISHED_ONLINE).all().any { it.id() == wehan }
    state().resources.size() == 0
    printed() =~ /(?m)^- knowledge Jobs \d+$/
    printed() =~ /(?m)^v bot WeHan \d+ \(unpublished; no endpoint deletes it\)$/
    printed().contains('1 to delete, 1 to unpublish, 1 to forget')
    remarks() =~ /(?m)^stays on Coze: bot\.WeHan $wehan/
    remarks() =~ /(?m)^stays on Coze: bot\.Draft \d+/

    when:
    def before = writes()

    then:
    run('destroy', file, '--yes') == 0
    writes() == before

    and: 'the release that it is says so'
    run('releases') == 0
    printed().readLines().any { it =~ /^2 .* destroy +1 changed, 1 deleted$/ }
  }

  def "it asks with the counts, and without a yes nothing goes"() {
    given:
    def file = script(TEAM)
    assert run(file, '--yes') == 0
    def before = writes()

    expect:
    run('destroy', file) == 2
    said([answer], 'destroy', file) == exit
    (writes() == before) == !goes
    remarks().contains('delete 1 knowledge base, unpublish 1 bot, forget 1 bot? [y/N/d] ')
    datasets().size() == (goes ? 0 : 1)

    where:
    answer | exit | goes
    'n'    | 2    | false
    ''     | 2    | false
    'y'    | 0    | true
  }

  def "what was taken over is forgotten, and deleted only with --delete-adopted"() {
    given:
    def id = knowledge('Jobs', 'd')
    def file = script('knowledge("Jobs") { description "d" }')
    assert run(file, '--yes', '--adopt') == 0

    expect:
    run('destroy', file, '--yes', *more) == 0
    datasets()*.id() == left.collect { id }
    state().resources.size() == 0

    where:
    more                 | left
    []                   | [1]
    ['--delete-adopted'] | []
  }

  def "D19: a protected object stops everything, also when its block is gone; unprotected it goes, and the plan says with what"() {
    given:
    def file = script('knowledge("Jobs") { description "d"; document text("a.txt", "x"); protect() }\nbot("WeHan") { prompt "p" }')
    assert run(file, '--yes') == 0
    script('bot("WeHan") { prompt "p" }')
    def before = writes()

    expect:
    run('apply', file, '--yes', '--prune') == 10
    remarks().contains('protected, so nothing is deleted: knowledge.Jobs')
    remarks().contains('cozesh state unprotect "knowledge.Jobs"')
    run('destroy', file, '--yes') == 10
    writes() == before
    datasets().size() == 1

    run('state', 'unprotect', 'knowledge.Jobs') == 0
    run('plan', file, '--prune') == 0
    printed().contains('its document sent from here and all others in it go with it, and bots that use it lose it')
    run('apply', file, '--yes', '--prune', '--allow-delete', '1') == 0
    datasets().empty
  }

  def "--target takes down one, --exclude all but one"() {
    given:
    def file = script('knowledge("A") { description "a" }\nknowledge("B, b") { description "b" }')
    assert run(file, '--yes') == 0

    expect:
    run('destroy', file, '--yes', option, address) == 0
    datasets()*.name()*.get() == left

    where:
    option      | address          || left
    '--target'  | 'knowledge.A'    || ['B, b']
    '--exclude' | 'knowledge.B, b' || ['B, b']
    '--exclude' | 'knowledge.A'    || ['A']
  }

  def "--retire says in the plan, in the question and on Coze that a bot is retired, and names what stays"() {
    given:
    def file = script(TEAM)
    def day = java.time.LocalDate.now(java.time.ZoneOffset.UTC)
    assert run(file, '--yes') == 0

    expect:
    said(['y'], 'destroy', file, '--retire') == 0
    printed() =~ /(?m)^v bot WeHan \d+ \(unpublished; no endpoint deletes it\)$/
    printed() =~ /(?m)^v bot Draft \d+ \(marked as retired; no endpoint deletes it\)$/
    printed().contains("  + description: \"retired $day\"")
    printed().contains('1 to delete, 1 to unpublish, 1 to mark as retired')
    remarks().contains('delete 1 knowledge base, unpublish 1 bot, mark as retired 1 bot? [y/N/d] ')
    printed() =~ /(?m)^retired bot WeHan \d+$/
    printed() =~ /(?m)^retired bot Draft \d+$/
    remarks() =~ /(?m)^stays on Coze: bot\.Draft \d+/
    bots()*.description()*.get().unique() == ["retired $day".toString()]
  }

  def "a script's own calls are not sent when it is only asked what it has made"() {
    given:
    def file = script('knowledge("A") { description "a" }')
    assert run(file, '--yes') == 0
    script('knowledge("A") { description "a" }\ndatasets.create(space_id: workspaces.list().first().id, name: "side", format_type: 0)\napply()')
    def creates = sandbox.commits('POST /v1/datasets')

    expect:
    run('destroy', file, '--yes') == 0
    sandbox.commits('POST /v1/datasets') == creates
    datasets().empty
    printed().readLines().count { it.startsWith('Plan for workspace') } == 1
  }

  def "--json tells what went as one document"() {
    given:
    def file = script('knowledge("A") { description "a" }')
    assert run(file, '--yes') == 0

    expect:
    run('destroy', file, '--yes', '--json') == 0
    json().deleted*.address*.textValue() == ['knowledge.A']
  }
}
