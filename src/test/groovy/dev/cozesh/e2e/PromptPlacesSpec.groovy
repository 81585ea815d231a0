package dev.cozesh.e2e

import dev.cozesh.sandbox.Fault
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/** One session on two servers, and what it says of calls that went wrong. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class PromptPlacesSpec extends Specification {
  @TempDir @Shared Path directory
  @AutoCleanup @Shared Coze first = Coze.fresh()
  @AutoCleanup @Shared Coze second = Coze.fresh()
  @AutoCleanup @Shared AtPrompt prompt

  def setupSpec() {
    first.foreignBot('一号')
    second.foreignBot('二号')
    def program = new Program(directory)
    def file = Path.of(program.variables().HOME, '.config/cozesh/config.json')
    Files.createDirectories(file.parent)
    Files.writeString(file, """{"default_profile": "one", "profiles": {
      "one": {"base_url": "${first.access().COZE_API_BASE}", "api_token": "pat_test_one"},
      "two": {"base_url": "${second.access().COZE_API_BASE}", "api_token": "pat_test_two", "workspace": "WeHan"},
      "wrong": {"base_url": "${first.access().COZE_API_BASE}", "api_token": "sat_wrong"}}}""")
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rw-------'))
    prompt = AtPrompt.opened(program)
    prompt.ready()
  }

  def cleanup() {
    first.faults().clear()
    prompt.fresh()
    prompt.answer('/profile one')
  }

  def "a profile is another server: its names, its prompt, its completion"() {
    expect:
    prompt.answer('bots.list()*.name') == '[一号]'
    prompt.answer('/profile two') == 'profile two is in use, for this prompt'
    prompt.screen().readLines().last().startsWith('cozesh[two:WeHan]>')
    prompt.answer('bots.list()*.name') == '[二号]'
    prompt.answer('bot("一号").info()').contains('there is no bot called 一号')

    when:
    prompt.type('bot("')
    prompt.key('Tab')

    then:
    prompt.await { it.readLines().last() =~ /bot\("(二号|\d{19})/ }
    prompt.interrupted()
    prompt.answer('/profile') =~ /(?m)^\*  two (.*\n)*\* in use: \/profile$/
  }

  def "a workspace is where names are looked up, completed, listed and made from then on"() {
    given:
    prompt.answer('workspaces.create(name: "生产", description: "p")')

    expect:
    prompt.answer('/workspace').readLines()*.replaceAll(/ +/, ' ').any { it ==~ /\*? ?生产 \d{19} owner .*/ }
    prompt.answer('/workspace 生产') =~ /^workspace 生产 \(\d{19}\) is in use, for this prompt$/
    prompt.screen().readLines().last().startsWith('cozesh[one:生产]>')
    prompt.answer('bots.list()*.name') == '[]'
    prompt.answer('bot("一号").info()').contains('there is no bot called 一号')

    when:
    prompt.declare('bot("生产的") { prompt "p" }')
    def applied = prompt.answer('y')

    then:
    applied =~ /created bot 生产的 \d{19}/
    prompt.answer('bots.list()*.name') == '[生产的]'

    when:
    prompt.type('bot("')
    prompt.key('Tab')

    then:
    prompt.await { it.readLines().last() =~ /bot\("(生产的|\d{19})/ }
    prompt.interrupted()
    prompt.answer('/workspace WeHan').startsWith('workspace WeHan ')
    prompt.answer('bots.list()*.name') == '[一号]'
    prompt.answer('/workspace nowhere').contains('nowhere')
    prompt.screen().readLines().last().startsWith('cozesh[one:WeHan]>')
  }

  @Unroll("#what")
  def "/why tells the cause and the way out: #what"() {
    given:
    prompt.answer("/profile $profile")
    prompt.answer('workspace "WeHan"')
    fault.each { first.faults().add(it) }
    prompt.answer(line)

    when:
    def why = prompt.answer('/why')

    then:
    says.each { assert why =~ it }

    where:
    what             | profile | fault                                                              | line                                          || says
    'a wrong token'  | 'wrong' | []                                                                 | 'bots.list()*.name'                           || [/^GET \/v1\/workspaces was refused: code 4100, HTTP 401/, /next:  `\/doctor` checks the token/, /log: +\w+/]
    'a wrong path'   | 'one'   | []                                                                 | 'POST "/v1/knowledge_base", [name: "x"]'       || [/code 4000, HTTP 404/, /did you mean `POST \/v1\/datasets`/]
    'a wrong id'     | 'one'   | []                                                                 | 'workflow.run("7390000000000000999")'          || [/^POST \/v1\/workflow\/stream_run was refused: code 4200/, /never\s+published/]
    'too many calls' | 'one'   | [Fault.on('GET /v1/bots').always().storm429(1_000, 0)]               | 'GET "/v1/bots", workspace_id: "1"'            || [/^GET \/v1\/bots was refused: code 4008, HTTP 429/, /retry: /]
    'a cut line'     | 'one'   | [Fault.on('POST /v1/bot/create').always().commitThenReset()]         | 'bots.create(name: "drei")'                    || [/^POST \/v1\/bot\/create/, /why: /, /next: /]
    'half an answer' | 'one'   | [Fault.on('GET /v1/bots').always().truncatedJson()]                  | 'bots.list()*.name'                           || [/^GET \/v1\/bots was answered by broken JSON, HTTP 200/, /why: +\S/, /next: +`println last.text` shows what came/]
  }
}
