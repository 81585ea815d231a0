package dev.cozesh.e2e

import dev.cozesh.sandbox.Fault
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/** Probes on a terminal: at the prompt, and where the command asks and is stopped. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ProbeAtPromptSpec extends Specification {
  private static final String THIRTY_FIVE = 'POST /v1/{a,b,c,d,e,f,g}{,/create,/new,/add,/list}'

  @TempDir @Shared Path directory
  @AutoCleanup @Shared Coze coze = Coze.fresh()
  @AutoCleanup @Shared AtPrompt prompt

  def setupSpec() {
    prompt = AtPrompt.started(directory, coze)
  }

  def cleanup() {
    coze.faults().clear()
    prompt.fresh()
  }

  def "a block over several lines is a value, and what came last can be looked at"() {
    when:
    ['found = probe("suche") {', '  GET "/v1/workflows"', '  POST "/v1/knowledge_base", name: "x"'].each {
      prompt.enter(it)
      prompt.await { it.readLines().last().startsWith('… }>') }
    }
    def shown = prompt.answer('}')

    then:
    shown.contains('exists   GET /v1/workflows')
    shown.contains('absent   POST /v1/knowledge_base')
    shown.contains('→ POST /v1/datasets')
    prompt.answer('found.absent') == '[absent POST /v1/knowledge_base]'
    prompt.answer('found["GET /v1/workflows"].parameters') == '[workspace_id, page_num]'
    prompt.answer('/last').startsWith('GET /v1/workflows → 200')
    prompt.answer('/as curl').startsWith('curl -sS ')
    !prompt.bytes().contains('pat_test_e2e')
  }

  def "Ctrl-C ends a probe with what it has found, and the line it names goes on with it"() {
    when:
    prompt.enter('probe { rate 4; GET "/v1/{p,q,r,s,t,u,v,w,x,y,z}" }')
    prompt.await { it =~ /probe [5-9] of / }
    def millis = prompt.interrupted()
    def shown = prompt.printed().replaceAll(/\s+/, ' ')
    println "a probe stopped within $millis ms"

    then:
    shown.contains('absent GET /v1/p #4 404')
    shown.contains('unknown GET /v1/z the run ended before it was asked')
    shown.contains('stopped: it was stopped after')
    prompt.answer('6*7') == '42'

    when:
    def sent = coze.requests()
    def had = (shown =~ /(\d+) requests in /)[0][1].toInteger()
    def ended = prompt.program.run((shown =~ /`cozesh (probe --resume \S+)`/)[0][1].split(' '))

    then:
    ended.exit == 0
    ended.out.contains('11 attempts: 11 absent')
    had + coze.requests() - sent == 3 + 11
  }

  def "at a dry prompt a probe shows its plan and sends nothing"() {
    given:
    prompt.answer('/dry on')
    def sent = coze.requests()

    when:
    def shown = prompt.answer('probe { GET "/v1/workflows" }')

    then:
    shown.contains('Plan of the probe')
    coze.requests() == sent

    cleanup:
    prompt.answer('/dry off')
  }

  def "a call that is not there names the one to be called instead"() {
    expect:
    prompt.answer('POST "/v1/knowledge_base", name: "x"').contains('did you mean `POST /v1/datasets`?')
  }

  def "what a probe saw otherwise stands in completion and catalogue at once"() {
    given:
    coze.faults().add(Fault.on('GET /v1/apps').always().absent())

    when:
    def shown = prompt.answer('probe { GET "/v1/apps", workspace_id: "7390000000000000001" }')

    then:
    shown.contains('absent   GET /v1/apps')

    when:
    prompt.type('GET "/v1/app')
    prompt.key('Tab')

    then:
    prompt.await { it =~ /(?m)^\/v1\/apps .*absent/ }
    prompt.program.run('catalog', 'GET /v1/apps').out =~ /seen: +absent on 127\.0\.0\.1:\d+/
  }

  @Unroll("#key: exit #exit")
  def "more than 30 requests are asked about, and nothing but yes sends them"() {
    given:
    def program = prompt.program
    def before = coze.requests()
    def screen = new Tmux(100, 30, program.directory, program.variables(), AtPrompt.command(['probe', THIRTY_FIVE]))

    when:
    screen.await { it.readLines() && it.readLines().last() ==~ /send up to \d+ requests\? \[y\/N\]\s*/ }
    def asked = coze.requests() - before
    key == 'C-c' ? screen.key(key) : screen.type(key)
    key == 'C-c' ?: screen.key('Enter')

    then:
    asked == 0
    screen.exit() == exit
    coze.requests() - before in sent
    screen.scrollback() =~ said

    cleanup:
    screen.close()

    where:
    key   || exit | sent   | said
    // Known-bad requests on top; many answers make them old.
    'y'   || 0    | 37..42 | /35 attempts: 35 absent/
    'n'   || 2    | [0]    | /nothing was sent: \d+ requests were not confirmed/
    ''    || 2    | [0]    | /nothing was sent: \d+ requests were not confirmed/
    'C-c' || 130  | [0]    | /\[y\/N\]/
  }

  @Unroll("#keys")
  def "Ctrl-C ends the command with exit 130 and its table, however often it is pressed"() {
    given:
    def program = prompt.program
    def screen = new Tmux(100, 40, program.directory, program.variables(), AtPrompt.command(['probe', '--rate', '4', 'GET /v1/{k,l,m,n,o,p,q,r,s}']))

    when:
    screen.await { it =~ /probe [5-9] of / }
    screen.key(*keys)

    then:
    screen.exit() == 130
    screen.scrollback().replaceAll(/\s+/, ' ') =~ /9 attempts: \d absent, \d unknown stopped: it was stopped after \d+ requests next: `cozesh probe --resume \S+` goes on/

    cleanup:
    screen.close()

    where:
    keys << [['C-c'], ['C-c', 'C-c']]
  }
}
