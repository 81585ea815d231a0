package dev.cozesh.shell.builtin

import dev.cozesh.sandbox.Fault
import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Requires
import spock.lang.Unroll

class StateVerbSpec extends VerbSpecification {
  static final SCRIPT = 'knowledge("Jobs") { description "d" }\nbot("WeHan 求职") { prompt "p"; publish to: ["api"] }'

  String file

  def setup() {
    file = script(SCRIPT)
  }

  def "ls tells origin, protection, script, version and when something was last sent"() {
    given:
    assert run(file, '--yes') == 0
    def other = bot('Other')
    run('import', 'bot.Other')
    run('state', 'protect', 'bot.Other')

    expect:
    run('state', 'ls') == 0
    printed().readLines()[0] =~ /^address +id +origin +protected +script +published +last sent$/
    printed() =~ /(?m)^knowledge\.Jobs +\d+ +created +deploy\.groovy +\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
    printed() =~ /(?m)^bot\.WeHan 求职 +\d+ +created +deploy\.groovy +\S+ +\S+Z$/
    printed() =~ /(?m)^bot\.Other +$other +imported +yes/
    run('state', 'ls', '--json') == 0
    json().find { it.address.textValue() == 'bot.Other' }.protected.booleanValue()
    json().find { it.address.textValue() == 'bot.WeHan 求职' }.published.textValue()
  }

  def "show of what is not managed names what was probably meant"() {
    given:
    assert run(file, '--yes') == 0

    expect:
    run('state', 'show', 'knowledge.Jbos') == 2
    remarks().contains('did you mean `knowledge.Jobs`?')
    run('state', 'show', 'knowledge.Jobs') == 0
    json().origin.textValue() == 'CREATED'
  }

  def "mv gives another name in state alone; the script under the new name then renames on Coze"() {
    given:
    assert run(file, '--yes') == 0
    def before = writes()
    def id = datasets()[0].id()

    expect:
    run('state', 'mv', 'knowledge.Jobs', 'knowledge.New, jobs') == 0
    printed() == 'knowledge.Jobs is knowledge.New, jobs now; on Coze nothing has changed\n'
    writes() == before
    state().resources.fieldNames().toList().containsAll(['knowledge.New, jobs'])

    when:
    script(SCRIPT.replace('"Jobs"', '"New, jobs"'))

    then:
    run(file, '--yes') == 0
    datasets()*.name()*.get() == ['New, jobs']
    datasets()[0].id() == id
  }

  @Unroll('mv #operands: #what')
  def "mv refuses what would lose an object"() {
    given:
    assert run(file, '--yes') == 0

    expect:
    run('state', 'mv', *operands) == 2
    remarks().contains(what)
    state().resources.fieldNames().toList() as Set == ['knowledge.Jobs', 'bot.WeHan 求职'] as Set

    where:
    operands                                          | what
    ['knowledge.Jobs', 'bot.Jobs']                    | 'a knowledge base stays one'
    ['knowledge.Jbos', 'knowledge.New']               | 'nothing is known of knowledge.Jbos'
    ['bot.WeHan 求职', 'bot.WeHan 求职']              | 'is managed already'
    ['knowledge.Jobs']                                | 'does not say where to'
    ['knowledge.Jobs', '--owner', 'nix.groovy']       | 'there is no script nix.groovy'
    ['knowledge.Jobs', 'knowledge.A', 'knowledge.B']  | 'is one operand too many'
  }

  def "mv --owner hands an object over to another script, which then keeps it and the first lets it be"() {
    given:
    assert run(file, '--yes') == 0
    script('bot("WeHan 求职") { prompt "p"; publish to: ["api"] }')
    def other = script('knowledge("Jobs") { description "d" }', 'other/jobs.groovy')

    expect:
    run('state', 'mv', 'knowledge.Jobs', '--owner', 'other/jobs.groovy') == 0
    run('plan', file, '--prune', '--detailed-exitcode') == 0
    run('plan', other, '--detailed-exitcode') == 0
  }

  def "protect keeps an object from everything, and says whether that is news"() {
    given:
    assert run(file, '--yes') == 0
    script('bot("WeHan 求职") { prompt "p"; publish to: ["api"] }')

    expect:
    run('state', 'protect', 'knowledge.Jobs') == 0
    printed() == 'knowledge.Jobs is protected\n'
    run('state', 'protect', 'knowledge.Jobs') == 0
    printed() == 'knowledge.Jobs is protected already\n'
    run(file, '--yes', '--prune') == 10
    run('state', 'unprotect', 'knowledge.Jobs') == 0
    remarks().startsWith('note: where the script still says protect()')
    run(file, '--yes', '--prune', '--allow-delete', '1') == 0
    datasets().empty
  }

