package dev.cozesh.shell.builtin

import static dev.cozesh.http.WireServer.answer
import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.catalog.Catalog
import dev.cozesh.config.Environment
import dev.cozesh.http.ClosedPort
import dev.cozesh.http.WireServer
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import dev.cozesh.shell.builtin.CrashFile
import dev.cozesh.shell.Interruption
import dev.cozesh.shell.Shell
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.RunRecord
import dev.cozesh.shell.command.Tty
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Clock
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class TokenLoginSpec extends Specification {
  static final TOKEN = 'pat_test_abcdef'

  @Shared @AutoCleanup Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())
  @TempDir Path dir
  Map<String, String> variables = [:]
  List<String> hiddenQuestions = []
  String out
  String err

  def "a token is asked for, checked by one call, and kept for its owner alone"() {
    given:
    def before = sandbox.log().size()

    when:
    def exit = login([sandbox.baseUri()], [TOKEN])

    then:
    exit == 0
    out == "logged in to ${sandbox.baseUri().authority} as profile default, workspace WeHan (you are its owner)\n"
    err.contains("the token is kept in ${config()}, readable by you alone\n")
    hiddenQuestions == ["token for ${sandbox.baseUri().authority} (not shown): ".toString()]
    sandbox.log().drop(before)*.route() == ['GET /v1/workspaces']
    saved() == [profiles: [default: [api_token: TOKEN, base_url: sandbox.baseUri().toString(), workspace: 'WeHan']]]
    permissions(config()) == 'rw-------'
    permissions(config().parent) == 'rwx------'
    !(out + err).contains('abcdef')

    and: 'it is what calls are made with'
    run(['api', 'GET', '/v1/workspaces']) == 0
  }

  @Unroll("#answer, LANG #lang: #host")
  def "the server is chosen by number, word or address, and by language when nothing is answered"() {
    when:
    def exit = login([answer], [], [LANG: lang])

    then:
    exit == 2
    hiddenQuestions == ["token for $host (not shown): ".toString()]
    err.contains("make a token at $page and paste it here")
    err.startsWith('''\
Which Coze is the token for?
  1  cn   coze.cn, mainland China     https://api.coze.cn
  2  com  coze.com, everywhere else   https://api.coze.com
  3  own  a server of your own
''')
    err.contains('nothing was stored: the question was not answered')
    !Files.exists(config())

    where:
    answer                    | lang          || host                | page
    ''                        | 'zh_CN.UTF-8' || 'api.coze.cn'       | 'https://www.coze.cn/open/oauth/pats'
    ''                        | 'en_US.UTF-8' || 'api.coze.com'      | 'https://www.coze.com/open/oauth/pats'
    '1'                       | 'C'           || 'api.coze.cn'       | 'https://www.coze.cn/open/oauth/pats'
    'COM'                     | 'zh_CN'       || 'api.coze.com'      | 'https://www.coze.com/open/oauth/pats'
    'https://api.coze.cn/'    | 'C'           || 'api.coze.cn'       | 'https://www.coze.cn/open/oauth/pats'
    'https://coze.example'    | 'C'           || 'coze.example'      | 'the settings of your account on coze.example'
    '3\nhttps://coze.example' | 'C'           || 'coze.example'      | 'the settings of your account on coze.example'
  }

  @Unroll("#answers")
  def "an answer that is none is asked for again, three times in all"() {
    expect:
    login(answers, []) == 2
    says.every { err.contains(it) }
    hiddenQuestions.size() == asked

    where:
    answers                                       || asked | says
    ['4', 'mars', '2']                            || 1     | ['answer 1, 2 or 3, or with an address that begins with https://']
    ['4', '5', '6']                               || 0     | ['nothing was stored: no answer could be used']
    ['3', 'http://coze.example', 'https://x.test'] || 1    | ['plain http is accepted for loopback addresses only: use https://coze.example']
    []                                            || 0     | ['nothing was stored: the question was not answered']
  }

  @Unroll("#given.inspect()")
  def "what a token was copied with is taken off"() {
    expect:
    login([sandbox.baseUri()], [given]) == 0
    saved().profiles.default.api_token == TOKEN

    where:
    given << [" $TOKEN \t", "\"$TOKEN\"", "Bearer $TOKEN", "Authorization: Bearer $TOKEN", "COZE_API_TOKEN=$TOKEN", "export COZE_API_TOKEN='$TOKEN'"]
  }

  @Unroll("#given: #says")
  def "what cannot be a token is sent nowhere, and asked for again"() {
    given:
    def before = sandbox.log().size()

    expect:
    login([sandbox.baseUri()], [given, given, given]) == 2
    err.count("that is no token: $says; it was sent nowhere") == 3
    !err.contains(given)
    sandbox.log().size() == before
    !Files.exists(config())

    where:
    given              || says
    'pat_test ab cdef' || 'it has a blank in it'
    'pat_test_招聘招聘'    || 'it has letters that no token has'
    'pat_x'            || 'it is shorter than any'
    'pat_abc***wxyz'   || 'its middle is left out; copy it where it was made, which shows it once'
  }

  def "a token of a kind that is not known goes out only when its owner says so"() {
    given:
    def server = new WireServer(answer(200, '{"code":0,"msg":"","data":{"total_count":0,"workspaces":[]}}'))

    expect:
    login([server.uri(), 'n', 'y'], ['secret-of-another-kind'] * 2) == 0
    server.requests().size() == 1
    err.contains("begin with pat_ or sat_, and this one does not; send it to ${server.uri().authority} all the same? [y/N] ")
    err.contains('the token sees no workspace')

    cleanup:
    server.close()
  }

  @Unroll("HTTP #status: exit #exit")
  def "a refusal stores nothing, says what to look at, and is tried nowhere else"() {
    given:
    def server = new WireServer(answer(status, ['X-Tt-Logid': 'log-7'], body), answer(200, '{}'))

    when:
    def ended = login([server.uri()], [TOKEN])

    then:
    ended == exit
    says.every { err.contains(it) }
    server.requests().size() == 1
    !Files.exists(config())
    !err.contains('abcdef')

    cleanup:
    server.close()

    where:
    status | body                                                       || exit | says
    401    | '{"code":4100,"msg":"authentication is invalid"}'          || 4    | ['was refused by 127.0.0.1', 'code 4100', 'log-7', 'or was made in another region; it was tried nowhere else', 'nothing was stored']
    401    | '{"code":700012006,"msg":"access token invalid"}'          || 4    | ['code 700012006', 'choose the region where the token was made']
    429    | '{"code":4009,"msg":"too many requests"}'                  || 7    | ['code 4009', 'nothing was stored; `cozesh why 4009`']
    500    | '{"code":5000,"msg":"internal"}'                           || 1    | ['code 5000', 'nothing was stored']
    200    | '<html>hello</html>'                                       || 2    | ['does not answer like Coze: HTTP 200', 'check the address']
  }

  def "a token that may not list workspaces is kept all the same"() {
    given:
    def server = new WireServer(answer(403, '{"code":4101,"msg":"no permission"}'))

    expect:
    login([server.uri()], [TOKEN], [:], ['--workspace', '7390000000000000001']) == 0
    err.contains('the token is right, but may not list workspaces (code 4101)')
    saved().profiles.default.workspace == '7390000000000000001'

    cleanup:
    server.close()
  }

  def "without a network nothing is stored"() {
    given:
    def deaf = ClosedPort.taken()

    expect:
    login(["http://127.0.0.1:$deaf.port"], [TOKEN]) == 1
    err.contains('nothing was stored; check the network, HTTPS_PROXY and the address')
    !Files.exists(config())

    cleanup:
    deaf?.close()
  }

  @Unroll("#answer #options: #workspace")
  def "of several workspaces one is chosen by number, name or id"() {
    given:
    def server = new WireServer(spaces())

    expect:
    login([server.uri()] + answer, [TOKEN], [:], options) == 0
    saved().profiles.default.workspace == workspace
    out.endsWith(", 1 of 4 that the token sees\n")
    err.contains('''\
   name       id    you
1  WeHan      7001  owner
2  Tests\\x1b  7002  member
3  Twin       7003
4  Twin       7004
''') == options.empty

    cleanup:
    server.close()

    where:
    answer         | options                 || workspace
    ['']           | []                      || 'WeHan'
    ['3']          | []                      || '7003'
    ['Twin', '4']  | []                      || '7004'
    ['7002']       | []                      || 'Tests\u001b'
    ['9', 'WeHan'] | []                      || 'WeHan'
    []             | ['--workspace', '7004'] || '7004'
  }

  def "a workspace that is wanted and not seen is named, and nothing is stored"() {
    given:
    def server = new WireServer(spaces())

    expect:
    login([server.uri()], [TOKEN], [:], ['--workspace', 'Other']) == 2
    err.contains('the token does not see one workspace "Other"')
    err.contains('it sees WeHan (7001), Tests\\x1b (7002)')
    !Files.exists(config())

    cleanup:
    server.close()
  }

  @Unroll("#input #options: exit #exit")
  def "an existing profile is replaced only when that is confirmed, and its other settings stay"() {
    given:
    def old = '''{
  "default_profile": "old",
  "profiles": { "other": {"region":"cn"  , "api_token": "env:A"},
    "old": {"region": "com", "api_token": "pat_test_old", "timeout": 15.50, "workspace": "W"}
  }
}
'''
    config(old)

    when:
    def ended = login(input + [sandbox.baseUri()], [TOKEN], [:], options)

    then:
    ended == exit
    err.contains('profile old exists (api.coze.com, token, written out); replace it? [y/N] ') == options.empty
    exit == 0 || Files.readString(config()) == old
    exit != 0 || Files.readString(config()) == old.replace('{"region": "com", "api_token": "pat_test_old", "timeout": 15.50, "workspace": "W"}', """{"timeout": 15.50, "api_token": "pat_test_abcdef", "base_url": "${sandbox.baseUri()}", "workspace": "WeHan"}""")
    permissions(config()) == (exit == 0 ? 'rw-------' : 'rw-r--r--')

    where:
    input | options   || exit
    ['y'] | []        || 0
    ['n'] | []        || 2
    ['']  | []        || 2
    []    | ['--yes'] || 0
  }

  @Unroll("#text")
  def "a broken file is left alone, before anything is asked"() {
    given:
    config(text)

    expect:
    login(['1'], [TOKEN]) == 2
    hiddenQuestions.empty
    err.contains(says)
    Files.readString(config()) == text

    where:
    text                                                   || says
    '{"profiles": {} // mine\n}'                           || 'mend the file there'
    '{"profiles": '                                        || 'mend the file there'
    '{"COZE_API": {"api_token": "env:T"}}'                 || 'the profile default is the COZE_API block of'
  }

  @Unroll("#line")
  def "without a terminal nobody is asked"() {
    expect:
    run(line, '1\n', Tty.NONE) == 2
    err.contains('a token is pasted at a terminal, and there is none to ask on')
    err.contains('set COZE_API_TOKEN and COZE_API_BASE')
    out == ''

    where:
    line << [['login'], ['login', '--yes'], ['login', '--profile', 'new']]
  }

  def "what wins over the new profile is told"() {
    given:
    config('{"default_profile": "old", "profiles": {"old": {"region": "cn"}}}')
    project('{"profiles": {"new": {"workspace": "W"}}}')

    expect:
    login([sandbox.baseUri()], [TOKEN], [COZE_API_TOKEN: 'pat_test_other'], ['--profile', 'new']) == 0
    err.contains('COZE_API_TOKEN is set and wins over the profile: unset it')
    err.contains("${dir.resolve('project/.cozesh/config.json')} has a profile new too, and wins over this one here")
    err.contains("the profile in use is old (${config()}, default_profile): `cozesh profile use new` takes this one, `--profile new` for one run")
  }

  def "a second profile does not leave both unused"() {
    given:
    config('{"profiles": {"a": {"region": "cn"}}}')

    expect:
    login([sandbox.baseUri()], [TOKEN], [:], ['--profile', 'b']) == 0
    err.contains('of all profiles b is in use from now on')
    saved().default_profile == 'b'
  }

  def "a project's own token is not pushed aside unasked"() {
    given:
    project('{"profiles": {"team": {"region": "cn", "api_token": "env:T"}}}')

    expect:
    login(['1'], [TOKEN]) == 2
    err.contains('the token in use is had from environment variable T')
    err.contains('`cozesh login --profile NAME` makes a profile of your own')
  }

  @Unroll("by option: #byOption")
  def "a server that is given is not asked for"() {
    given:
    def address = sandbox.baseUri().toString()

    expect:
    login([], [TOKEN], byOption ? [:] : [COZE_API_BASE: address], byOption ? ['--base-url', address] : []) == 0
    !err.contains('Which Coze')
    saved().profiles.default.base_url == sandbox.baseUri().toString()

    where:
    byOption << [true, false]
  }

  def "with --json one document tells of it"() {
    when:
    def exit = login([sandbox.baseUri()], [TOKEN], [:], ['--json'])
    def json = Json.parse(out, 'out')

    then:
    exit == 0
    json.path('host').asText() == sandbox.baseUri().authority
    json.path('profile').asText() == 'default'
    json.at('/workspace/name').asText() == 'WeHan'
    json.path('workspaces').size() == 1
    !out.contains('abcdef')
  }

  @Unroll("profile #name")
  def "a profile has a name that can be typed"() {
    expect:
    login(['1'], [TOKEN], [:], ['--profile', name]) == 2
    err.contains('a profile cannot be called')
    hiddenQuestions.empty

    where:
    name << ['a b', '', 'x/y', 'a' * 65]
  }

  def "a home that cannot be written is told, and a linked file stays a link"() {
    given:
    Files.createDirectories(dir.resolve('home/.config'))
    def real = dir.resolve('dotfiles.json')
    Files.writeString(real, '{}')
    Files.createDirectories(config().parent)
    Files.createSymbolicLink(config(), real)

    expect:
    login([sandbox.baseUri()], [TOKEN]) == 0
    Files.isSymbolicLink(config())
    permissions(real) == 'rw-------'

    when:
    Files.delete(config())
    Files.delete(config().parent)
    Files.writeString(config().parent, 'a file in the way')

    then:
    login([sandbox.baseUri()], [TOKEN]) == 2
    err.contains('config.json cannot be read')
  }

  @Unroll("#input, #options: exit #exit")
  def "logout forgets the token once that is confirmed"() {
    given:
    config('{"default_profile": "me", "profiles": {"me": {"region": "cn", "api_token": "pat_test_x", "workspace": "W"' + more + '}}}')

    expect:
    run(['logout'] + options, input) == exit
    saved() == left
    err.contains('forget the token of profile me (api.coze.cn)? [y/N] ') == options.empty
    err.contains('Coze takes the token until it is deleted at https://www.coze.cn/open/oauth/pats') == (exit == 0)

    where:
    input | options   | more             || exit | left
    'y\n' | []        | ''               || 0    | [profiles: [:]]
    ''    | ['--yes'] | ', "timeout": 5' || 0    | [default_profile: 'me', profiles: [me: [timeout: 5]]]
    'n\n' | []        | ''               || 2    | [default_profile: 'me', profiles: [me: [region: 'cn', api_token: 'pat_test_x', workspace: 'W']]]
  }

  private static spaces() {
    answer(200, Json.line([code: 0, msg: '', data: [total_count: 4, workspaces: [
      [id: '7001', name: 'WeHan', role_type: 'owner'], [id: '7002', name: 'Tests\u001b', role_type: 'member'],
      [id: '7003', name: 'Twin'], [id: '7004', name: 'Twin']]]]))
  }

  private Path config() { dir.resolve('home/.config/cozesh/config.json') }

  private void config(String text) {
    Files.createDirectories(config().parent)
    Files.writeString(config(), text)
    Files.setPosixFilePermissions(config(), PosixFilePermissions.fromString('rw-r--r--'))
  }

  private void project(String text) {
    Files.createDirectories(dir.resolve('project/.cozesh'))
    Files.writeString(dir.resolve('project/.cozesh/config.json'), text)
  }

  private Map saved() { Json.mapper().readValue(Files.readString(config()), Map) }

  private static String permissions(Path file) { PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) }

  private int login(List answers, List<String> tokens, Map more = [:], List options = []) {
    variables = more
    run(['login'] + options, answers.collect { "$it\n" }.join(), new Tty(true, true, true), tokens)
  }

  private int run(List line, String input = '', Tty tty = new Tty(true, true, true), List<String> tokens = []) {
    def streams = [new ByteArrayOutputStream(), new ByteArrayOutputStream()]
    def waiting = new ArrayDeque(tokens*.toString())
    def console = new Console(new ByteArrayInputStream(input.getBytes(UTF_8)), new PrintStream(streams[0], true, 'UTF-8'),
        new PrintStream(streams[1], true, 'UTF-8'), tty, false).hidingWith { question ->
          hiddenQuestions << question
          Optional.ofNullable(waiting.poll())
        }
    def environment = new Environment([HOME: dir.resolve('home').toString()] + variables, dir, Files.createDirectories(dir.resolve('project')))
    def record = new RunRecord()
    def interruption = new Interruption()
    def clock = Clock.systemUTC()
    def bench = new Workbench(new Connector(environment, record, clock), new DeployEngines(Catalog.bundled(), interruption, clock), interruption)
    def table = Builtins.table(bench, Catalog.bundled())
    def exit = new Shell(table, table.script(), console, record, interruption, new CrashFile(dir.resolve('crash'), clock)).run(line*.toString())
    interruption.finished(exit)
    out = streams[0].toString('UTF-8')
    err = streams[1].toString('UTF-8')
    exit
  }
}
