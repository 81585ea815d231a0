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
    '{"profiles":{"p":{"auth":"jwt"}}}'           || 'auth is not an object'
    '{"profiles":{"p":{"auth":{}}}}'              || '`kind` is missing'
    '{"profiles":{"p":{"auth":{"kind":"jtw"}}}}'  || 'did you mean `jwt`?'
    '{"profiles":{"p":{"auth":{"kind":"device","client_secret":"env:S"}}}}' || 'known are kind, client_id, workspace_id'
    '{"profiles":{"p":{"auth":{"kind":"jwt","app_id":"1","key_id":"k"}}}}'  || '`private_key` is missing'
    '{"profiles":{"p":{"auth":{"kind":"session","email":"e","password":"env:P","x":1}}}}' || 'unknown key `x`'
    '{"profiles":{"p":{"auth":{"kind":"jwt","app_id":"1","key_id":"k","private_key":"env:K","duration_seconds":86400}}}}' || '1 to 86399'
    '{"profiles":{"p":{"auth":{"kind":"jwt","app_id":"1","key_id":"k","private_key":"env:K","account_id":"a","enterprise_id":"e"}}}}' || 'both account_id and enterprise_id'
    '{"profiles":{"p":{"auth":{"kind":"oauth","client_id":"c","redirect_uri":"a b"}}}}' || '`redirect_uri` is no address'
    '{"profiles":{"p":{"api_token":"env:T","auth":{"kind":"device","client_id":"c"}}}}' || 'both an api_token and an auth block'
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

  @Unroll("COZESH_HOME #own, XDG_DATA_HOME #xdg: #expected")
  def "the demonstration lies with the user's data, and never in the project"() {
    given:
    def variables = [COZESH_HOME: own, XDG_DATA_HOME: xdg, HOME: '/h'].findAll { it.value }

    expect:
    FilePlaces.of(new Environment(variables, Path.of('/java'), Path.of('/w'))).demonstration().toString() == expected

    where:
    own  | xdg  || expected
    '/o' | '/x' || '/o/demonstration'
    null | '/x' || '/x/cozesh/demonstration'
    null | null || '/h/.local/share/cozesh/demonstration'
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

  @Unroll("#kind: #words")
  def "an auth block says how a profile signs in, and where its secrets lie"() {
    given:
    userFile("""{"profiles":{"p":{"region":"cn","auth":{"kind":"$kind",$members}}}}""")

    when:
    def settings = read([:], Given.NOTHING)

    then:
    settings.login().get().value().toString() == login.toString()
    settings.login().get().value().words() == words
    settings.login().get().origin().endsWith('config.json, profile p')
    settings.token().empty
    settings.address() == URI.create('https://api.coze.cn')

    where:
    kind      | members                                                                 || login | words
    'jwt'     | '"app_id":117,"key_id":"k1","private_key":"file:~/k.pem"'               || jwt(900) | 'service app 117, key from file ~/k.pem'
    'jwt'     | '"app_id":"117","key_id":"k1","private_key":"env:KEY","duration_seconds":3600,"session_name":"s","enterprise_id":"e"' || jwt(3600, 'env:KEY', 's', 'e') | 'service app 117, key from environment variable KEY'
    'oauth'   | '"client_id":"c1"'                                                      || new Login.OAuth('c1', Optional.empty(), URI.create('http://127.0.0.1:8765/callback'), Optional.empty()) | 'browser login by app c1'
    'device'  | '"client_id":"c1","workspace_id":"731"'                                 || new Login.Device('c1', Optional.of('731')) | 'device login by app c1'
    'session' | '"email":"deploy@example.com","password":"cmd:pass show coze"'          || new Login.Session('deploy@example.com', TokenSource.parse('cmd:pass show coze')) | 'console session of deploy@example.com, password from command pass show coze'
  }

  private static Login jwt(int seconds, String key = 'file:~/k.pem', String session = null, String enterprise = null) {
    new Login.Jwt('117', 'k1', TokenSource.parse(key), Duration.ofSeconds(seconds),
        Optional.ofNullable(session), Optional.empty(), Optional.ofNullable(enterprise))
  }

  @Unroll("#kind, #member")
  def "a secret of an auth block is not written out, and not repeated"() {
    given:
    userFile("""{"profiles":{"p":{"region":"cn","auth":{"kind":"$kind",$members,"$member":"hunter-22"}}}}""")

    when:
    read([:], Given.NOTHING)

    then:
    def e = thrown(CozeUsageException)
    e.what().endsWith("profile p, auth: `$member` is written out")
    e.next().contains('env:NAME, file:PATH or cmd:COMMAND')
    !e.message.contains('hunter-22')

    where:
    kind      | members                        | member
    'jwt'     | '"app_id":"1","key_id":"k"'    | 'private_key'
    'oauth'   | '"client_id":"c"'              | 'client_secret'
    'session' | '"email":"e"'                  | 'password'
  }

  @Unroll("variable #variable, project #project, user #user: #expected")
  def "the first place that says who asks wins, whichever way it says so"() {
    given:
    def profile = { kind -> kind == 'token' ? '"api_token":"env:T"' : '"auth":{"kind":"device","client_id":"c1"}' }
    projectFile(project ? """{"profiles":{"p":{${profile(project)}}}}""" : null)
    userFile("""{"profiles":{"p":{${profile(user)}}}}""")

    when:
    def settings = read(variable ? [COZE_API_TOKEN: 'pat_test_1'] : [:], Given.NOTHING)

    then:
    settings.token().map { it.value().toString() }.orElse(null) == (expected == 'login' ? null : expected)
    settings.login().present == (expected == 'login')

    where:
    variable | project | user    || expected
    true     | 'login' | 'token' || 'written out'
    false    | 'login' | 'token' || 'login'
    false    | 'token' | 'login' || 'environment variable T'
    false    | null    | 'login' || 'login'
  }

  def "a profile that signs in is not drawn to a host that it does not name"() {
    given:
    userFile('{"profiles":{"p":{"region":"cn","auth":{"kind":"device","client_id":"c1"}}}}')

    when:
    read([:], given(baseUrl: 'https://elsewhere.example'))

    then:
    def e = thrown(CozeGuardException)
    e.what().contains('elsewhere.example')
  }

  @Unroll("#profile, #owner")
  def "each login has a file of its own, whatever its name"() {
    expect:
    def file = new FilePlaces(Path.of('/p'), Path.of('/u'), Path.of('/c'), Path.of('/d')).login(profile, owner)
    file.parent.toString() == '/u/tokens'
    file.fileName.toString() == name

    where:
    profile | owner         || name
    'cn'    | '117'         || 'cn%7E117.json'
    '../cn' | 'a@b.example' || '..%2Fcn%7Ea%40b.example.json'
    '招聘'    | 'x'           || '%E6%8B%9B%E8%81%98%7Ex.json'
  }

  @Unroll("profile #profile, variables #variables: #proxy, except #except")
  def "a proxy stands in the profile, else in the usual variables"() {
    given:
    userFile("""{"profiles":{"p":$profile}}""")

    expect:
    def reach = read(variables, Given.NOTHING).reach()
    reach.proxy().map { it.value().toString() }.orElse(null) == proxy
    reach.noProxy() == except

    where:
    profile                                         | variables                                        || proxy                  | except
    '{}'                                            | [:]                                              || null                   | []
    '{}'                                            | [HTTPS_PROXY: 'http://v:1']                      || 'http://v:1'           | []
    '{}'                                            | [https_proxy: 'v:1', ALL_PROXY: 'http://a:2']    || 'http://v:1'           | []
    '{}'                                            | [ALL_PROXY: 'http://a:2']                        || 'http://a:2'           | []
    '{"proxy":"http://u:p%40@f:3"}'                 | [HTTPS_PROXY: 'http://v:1']                      || 'http://u:p%40@f:3'    | []
    '{"proxy":"none"}'                              | [HTTPS_PROXY: 'http://v:1']                      || null                   | []
    '{"proxy":"f:3","no_proxy":".cn, 10.0.0.1"}'    | [NO_PROXY: 'x']                                  || 'http://f:3'           | ['.cn', '10.0.0.1']
    '{}'                                            | [HTTPS_PROXY: 'v:1', no_proxy: 'a,,b ']          || 'http://v:1'           | ['a', 'b']
  }

  @Unroll
  def "an address that is no proxy's is refused without being shown: #address"() {
    when:
    read([HTTPS_PROXY: address], Given.NOTHING)

    then:
    def e = thrown(CozeUsageException)
    e.what() == 'HTTPS_PROXY: not usable as the address of a proxy'
    !e.message.contains('secret99')

    where:
    address << ['https://u:secret99@p:1', 'socks5://p:1', 'http://u:secret99 @p', 'http://']
  }

  def "further authorities stand in the profile, else in SSL_CERT_FILE, below the current directory"() {
    given:
    userFile('{"profiles":{"a":{"ca_file":"~/corp.pem"},"b":{}}}')

    expect:
    read([SSL_CERT_FILE: 'v.pem'], given(profile: 'a')).reach().caFile().get().value() == dir.resolve('home/corp.pem')
    read([SSL_CERT_FILE: 'v.pem'], given(profile: 'b')).reach().caFile().get().value() == dir.resolve('work/v.pem')
    read([:], given(profile: 'b')).reach().caFile().empty
  }

  @Unroll("credential from #credential: #taken")
  def "a project's file names an authority only for the credential that it holds itself"() {
    given:
    def token = '"api_token":"pat_test_1","region":"cn"'
    projectFile("""{"profiles":{"p":{"ca_file":"own.pem"${credential == 'project' ? ",$token" : ''}}}}""")
    userFile("""{"profiles":{"p":{"workspace":"w"${credential == 'user' ? ",$token" : ''}}}}""")
    def variables = credential == 'variable' ? [COZE_API_TOKEN: 'pat_test_1', COZE_API_BASE: 'https://api.coze.cn'] : [:]

    when:
    def outcome
    try {
      outcome = read(variables, Given.NOTHING).reach().caFile().present
    } catch (CozeGuardException e) {
      outcome = e.next().contains('SSL_CERT_FILE') ? false : e
    }

    then:
    outcome == taken

    where:
    credential || taken
    'project'  || true
    'user'     || false
    'variable' || false
  }

  def "the sandbox is reached directly"() {
    expect:
    read([HTTPS_PROXY: 'http://v:1'], given(sandbox: 'memory')).reach() == Reach.DIRECT
  }

  def "an environment brings its profile's server and credential, its workspace and its file"() {
    given:
    userFile('{"default_profile":"b","profiles":{"a":{"base_url":"https://a","api_token":"env:A","workspace":"A"},"b":{"workspace":"B"}}}')
    projectFile('{"environments":{"dev":{"profile":"a","workspace":"W","outputs":".env.dev"},"prod":{"profile":"a","protected":true},"here":{"sandbox":"box","workspace":"S"}}}')

    expect:
    with(read([:], of('dev'))) {
      profile().get().value() == 'a'
      baseUrl().get().value().toString() == 'https://a'
      workspace().get().value() == 'W'
      environments().current().get().outputs().get() == '.env.dev'
      !environments().current().get().protected
    }
    with(read([COZESH_ENVIRONMENT: 'dev', COZESH_PROFILE: 'b'], of('prod'))) {
      workspace().get().value() == 'A'
      environments().current().get().protected
    }
    with(read([COZESH_ENVIRONMENT: 'here'], Given.NOTHING)) {
      sandbox().get().directory().get().endsWith('work/box')
      workspace().get().value() == 'S'
      profile().empty
    }
    with(read([:], Given.NOTHING)) {
      workspace().get().value() == 'B'
      environments().current().empty
      environments().all()*.name() == ['dev', 'prod', 'here']
    }
  }

  @Unroll("#environments")
  def "an environment that is no place is refused: #message"() {
    given:
    userFile('{"profiles":{"a":{}}}')
    projectFile("""{"environments":$environments}""")

    when:
    read([:], of('dev'))

    then:
    def e = thrown(CozeUsageException)
    e.message.contains(message)

    where:
    environments                                              || message
    '{"dev":{"workspace":"W"}}'                               || 'names no server'
    '{"dev":{"profile":"a","sandbox":true,"workspace":"W"}}'  || 'has a profile and a sandbox'
    '{"dev":{"profile":"a"}}'                                 || 'environment dev names no workspace'
    '{"dev":{"profile":"x","workspace":"W"}}'                 || 'there is no profile `x` (named by environment dev)'
    '{"dev":{"profile":"a","worksapce":"W"}}'                 || 'did you mean `workspace`?'
    '{"dev":{"profile":"a","protected":"yes"}}'               || '`protected` is not true or false'
    '{"a b":{"profile":"a"}}'                                 || 'that is no name for an environment'
    '[]'                                                      || '`environments` is not an object'
    '{}'                                                      || 'has none'
  }

  def "environments are the project's alone: the user's would be those of every project"() {
    given:
    userFile('{"environments":{"dev":{"sandbox":true,"workspace":"W"}}}')

    when:
    read([:], Given.NOTHING)

    then:
    def e = thrown(CozeUsageException)
    e.next().contains('work/.cozesh/config.json')
  }

  private static Given of(String environment) {
    def none = Optional.empty()
    new Given(none, none, none, none, none, none, Optional.of(environment), false)
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