  def "forget is state rm said aloud; what stays on Coze is not made again but met as a stranger"() {
    given:
    assert run(file, '--yes') == 0

    expect:
    run('forget', 'knowledge.Jobs') == 2
    said(['y'], 'forget', 'knowledge.Jobs') == 0
    printed() == 'forgot knowledge.Jobs, which stays on the server\n'
    datasets().size() == 1
    run(file, '--yes') == 10
    run(file, '--yes', '--adopt') == 0
    datasets().size() == 1
  }

  def "what is forgotten while a journal is open does not come back from it"() {
    given: 'a run that ends between the create and the end of its journal'
    sandbox.faults().add(Fault.on('POST /v1/bot/update').always().status(500, '{"code":5000,"msg":"no"}', [:]))
    assert run(file, '--yes') != 0
    sandbox.faults().clear()

    expect:
    run('state', 'rm', 'knowledge.Jobs', '--yes') == 0
    run('state', 'ls', '--json') == 0
    !json()*.address*.textValue().contains('knowledge.Jobs')
  }

  def "import finds by name, says what it is called, and a second time changes nothing"() {
    given:
    def id = knowledge('Found 了')

    expect:
    run('import', 'knowledge.Found 了') == 0
    printed() == "imported knowledge.Found 了 $id\n"
    remarks().contains('cozesh export \'knowledge.Found 了\'')
    state().resources.get('knowledge.Found 了').origin.textValue() == 'IMPORTED'

    when:
    def serial = state().serial.longValue()

    then:
    run('import', 'knowledge.Found 了', id) == 0
    printed() == "managed already: knowledge.Found 了 $id\n"
    state().serial.longValue() == serial
    run('import', 'knowledge.Other name', id) == 2
    remarks().contains("$id is managed as knowledge.Found 了")
  }

  def "imported under another name, it is told that a script would rename it"() {
    given:
    def id = knowledge('Old')

    expect:
    run('import', 'knowledge.New', id) == 0
    remarks().contains('on Coze it is called "Old"; a script that declares it under this address renames it')
    run(script('knowledge("New") { description "n" }'), '--yes') == 0
    datasets()*.name()*.get() == ['New']
  }

  @Unroll('import #operands: exit #exit, #what')
  def "import refuses what is not certain"() {
    given:
    2.times { knowledge('Twin') }
    def id = bot('WeHan')
    knowledge('Jobs')
    assert run('import', 'knowledge.Jobs', '--yes') == 0
    def free = knowledge('Free')

    expect:
    run('import', *operands.collect { it.replace('BOT', id).replace('FREE', free) }) == exit
    remarks().contains(what.replace('BOT', id))

    where:
    operands                      || exit | what
    ['knowledge.Twin']            || 3    | '2 objects are called knowledge base "Twin"'
    ['knowledge.Jbos']            || 2    | 'the nearest are "Jobs"'
    ['knowledge.WeHan', 'BOT']    || 2    | 'BOT is a bot, not a knowledge base'
    ['knowledge.X', '7399999']    || 2    | 'no knowledge base has the id 7399999'
    ['knowledge.Jobs', 'FREE']    || 2    | 'forget it first: `cozesh state rm "knowledge.Jobs"`'
    ['knowledge.Jobs', 'twelve']  || 2    | 'ids of Coze are digits'
    ['robot.Jobs', '1']           || 2    | 'is not an address'
  }

