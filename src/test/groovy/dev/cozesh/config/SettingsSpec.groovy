package dev.cozesh.config

import dev.cozesh.error.CozeCredentialException
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozeUsageException
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class SettingsSpec extends Specification {
  @TempDir Path dir

  @Unroll("option #option, variable #variable, project #project, user #user: #expected")
  def "the first place that names a server wins"() {
    given:
    projectFile(project ? """{"profiles":{"p":{"base_url":"$project"}}}""" : null)
    userFile(user ? """{"profiles":{"p":{"base_url":"$user"}}}""" : null)

    expect:
    def found = read(variable ? [COZE_API_BASE: variable] : [:], given(baseUrl: option)).baseUrl()
    found.map { it.value().toString() }.orElse(null) == expected

    where:
    option      | variable    | project     | user        || expected
    'https://o' | 'https://v' | 'https://p' | 'https://u' || 'https://o'
    null        | 'https://v' | 'https://p' | 'https://u' || 'https://v'
    null        | ''          | 'https://p' | 'https://u' || 'https://p'
    null        | null        | 'https://p' | 'https://u' || 'https://p'
    null        | null        | null        | 'https://u' || 'https://u'
    null        | null        | null        | null        || null
  }

  def "what nobody sets has its usual value"() {
    when:
    def settings = read([:], Given.NOTHING)

    then:
    settings.timeout().value() == Duration.ofSeconds(600)
    settings.maxRetries().value() == 3
    settings.profile().empty
    settings.sandbox().empty
  }

  @Unroll("--profile #option, COZESH_PROFILE #variable, default_profile #file: #expected")
  def "the profile is named by option, variable, file, or is the only one"() {
    given:
    def chosen = file ? """"default_profile":"$file",""" : ''
    userFile("""{$chosen"profiles":{"a":{"workspace":"A"},"b":{"workspace":"B"},"c":{"workspace":"C"}}}""")

    expect:
    def settings = read(variable ? [COZESH_PROFILE: variable] : [:], given(profile: option))
    settings.workspace().map { it.value() }.orElse(null) == expected

    where:
    option | variable | file || expected
    'a'    | 'b'      | 'c'  || 'A'
    null   | 'b'      | 'c'  || 'B'
    null   | null     | 'c'  || 'C'
    null   | null     | null || null
  }

  def "a lone profile is used without being named"() {
    given:
    userFile('{"profiles":{"only":{"workspace":"W"}}}')

    expect:
    read([:], Given.NOTHING).workspace().get().value() == 'W'
  }

  def "the team's COZE_API block is read as a profile"() {
    given:
    userFile('{"COZE_API":{"api_token":"pat_test_block","base_url":"https://api.coze.cn","timeout":30,"max_retries":1}}')

    when:
    def settings = read([:], Given.NOTHING)

    then:
    settings.server().token() == 'pat_test_block'
    settings.server().baseUrl() == URI.create('https://api.coze.cn')
    settings.timeout().value() == Duration.ofSeconds(30)
    settings.maxRetries().value() == 1
  }

  @Unroll("region #region is #url")
  def "a region names its cloud"() {
    given:
    userFile("""{"profiles":{"p":{"region":"$region"}}}""")

    expect:
    read([:], Given.NOTHING).baseUrl().get().value().toString() == url

    where:
    region || url
    'cn'   || 'https://api.coze.cn'
    'com'  || 'https://api.coze.com'
  }

  @Unroll("#path")
  def "a base address that ends where the endpoints' paths begin is refused with the right one"() {
    when:
    read([COZE_API_BASE: "https://api.coze.cn$path".toString()], Given.NOTHING)

    then:
    def e = thrown(CozeUsageException)
    e.what().startsWith('COZE_API_BASE ends with /')
    e.next() == 'write https://api.coze.cn'

    where:
    path << ['/v1', '/v1/', '/v2', '/v3/', '/api', '/open_api', '/open_api//']
  }

  @Unroll("path #path")
  def "any other path stays, as that of a gateway"() {
    expect:
    read([COZE_API_BASE: "https://gateway.example$path".toString()], Given.NOTHING).baseUrl().get().value() ==
        URI.create("https://gateway.example$path")

    where:
    path << ['', '/coze', '/coze/v1', '/v4', '/apis']
  }

  @Unroll("#json: #says")
  def "a wrong file is refused with its place and the nearest word"() {
    given:
    userFile(json)

    when:
    read([:], Given.NOTHING)

    then:
    def e = thrown(CozeUsageException)
    e.message.contains(says)
    e.message.contains('config.json')

    where:
    json                                          || says
    '{"profile":{}}'                              || 'did you mean `profiles`?'
    '{"profiles":{"p":{"api_tokn":"x"}}}'         || 'did you mean `api_token`?'
    '{"COZE_API":{"base_ur":"x"}}'                || 'did you mean `base_url`?'
    '{"profiles":{"p":{"region":"us"}}}'          || 'cn and com'
    '{"profiles":{"p":{"timeout":-1}}}'           || 'more than 0'
    '{"profiles":{"p":{"max_retries":1.5}}}'      || 'a whole number'
    '{"profiles":{"p":{"dialect":"studo"}}}'      || 'did you mean `studio`?'
    '{"profiles":{"p":{"base_url":"coze.cn"}}}'   || 'scheme and a host'
    '{\n  "profiles": {,}\n}'                     || 'line 2, column'
    '{"profiles":[]}'                             || 'not an object'
    '{"COZE_API":{},"profiles":{"default":{}}}'   || 'says twice'
  }

  def "a broken file never has its text repeated, for it may be a token"() {
    given:
    userFile('{"COZE_API":{"api_token": pat_test_without_quotes}}')

    when:
    read([:], Given.NOTHING)

    then:
    def e = thrown(CozeUsageException)
    !e.message.contains('pat_test')
    e.cause == null
  }

  def "an unknown profile is refused with the nearest name"() {
    given:
    userFile('{"profiles":{"wehan":{}}}')

    when:
    read([:], given(profile: 'wehna'))

    then:
    def e = thrown(CozeUsageException)
    e.next() == 'did you mean `wehan`?'
  }

  def "nothing configured names both ways out"() {
    when:
    read([:], Given.NOTHING).server()

    then:
    def e = thrown(CozeCredentialException)
    e.next().contains('COZE_API_TOKEN')
    e.next().contains('COZE_API_BASE')
    e.next().contains('--sandbox')
  }

  def "a token without a server is tried nowhere"() {
    when:
    read([COZE_API_TOKEN: 'pat_test_1'], Given.NOTHING).server()

    then:
    def e = thrown(CozeUsageException)
    e.next().contains('COZE_API_BASE')
    e.next().contains('`region`')
    !e.message.contains('pat_test')
  }

  @Unroll("#url: #accepted")
  def "plain http is for this machine only"() {
    when:
    def refused = null
    try {
      read([:], given(baseUrl: url))
    } catch (CozeUsageException e) {
      refused = e
    }

    then:
    (refused == null) == accepted

    where:
    url                         || accepted
    'http://127.0.0.1:8080'     || true
    'http://localhost:8080/'    || true
    'http://[::1]:8080'         || true
    'http://api.coze.cn'        || false
    'http://127.0.0.1.evil.com' || false
    'https://10.0.0.1'          || true
    'ftp://127.0.0.1'           || false
    'https://u:p@host'          || false
    'not an address'            || false
  }

  @Unroll("base from #origin")
  def "a profile's token is not drawn to a host that the profile does not name"() {
    given:
    userFile('{"profiles":{"p":{"api_token":"pat_test_1","region":"cn"}}}')
    projectFile(origin == 'project' ? '{"profiles":{"p":{"base_url":"https://elsewhere.example"}}}' : null)

    when:
    read(origin == 'variable' ? [COZE_API_BASE: 'https://elsewhere.example'] : [:],
        given(baseUrl: origin == 'option' ? 'https://elsewhere.example' : null))

    then:
    def e = thrown(CozeGuardException)
    e.message.contains('elsewhere.example')

    where:
    origin << ['option', 'variable', 'project']
  }

  def "a profile's token may go to a server on this machine"() {
    given:
    userFile('{"profiles":{"p":{"api_token":"pat_test_1","region":"cn"}}}')

    expect:
    read([:], given(baseUrl: 'http://127.0.0.1:9')).server().token() == 'pat_test_1'
  }

  @Unroll("--sandbox=#value")
  def "the sandbox's data lies where the option says"() {
    expect:
    def choice = read([COZE_API_TOKEN: 'pat_test_1'], given(sandbox: value)).sandbox().get()
    choice.directory().map { dir.resolve('work').relativize(it).toString() }.orElse('memory') == place

    where:
    value    || place
    ''       || '.cozesh/sandbox'
    'memory' || 'memory'
    'data'   || 'data'
  }

  @Unroll("COZESH_HOME #own, XDG_CONFIG_HOME #xdg, HOME #home: #expected")
  def "the user's directory is found by the variables before Java's idea of it"() {
    given:
    def variables = [COZESH_HOME: own, XDG_CONFIG_HOME: xdg, HOME: home].findAll { it.value }

    expect:
    FilePlaces.of(new Environment(variables, Path.of('/java'), Path.of('/w'))).user().toString() == expected

    where:
    own  | xdg  | home || expected
    '/o' | '/x' | '/h' || '/o'
    null | '/x' | '/h' || '/x/cozesh'
    null | null | '/h' || '/h/.config/cozesh'
    null | null | null || '/java/.config/cozesh'
  }

  @Unroll("mode #mode, token #token: #remarks")
  def "a token that others can read is remarked on"() {
    given:
    userFile("""{"profiles":{"p":{"api_token":"$token"}}}""")
    Files.setPosixFilePermissions(userConfig(), java.nio.file.attribute.PosixFilePermissions.fromString(mode))

    expect:
    read([:], Given.NOTHING).remarks().size() == remarks

    where:
    mode        | token        || remarks
    'rw-r--r--' | 'pat_test_1' || 1
    'rw-------' | 'pat_test_1' || 0
    'rw-r--r--' | 'env:TOKEN'  || 0
  }

  private Path userConfig() { dir.resolve('home/.config/cozesh/config.json') }

  private void userFile(String json) { write(userConfig(), json) }

  private void projectFile(String json) { write(dir.resolve('work/.cozesh/config.json'), json) }

  private static void write(Path file, String json) {
    if (json != null) {
      Files.createDirectories(file.parent)
      Files.writeString(file, json)
      Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString('rw-------'))
    }
  }

  private Settings read(Map<String, String> variables, Given given) {
    SettingsReader.read(
        new Environment(variables + [HOME: dir.resolve('home').toString()], dir, dir.resolve('work')), given)
  }

  private static Given given(Map<String, String> options) {
    def value = { Optional.ofNullable(options[it]) }
    new Given(value('profile'), value('workspace'), value('baseUrl'), value('sandbox'), value('timeout'), value('maxRetries'))
  }
}
