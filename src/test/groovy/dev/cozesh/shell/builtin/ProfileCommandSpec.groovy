package dev.cozesh.shell.builtin

import dev.cozesh.e2e.Program
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class ProfileCommandSpec extends Specification {
  static final USER = '''{
  "default_profile": "me",
  "profiles": {
    "me": {"region": "cn", "api_token": "pat_test_secret", "workspace": "WeHan"},
    "app": {"region": "com", "auth": {"kind": "device", "client_id": "81"}}
  }
}
'''
  static final PROJECT = '{"profiles": {"team": {"base_url": "http://localhost:8888", "api_token": "env:T"}}}'

  @TempDir Path root
  Program program

  def "profiles are listed with server, workspace and kind of credential, and why one is in use"() {
    given:
    files(USER, PROJECT)

    when:
    def ended = program.here('profile')

    then:
    ended.exit == 0
    ended.out == """\
   name  server                 workspace  credential              file
   team  http://localhost:8888  -          token, \$T               project
*  me    cn (api.coze.cn)       WeHan      token, written out      yours
   app   com (api.coze.com)     -          device login by app 81  yours
* in use: ${config()}, default_profile
"""
  }

  @Unroll("#variables #options: #says")
  def "what decides is named"() {
    given:
    files(user, null, variables)

    when:
    def ended = program.here(*(['profile', 'list'] + options))

    then:
    ended.exit == 0
    ended.out.contains(says)
    !ended.out.contains('secret')

    where:
    user                                       | variables                       | options              || says
    USER                                       | [COZESH_PROFILE: 'app']         | []                   || '* in use: COZESH_PROFILE'
    USER                                       | [COZESH_PROFILE: 'app']         | ['--profile', 'me']  || '* in use: --profile'
    USER                                       | [COZESH_PROFILE: 'ap']          | []                   || 'COZESH_PROFILE names ap, which is not there'
    USER                                       | [COZE_API_TOKEN: 'pat_test_1']  | []                   || "COZE_API_TOKEN is set and wins over any profile's credential"
    '{"profiles": {"a": {"region": "cn"}}}'    | [:]                             | []                   || '* in use: the usual one'
    '{"profiles": {"a": {}, "b": {}}}'         | [:]                             | []                   || 'none is in use: nothing names one of several'
    '{}'                                       | [:]                             | []                   || '`cozesh login` makes one'
  }

  def "one is shown, never its token, and one document tells the same"() {
    given:
    files(USER, PROJECT)

    expect:
    program.here('profile', 'show').out == """\
profile     me  (in use)
server      cn (api.coze.cn)
workspace   WeHan
credential  token, written out
file        ${config()}
"""
    program.here('profile', 'show', 'team').out.contains('credential  token, environment variable T')
    program.here('profile', '--json').json()*.path('name')*.asText() == ['team', 'me', 'app']
    program.here('profile', 'show', 'app', '--json').json().path('in_use').asBoolean() == false
  }

  def "use makes one the default, and says what wins over it"() {
    given:
    files(USER, null, [COZESH_PROFILE: 'me'])

    when:
    def ended = program.here('profile', 'use', 'app')

    then:
    ended.out == 'profile app is in use from now on\n'
    ended.err == 'but here me is, because COZESH_PROFILE says so\n'
    Files.readString(config()) == USER.replace('"default_profile": "me"', '"default_profile": "app"')
  }

  def "rm takes one out with its login when that is confirmed, and leaves the rest as it was"() {
    given:
    files(USER, null)
    def kept = config().resolveSibling('tokens/app%7E81.json')
    Files.createDirectories(kept.parent)
    Files.writeString(kept, '{}')

    expect:
    program.here('profile', 'rm', 'app').with { [exit, err.contains('there is no terminal to ask on')] } == [2, true]
    Files.readString(config()) == USER
    program.here('profile', 'rm', 'app', '--yes').out == 'removed profile app\n'
    !Files.exists(kept)
    Files.readString(config()) == USER.replace(''',
    "app": {"region": "com", "auth": {"kind": "device", "client_id": "81"}}''', '')
    program.here('profile', 'rm', 'me', '--yes').exit == 0
    Files.readString(config()) == '{\n  "profiles": {}\n}\n'
  }

  @Unroll("#line: #says")
  def "what cannot be done says what can"() {
    given:
    files(USER, PROJECT)

    expect:
    program.here(*line).with { [exit, says.every { err.contains(it) }] } == [2, true]
    Files.readString(config()) == USER

    where:
    line                            || says
    ['profile', 'us', 'me']         || ['profile cannot `us`', 'did you mean `use`?']
    ['profile', 'use', 'mee']       || ['there is no profile `mee`', 'did you mean `me`?']
    ['profile', 'use']              || ["the profile's name is missing"]
    ['profile', 'use', 'team']      || ['profile team stands in', 'config.json only', 'use it by `--profile team`']
    ['profile', 'rm', 'team']       || ['what can be removed stands in your own file']
    ['profile', 'list', 'me']       || ['one operand too many']
  }

  private Path config() { root.resolve('home/.config/cozesh/config.json') }

  private void files(String user, String project, Map variables = [:]) {
    program = new Program(root, variables)
    Files.createDirectories(config().parent)
    Files.writeString(config(), user)
    if (project) {
      program.write('.cozesh/config.json', project)
    }
  }
}