  @Unroll('#how: exit 11, #why')
  def "a state that cannot be used says why and what to do, and nothing is sent"() {
    given:
    2.times { assert run(script(SCRIPT.replace('"d"', "\"d$it\"")), '--yes') == 0 }
    stateFile().toFile().setText(damage(stateFile().toFile().getText('UTF-8')), 'UTF-8')
    def before = writes()

    expect:
    run(file, '--yes') == 11
    remarks().contains("state is damaged: ${stateFile()}")
    remarks().contains(why)
    remarks().contains(next)
    writes() == before

    where:
    how               | damage                                                             || why                              | next
    'half-written'    | { it.substring(0, it.length() >> 1) }                              || 'is not JSON'                    | '`cozesh state repair` puts'
    'emptied'         | { '' }                                                             || 'is empty'                       | 'puts the newest copy that is whole in its place'
    'not a state'     | { '[1, 2]' }                                                       || 'it names no target'             | '`cozesh state repair` puts'
    'newer'           | { it.replaceFirst(/"format" : 1/, '"format" : 2') }                || 'a newer cozesh wrote it'        | 'update cozesh here as well'
    'of another'      | { it.replaceFirst(/"workspaceId" : "\d+"|"workspace_id" : "\d+"/, '"workspace_id" : "1"') } || 'it belongs to' | '`cozesh state repair` puts'
    'without lineage' | { it.replaceFirst(/"lineage" : "[^"]+"/, '"lineage" : ""') }       || 'no lineage'                     | '`cozesh state repair` puts'
    'bad address'     | { it.replace('"knowledge.Jobs"', '"robot.Jobs"') }                 || 'not an address: robot.Jobs'     | '`cozesh state repair` puts'
  }

  def "repair shows what it would do, asks, and does it: a damaged state gives way to its newest whole copy"() {
    given:
    3.times { assert run(script(SCRIPT.replace('"d"', "\"d$it\"")), '--yes') == 0 }
    script(SCRIPT.replace('"d"', '"d2"'))
    def path = stateFile()
    Files.writeString(path, 'torn')
    Files.writeString(path.resolveSibling("${path.fileName}.bak-1"), '{"format": 1')

    expect:
    run('state', 'repair') == 2
    printed() =~ /(?m)^~ state is damaged: /
    printed() =~ /(?m)^  \S+\.bak-2 takes its place, the newest whole copy: serial \d+, 2 objects$/
    Files.readString(path) == 'torn'

    when:
    def before = writes()
    def exit = said(['y'], 'state', 'repair')

    then:
    exit == 0
    printed().endsWith('mended: 1\n')
    Files.readString(path.resolveSibling("${path.fileName}.damaged")) == 'torn'
    writes() == before
    run('state', 'repair') == 0
    printed() == 'nothing to mend\n'
    run(file, '--yes') == 0
    bots().size() == 1
    datasets().size() == 1
  }

  def "without a whole copy the journals give back what was made, and the next apply makes nothing twice"() {
    given:
    assert run(file, '--yes') == 0
    dir.resolve('.cozesh/state').toFile().listFiles().each { it.text = '{' }
    def creates = sandbox.commits('POST /v1/bot/create') + sandbox.commits('POST /v1/datasets')

    expect:
    run('state', 'repair', '--yes') == 0
    printed().contains('none of its copies is whole: it is put aside, and begins empty')
    printed() =~ /(?m)^~ knowledge\.Jobs \d+ was made by an earlier run and is not in it$/
    run(file, '--yes') == 0
    sandbox.commits('POST /v1/bot/create') + sandbox.commits('POST /v1/datasets') == creates
  }

  def "what is gone from the server for sure is forgotten, a script that was moved is found again"() {
    given:
    assert run(file, '--yes') == 0
    client.datasets().delete(datasets()[0].id())
    Files.createDirectories(dir.resolve('deploy'))
    Files.move(dir.resolve('deploy.groovy'), dir.resolve('deploy/deploy.groovy'))

    expect:
    run('state', 'repair', '--yes', '--json') == 0
    json().faults*.fault*.textValue().any { it ==~ /knowledge\.Jobs \d+ is not on the server any more/ }
    json().faults*.remedy*.textValue().contains('it belongs to deploy/deploy.groovy from now on')
    state().resources.fieldNames().toList() == ['bot.WeHan 求职']
    state().resources.get('bot.WeHan 求职').owner.textValue() == 'deploy/deploy.groovy'
  }

  def "a script that is nowhere, or in two places, is for a person to decide"() {
    given:
    assert run(file, '--yes') == 0
    Files.delete(dir.resolve('deploy.groovy'))
    ['a', 'b'].each { script('x', "$it/deploy.groovy") }

    expect:
    run('state', 'repair') == 0
    printed() =~ /(?m)^! knowledge\.Jobs belongs to deploy\.groovy, which is not there$/
    printed().contains('`cozesh state mv "knowledge.Jobs" --owner FILE.groovy` hands it over')
    printed().endsWith('for you to decide: 2\n')
  }

  def "a list that cannot be had whole forgets nothing"() {
    given:
    assert run(file, '--yes') == 0
    sandbox.faults().add(Fault.on('GET /v1/datasets').always().status(500, '{"code":5000,"msg":"no"}', [:]))

    expect:
    run('state', 'repair', '--yes', '--max-retries', '0') != 0
    state().resources.size() == 2
  }

  def "the lock of a process that is gone is taken away, and so is one that is no lock"() {
    given:
    assert run(file, '--yes') == 0
    def lock = dir.resolve(".cozesh/lock/${stateFile().fileName}")
    Files.writeString(lock, 'torn')

    expect:
    run(file, '--yes') == 11
    remarks().contains('`cozesh state repair` takes the file away')
    run('state', 'repair', '--yes') == 0
    printed().contains("lock is damaged: $lock")
    !Files.exists(lock)
    run(file, '--yes') == 0
  }

  @Requires({ System.getProperty('user.name') != 'root' })
  def "a directory that cannot be written is told before anything is sent"() {
    given:
    assert run(file, '--yes') == 0
    def folder = stateFile().parent
    def rights = Files.getPosixFilePermissions(folder)
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString('r-xr-xr-x'))

    expect:
    run('state', 'rm', 'knowledge.Jobs', '--yes') == 11
    remarks().contains('read-only for this user')

    cleanup:
    Files.setPosixFilePermissions(folder, rights)
  }

  def "options of one verb are not taken by another, and a verb that is none names those there are"() {
    expect:
    run('state', 'ls', '--owner', 'x.groovy') == 2
    remarks().contains('`state ls` does not take --owner')
    run('state', 'list') == 2
    remarks().contains('there are ls, show, mv, rm, protect, unprotect')
  }
}
