package dev.cozesh.config

import dev.cozesh.error.CozeCredentialException
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozeUsageException
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

/** Where state is kept, as COZESH_STATE and files say it. */
class StateAddressSpec extends Specification {
  @TempDir Path dir

  @Unroll
  def "#text with #variables"() {
    given:
    def address = StateAddress.parse(text, 'COZESH_STATE', environment(variables)) as DatabaseAddress

    expect:
    [address.user(), address.hosts(), address.database(), address.schema(), address.parameters()] == expected

    where:
    text                                                          | variables                                                      || expected
    'postgresql://u@h/d'                                          | [:]                                                            || ['u', ['h:5432'], 'd', 'cozesh', [:]]
    'postgres://u:pat_test_x@h:6/d?schema=s_1&sslmode=verify-full'| [:]                                                            || ['u', ['h:6'], 'd', 's_1', [sslmode: 'verify-full']]
    'postgresql://u@a:1,b,[::1]:3/d'                              | [:]                                                            || ['u', ['a:1', 'b:5432', '[::1]:3'], 'd', 'cozesh', [:]]
    'postgresql://%E5%BC%A0@h/a%2Fb+c'                            | [:]                                                            || ['张', ['h:5432'], 'a/b+c', 'cozesh', [:]]
    'postgresql:///d'                                             | [PGUSER: 'p', PGHOST: 'q', PGPORT: '9', PGSSLMODE: 'require'] || ['p', ['q:9'], 'd', 'cozesh', [sslmode: 'require']]
    'postgresql://'                                               | [USER: 'me']                                                   || ['me', ['localhost:5432'], 'me', 'cozesh', [:]]
    'postgresql://u@h/d?sslmode=disable'                          | [PGSSLMODE: 'require']                                         || ['u', ['h:5432'], 'd', 'cozesh', [sslmode: 'disable']]
  }

  @Unroll
  def "#text is refused in words that do not repeat it"() {
    when:
    StateAddress.parse(text, 'COZESH_STATE', environment([USER: 'me']))

    then:
    def wrong = thrown(CozeUsageException)
    wrong.what().startsWith('COZESH_STATE is no ')
    ![wrong.what(), wrong.why(), wrong.next()].any { it.contains('pat_test_') }

    where:
    text << [
      'mysql://u:pat_test_x@h/d', 'postgresql://u:pat_test_x@h/d?schema=A-b', 'postgresql://u:pat_test_x@h:x/d',
      'postgresql://u:pat_test_x@h/d?socketFactory=x', 'postgresql://u@h/d?sslmode=no', 'postgresql://u@h/d?schema'
    ]
  }

  def "anything else is a directory"() {
    expect:
    StateAddress.parse('team/state', 'COZESH_STATE', environment()).toString() == dir.resolve('project/team/state').toString()
    StateAddress.parse('/srv/state', 'COZESH_STATE', environment()).toString() == '/srv/state'
  }

  def "the variable wins over the project's file, that over the user's"() {
    given:
    write('user/config.json', '{"state": "postgresql://user@h/d"}')
    write('project/.cozesh/config.json', project)

    expect:
    with(settings(variables).state().get()) {
      value().toString() == expected
      origin().contains(from)
    }

    where:
    variables                                 | project                                  || expected                    | from
    [COZESH_STATE: 'postgresql://v@h:7/d']    | '{"state": "postgresql://project@h/d"}'  || 'postgresql://v@h:7/d'      | 'COZESH_STATE'
    [:]                                       | '{"state": "postgresql://project@h/d"}'  || 'postgresql://project@h:5432/d' | 'project/.cozesh/config.json, state'
    [:]                                       | '{}'                                     || 'postgresql://user@h:5432/d'  | 'user/config.json, state'
  }

  @Unroll
  def "a password in a project's file is refused: #address"() {
    given:
    write('project/.cozesh/config.json', """{"state": "$address"}""")

    when:
    settings([:])

    then:
    def refused = thrown(CozeGuardException)
    refused.what().contains('project/.cozesh/config.json, state')
    !refused.toString().contains('pat_test_')

    where:
    address << ['postgresql://u:pat_test_x@h/d', 'postgresql://u@h/d?password=pat_test_x']
  }

  def "a reference to one is none, and the user's own file may hold one"() {
    given:
    write('project/.cozesh/config.json', '{"state": "postgresql://u@h/d?password=env:TEAM_WORD"}')

    expect:
    def variables = [TEAM_WORD: 'pat_test_word']
    (settings(variables).state().get().value() as DatabaseAddress).password(environment(variables)).get() == 'pat_test_word'

    when:
    write('project/.cozesh/config.json', '{}')
    write('user/config.json', '{"state": "postgresql://u:pat_test_own@h/d"}')
    def own = settings([:]).state().get().value() as DatabaseAddress

    then:
    own.password(environment()).get() == 'pat_test_own'
    !own.toString().contains('pat_test_own')
  }

  @Unroll
  def "the password file: #address"() {
    given:
    def file = write('home/.pgpass', '# ours\nh:5432:d:u:pat_test_1\n*:*:a\\:b:*:pat_test_\\:2\nh:*:*:v:pat_test_3\n')
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rw-------'))

    expect:
    (StateAddress.parse(address, 'x', environment()) as DatabaseAddress).password(environment(variables)).orElse(null) == word

    where:
    address                    | variables                   || word
    'postgresql://u@h/d'       | [:]                         || 'pat_test_1'
    'postgresql://u@h:9/d'     | [:]                         || null
    'postgresql://w@i/a%3Ab'   | [:]                         || 'pat_test_:2'
    'postgresql://v@g,h:9/x'   | [:]                         || 'pat_test_3'
    'postgresql://u@h/d'       | [PGPASSWORD: 'pat_test_4']  || 'pat_test_4'
    'postgresql://u@h/d'       | [PGPASSFILE: '/nowhere']    || null
  }

  def "a password file that others can read is not used"() {
    given:
    def file = write('home/.pgpass', 'h:5432:d:u:pat_test_1\n')
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rw-r--r--'))

    when:
    (StateAddress.parse('postgresql://u@h/d', 'x', environment()) as DatabaseAddress).password(environment())

    then:
    def refused = thrown(CozeCredentialException)
    refused.next().contains("chmod 600 $file")
  }

  private Settings settings(Map<String, String> variables) {
    SettingsReader.read(environment(variables), Given.NOTHING)
  }

  private Environment environment(Map<String, String> variables = [:]) {
    new Environment([HOME: dir.resolve('home').toString(), COZESH_HOME: dir.resolve('user').toString()] + variables, dir, dir.resolve('project'))
  }

  private Path write(String name, String text) {
    def file = dir.resolve(name)
    Files.createDirectories(file.parent)
    Files.writeString(file, text)
  }
}
