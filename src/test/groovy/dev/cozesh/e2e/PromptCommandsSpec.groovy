package dev.cozesh.e2e

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/**
 * Every command of the prompt by the example in its help, in one session of a newcomer: nothing is configured, so
 * it works in the demonstration space.
 */
@Stepwise
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class PromptCommandsSpec extends Specification {
  /** What a command's example is run after, and what must have come of it. */
  private static final List<String> ORDER =
      ('help list vars history edit save open last as usage why trace plan apply export adopt record replay profile ' +
      'workspace refresh doctor dry set timing reset exit').split(' ')

  @TempDir @Shared Path directory
  @AutoCleanup @Shared AtPrompt prompt
  @Shared Path folder
  @Shared Map<String, String> examples = [:]

  def setupSpec() {
    prompt = AtPrompt.started(directory, null, columns: 80, rows: 24, variables: [EDITOR: "sed -i 's/6 . 7/6 * 8/'"])
    folder = prompt.program.directory
    assert prompt.answer('x = 6 * 7') == ''
  }

  def "the list of commands fits an old screen, prompt included, and names them all once"() {
    when:
    def list = prompt.answer('/help')
    def named = (list =~ /(?m)(?:^|  )\/([a-z]+) {2,}\S/).collect { it[1] }

    then:
    list.readLines().size() <= 23
    list.readLines().every { it.codePointCount(0, it.length()) <= 80 }
    named.toSorted() == ORDER.toSorted()
  }

  @Unroll("/help #name")
  def "each has a synopsis, a summary, a text and an example"() {
    when:
    def help = prompt.answer("/help $name").readLines()
    examples[name] = help.last() - 'example: '

    then:
    help[0].startsWith("/$name")
    help[1] ==~ /  [a-z].{5,25}[^.]/
    help.subList(3, help.size() - 2).every { it.length() <= 80 }
    help.subList(3, help.size() - 2).join(' ').length() > 40
    help.last().startsWith("example: /$name")

    where:
    name << ORDER
  }

  def "/help explains a command"() {
    expect:
    run('help').startsWith('/last [N]\n  show the last call\n')
  }

  def "/list numbers what was typed, and marks what failed"() {
    given:
    prompt.answer('nosuch.thing')

    expect:
    def list = run('list').readLines()
    list[0] ==~ / *1   x = 6 \* 7/
    list.last() ==~ / *\d+ ! nosuch.thing/
  }

  def "/vars tells names, types and values"() {
    given:
    prompt.answer('def twice(n) { n * 2 }')
    prompt.answer('class Cat { String name }')
    prompt.answer('import java.time.Duration')
    prompt.answer('b = bot("Campus Guide")')

    when:
    def rows = run('vars').readLines()

    then:
    rows[0] ==~ /name +type +value/
    rows.any { it ==~ /x +Integer +42/ }
    rows.any { it ==~ /b +BotHandle +bot\("Campus Guide"\)/ }
    rows.any { it ==~ /_e +\w+ +.*nosuch.*/ }
    rows.any { it ==~ /def twice\(n\) +method/ }
    rows.any { it ==~ /Cat +class/ }
    rows.any { it ==~ /java.time.Duration +import/ }
  }

  def "/history shows the last inputs"() {
    expect:
    run('history').readLines().take(5)*.strip() ==
        ['def twice(n) { n * 2 }', 'class Cat { String name }', 'import java.time.Duration', 'b = bot("Campus Guide")', '/vars', '/history 5'].takeRight(5)
  }

  def "/edit takes an input up in an editor and runs what comes back"() {
    expect:
    prompt.answer('x') == '42'
    run('edit') == ''
    prompt.answer('x') == '48'
  }

  @Unroll("#editor")
  def "an editor may have options and blanks in its path; one that is not there or fails runs nothing"() {
    given:
    def script = folder.resolve('my editor')
    Files.writeString(script, '#!/bin/sh\n[ "$1" = --wait ] && echo "6 * 9" >"$2"\n')
    script.toFile().executable = true
    prompt.answer("/set editor $editor")

    expect:
    prompt.answer('/edit 1') =~ says

    cleanup:
    prompt.answer('/set editor default')

    where:
    editor                  || says
    "'./my editor' --wait"  || /^54$/
    'nosucheditor -w'       || /(?m)^there is no editor nosucheditor -w\n  why:  nothing was run\n  next: `\/set editor vi`/
    'false'                 || /(?m)^the editor false ended with 1\n  why:  nothing was run$/
  }

  def "/save writes what worked, and /open runs it in another session's place"() {
    expect:
    run('save') =~ /^wrote session.groovy: \d+ inputs$/
    def saved = Files.readString(folder.resolve('session.groovy')).readLines()
    saved.containsAll(['x = 6 * 7', 'x = 6 * 8', 'def twice(n) { n * 2 }', 'class Cat { String name }'])
    !saved.any { it.startsWith('/') || it.contains('nosuch') }
  }

  def "/open runs a script here, and its variables and methods stay"() {
    given:
    Files.writeString(folder.resolve('deploy.groovy'), 'opened = [1, 2]\ndef thrice(n) { n * 3 }\n')

    expect:
    run('open') == ''
    prompt.answer('thrice(opened[1])') == '6'
    prompt.answer('/open session.groovy') == '54'
    prompt.answer('twice(21)') == '42'
  }

  def "/last shows the last call, and `last` is it"() {
    given:
    prompt.answer('bots')

    expect:
    run('last') =~ /(?s)^GET \/v1\/bots → 200, \d+ ms, log id \w+, \d+ bytes\n  query    workspace_id=.*\n\{\n  "data": \{/
    prompt.answer('last.status') == '200'
    prompt.answer('last.json.data.items*.name') == '[Campus Guide, 客服助手, 面试官, 求职助手]'
    prompt.answer('last[-2].path') == '/v1/workspaces'
    prompt.answer('last').startsWith('GET /v1/bots → 200')
  }

  def "/as prints a line that makes the call again"() {
    when:
    def line = run('as')
    def process = new ProcessBuilder('sh', '-c', line).tap { environment().COZE_API_TOKEN = 'pat_test_as' }.start()

    then:
    line.contains('$COZE_API_TOKEN')
    process.text.contains('"name":"Campus Guide"')
  }

  def "/usage counts calls and tokens"() {
    given:
    prompt.answer('chat "Campus Guide", "hello"')

    when:
    def rows = run('usage').readLines()

    then:
    rows[0] ==~ /endpoint +calls +troubles +tokens +read +written/
    rows.any { it ==~ /GET \/v1\/workspaces +1 +0 +0 +0 +0/ }
    rows.any { it ==~ /POST \/v3\/chat +1 +0 +[1-9]\d* +\d+ +\d+/ }
    rows.any { it ==~ /bot \d{19} +1 +0 +[1-9]\d* .*/ }
  }

  def "/why explains a code, and alone the last refusal"() {
    given:
    prompt.answer('GET "/v1/bots/1"')

    expect:
    run('why').startsWith('4200  resource not found')
    prompt.answer('/why') =~ /(?s)^GET \/v1\/bots\/1 was refused: code 4200.*log: +\w+ is what/
  }

  def "/trace shows the line of the input that failed"() {
    given:
    prompt.answer('throw new IllegalStateException("boom")')

    expect:
    run('trace') =~ /(?s)IllegalStateException: boom\n    at \[\d+\]:1/
  }

  def "/plan shows what waits, and /apply does it when it is wanted"() {
    given:
    prompt.declare('bot("小助") { prompt "你好"; publish to: ["api"] }')
    prompt.answer('n')

    expect:
    run('plan').contains('+ bot 小助')

    when:
    prompt.enter(examples.apply)
    prompt.await { it.readLines().last().startsWith('apply? [y/N/d]') }

    then:
    prompt.answer('y') =~ /created bot 小助 \d{19}/
    prompt.answer('/apply') == 'nothing waits to be applied'
  }

  def "/export writes what was made, as a script that changes nothing"() {
    when:
    prompt.enter(examples.export)
    prompt.await { it.readLines().last().endsWith('deploy.groovy is there already; replace it? [y/N]') }

    then:
    prompt.answer('y').contains('wrote deploy.groovy: 1 bot')
    Files.readString(folder.resolve('deploy.groovy')).contains('bot("小助") {')
    prompt.answer('/open deploy.groovy').contains('no changes')
  }

  def "/adopt prints a live object as the script that declares it"() {
    expect:
    run('adopt').startsWith('workflow("面试模拟") {')
    prompt.answer('/adopt bot Campus Guide').startsWith('bot("Campus Guide") {')
  }

  def "/record and /replay: a session again, without a server"() {
    given:
    run('record') =~ /^recording into session.jsonl; `\/record off` ends it$/
    def named = prompt.answer('bots.list()*.name')
    def talk = prompt.answer('chat "Campus Guide", "hello"')
    prompt.answer('/record off') ==~ /recorded \d+ calls in session.jsonl/

    expect:
    run('replay') =~ /^replaying session.jsonl, \d+ calls; nothing is sent until `\/replay off`$/
    prompt.answer('bots.list()*.name') == "(replayed) GET /v1/workspaces\n(replayed) GET /v1/bots\n$named"
    prompt.answer('/last').readLines()[0].contains('200 (replayed)')
    answered(prompt.answer('chat "Campus Guide", "hello"')) == answered(talk)
    prompt.answer('GET "/v1/bots/2"') =~ /(?s)^GET \/v1\/bots\/2 is not in the recording\s.*; nothing was sent\n  why:  it holds \d+ calls; the nearest is GET \/v1\/bots/
    prompt.answer('/replay off') == 'calls go to the server again'
  }

  def "a recording is enough for another session, in another home, without any configuration"() {
    given:
    def other = new Program(directory.resolve('other'))
    Files.copy(folder.resolve('session.jsonl'), other.directory.resolve('session.jsonl'))
    def second = AtPrompt.opened(other)
    second.ready()

    expect:
    second.answer('/replay session.jsonl').contains('nothing is sent')
    second.answer('bots.list()*.name').contains('小助')
    second.answer('chat "Campus Guide", "hello"') =~ /\d+ tokens/

    cleanup:
    second?.close()
  }

  def "/profile, /workspace and /refresh: where one is"() {
    expect:
    run('profile').startsWith('no profiles in ')
    run('workspace') =~ /^workspace WeHan \(\d{19}\) is in use, for this prompt$/
    run('refresh') == 'the names are asked for again when they are needed'
  }

  def "/doctor finds nothing to mend"() {
    when:
    def found = run('doctor')

    then:
    found =~ /(?m)^ok  server +answers: HTTP 200/
    found =~ /(?m)^ok  columns +80$/
    found =~ /kept in\s+~\/.local\/share\/cozesh\/demonstration/
    !(found =~ /(?m)^!!/)
  }

  def "/dry shows what would change, and sends it not"() {
    expect:
    run('dry') == 'dry is on'
    prompt.answer('bots.create(name: "Nobody")') =~ /POST \/v1\/bot\/create/
    prompt.answer('/dry off') == 'dry is off'
    !prompt.answer('bots.list()*.name').contains('Nobody')
  }

  def "/set, /timing: how the prompt behaves"() {
    expect:
    run('set') == 'rows is 50'
    prompt.answer('(1..60).collect { [n: it] }').readLines().last() == '50 of 60 – it shows more'
    run('timing').startsWith('timing is on')
    prompt.answer('6*7') ==~ /42\n\d+ ms/
    prompt.answer('/timing off') == 'timing is off'
  }

  def "/reset forgets what was defined, and nothing else"() {
    expect:
    run('reset') == 'the session is empty'
    prompt.answer('x').contains('unknown name x')
    prompt.answer('/set rows') =~ /rows +50/
    prompt.answer('/list').contains('x = 6 * 7')
  }

  def "/exit leaves"() {
    when:
    prompt.enter(examples.exit)

    then:
    prompt.exit() == 0
  }

  /** Runs the example that the help of a command shows; what is printed. */
  private String run(String name) {
    prompt.answer(examples[name])
  }

  /** A talk without its last line, which tells times, and without what says that it is replayed. */
  private static String answered(String talk) {
    talk.readLines().dropRight(1).findAll { !it.startsWith('(replayed)') }.join('\n')
  }
}
