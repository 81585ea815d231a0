package dev.cozesh.shell.prompt

import dev.cozesh.config.Environment
import dev.cozesh.config.Given
import dev.cozesh.config.SettingsReader
import dev.cozesh.e2e.Program
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import dev.cozesh.shell.command.Version
import dev.cozesh.shell.render.Ink
import dev.cozesh.shell.render.Width
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class BannerSpec extends Specification {
  @Shared @AutoCleanup Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withDemonstration())
  @TempDir Path root

  @Unroll("#variables")
  def "a first start says in three lines where one is, what to try and how to get elsewhere"() {
    expect:
    banner(variables, true) == [
      "cozesh $Version.TEXT: nothing is configured, so this is a demonstration on this machine",
      "try:  bots   $chat   /help",
      "`cozesh login` connects your own space; Ctrl-D to leave"
    ]*.toString()
    banner(variables, true).every { Width.of(it) <= 80 }

    where:
    variables                                    || chat
    [LANG: 'zh_CN.UTF-8']                        || 'chat "求职助手", "你好"'
    [LC_ALL: 'C', LANG: 'zh_CN.UTF-8']           || 'chat "Campus Guide", "hello"'
    [COZESH_HOME: '/data/cozesh']                || 'chat "Campus Guide", "hello"'
  }

  @Unroll("#given, profile #profile: #says")
  def "otherwise it is one line: version, profile and server, workspace, way out"() {
    expect:
    banner(variables, false, profile, given) == ["cozesh $Version.TEXT, $says, Ctrl-D to leave".toString()]

    where:
    variables                                  | given          | profile                                                      || says
    [:]                                        | []             | '"region":"cn","api_token":"env:T"'                          || 'me@api.coze.cn'
    [:]                                        | []             | '"region":"com","api_token":"env:T","workspace":"We\\u001bHan"' || 'me@api.coze.com, workspace We\\x1bHan'
    [:]                                        | []             | '"api_token":"env:T"'                                        || 'me@no server: nothing names a region or an address'
    [:]                                        | []             | '"region":"cn"'                                              || 'me@api.coze.cn without a credential'
    [COZE_API_BASE: 'http://localhost:8888',
     COZE_API_TOKEN: 'pat_test_1']             | []             | null                                                         || 'localhost:8888'
    [:]                                        | [sandbox: '']  | null                                                         || 'sandbox in .cozesh/sandbox'
    [:]                                        | [sandbox: 'memory'] | null                                                    || 'sandbox that forgets everything'
  }

  def "colours mark the things to try, and nothing but that and the name"() {
    expect:
    new Banner(settings([:], null, []), true).lines(new Ink(true))[1] ==
        'try:  \u001b[1mbots\u001b[0m   \u001b[1mchat "Campus Guide", "hello"\u001b[0m   \u001b[1m/help\u001b[0m'
  }

  @Unroll("#language: #line")
  def "what is to be tried works in the demonstration as it stands"() {
    given:
    def program = new Program(root, [COZE_API_TOKEN: Sandbox.TOKEN, COZE_API_BASE: sandbox.baseUri().toString()])

    when:
    def ended = program.here('-e', line)

    then:
    ended.exit == 0
    says.every { ended.out.contains(it) }

    where:
    language | at || says
    'zh_CN'  | 0  || ['Campus Guide', '客服助手', '面试官', '求职助手']
    'zh_CN'  | 1  || ['你好！我是求职助手。']
    'C'      | 1  || ['Hello! I am Campus Guide.']
    line = Banner.thingsToTry(new Environment([LANG: language], Path.of('/'), Path.of('/')))[at]
  }

  private List<String> banner(Map variables, boolean demonstration, String profile = null, given = []) {
    new Banner(settings(variables, profile, given), demonstration).lines(Ink.NONE)
  }

  private settings(Map variables, String profile, given) {
    if (profile) {
      Files.createDirectories(root.resolve('.cozesh'))
      Files.writeString(root.resolve('.cozesh/config.json'), "{\"profiles\":{\"me\":{$profile}}}")
    }
    def none = Optional.empty()
    def options = new Given(none, none, none, Optional.ofNullable(given ? given.sandbox : null), none, none)
    SettingsReader.read(new Environment([HOME: '/home/li'] + variables, root, root), options)
  }
}
