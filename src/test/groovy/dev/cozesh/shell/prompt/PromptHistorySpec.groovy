package dev.cozesh.shell.prompt

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Instant
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class PromptHistorySpec extends Specification {
  @TempDir Path dir

  List<String> remarks = []
  Set<String> secrets = []

  def "an entry is written at once, one of several lines as a block, and comes back as it was"() {
    when:
    add(history(), 'a = 1', 'bot("客服😀") {\n  prompt """\n\n\tx"""\n}', 'a\\n/b/')

    then:
    file.text == 'a = 1\nbot("客服😀") {\n\t  prompt """\n\t\n\t\tx"""\n\t}\na\\n/b/\n'
    history().entries() == ['a = 1', 'bot("客服😀") {\n  prompt """\n\n\tx"""\n}', 'a\\n/b/']
  }

  def "file and directory are their owner's alone, also when somebody opened the file"() {
    when:
    add(history(), 'a')

    then:
    mode(file.toPath()) == 'rw-------'
    mode(file.parentFile.toPath()) == 'rwx------'
    Files.list(file.parentFile.toPath()).withCloseable { all -> all.allMatch { mode(it) == 'rw-------' } }

    when:
    Files.setPosixFilePermissions(file.toPath(), PosixFilePermissions.fromString('rw-r--r--'))
    add(history(), 'b')

    then:
    mode(file.toPath()) == 'rw-------'
  }

  @Unroll
  def "of #entry is kept #kept, in the file and in memory"() {
    given:
    secrets = ['live-secret-value', 'abc']
    def history = history()

    when:
    add(history, entry)

    then:
    history.entries() == kept
    history.session() == kept
    (file.exists() ? file.text : '') == kept.collect { it.replace('\n', '\n\t') + '\n' }.join('')

    where:
    entry                                               || kept
    'x = "pat_test_12345678"'                           || ['x = "pat_***"']
    'foo(\n  "sat_test_12345678",\n  1)'                || ['foo(\n  "sat_***",\n  1)']
    'curl -H "Authorization: Bearer abcdefgh12"'        || ['curl -H "Authorization: Bearer ***"']
    'y = "eyJhbGciOi.eyJzdWIiOi.c2ln"'                  || ['y = "eyJ***"']
    'GET "/x", h: "live-secret-value!"'                 || ['GET "/x", h: "***!"']
    'abc = 1'                                           || ['abc = 1']
    'password = "hunter2"'                              || ['password = "***"']
    'token = "a\\"b/$" + c'                             || ['token = "***" + c']
    'password = "no end'                                || ['password = "***']
    'password = ""'                                     || ['password = ""']
    'x.apiKey=\'k\''                                    || ['x.apiKey=\'***\'']
    'm = [client_secret: """a"b"""]'                    || ['m = [client_secret: """***"""]']
    'token = /sl"ashy/'                                 || ['token = /***/']
    'm = ["access_token": "a\'b"]'                      || ['m = ["access_token": "***"]']
    'GET "https://u:hunter2@h/x?password=hunter2&y=1"'  || ['GET "https://u:***@h/x?password=***&y=1"']
    '/login --token abc.def'                            || ['/login --token ***']
    'k = """-----BEGIN PRIVATE KEY-----\nMIIE\nx"""'    || ['k = """-----BEGIN PRIVATE KEY-----***']
    'token = env("X")'                                  || ['token = env("X")']
    'secret("NAME")'                                    || ['secret("NAME")']
    'max_tokens: 4096'                                  || ['max_tokens: 4096']
    'pat_test_12345678'                                 || []
    '"live-secret-value"'                               || []
    '   \n '                                            || []
  }

  def "a secret of any length is masked"() {
    given:
    def history = history()

    when:
    add(history, 'm = ["access_token": "' + 'x\\n' * 50_000 + '"]')

    then:
    history.entries() == ['m = ["access_token": "***"]']
  }

  def "a line entered twice in a row is kept once, but was entered twice"() {
    given:
    def history = history()

    when:
    add(history, 'a', 'a', 'b', 'a')

    then:
    history.entries() == ['a', 'b', 'a']
    history.session() == ['a', 'a', 'b', 'a']
  }

  def "two shells see what the other entered with their own next entry, and lose nothing"() {
    given:
    def one = history()
    def two = history()
    one.entries()
    two.entries()

    when:
    add(one, 'one')
    add(two, 'two')
    add(one, 'three')

    then:
    one.entries() == ['one', 'two', 'three']
    two.entries() == ['one', 'two']
    history().entries() == ['one', 'two', 'three']
    one.session() == ['one', 'three']
  }

  def "processes that write at once lose nothing and tear no entry"() {
    when:
    def processes = ['a', 'b', 'c'].collect { start(it, 150, 10_000) }

    then:
    processes.every { it.waitFor() == 0 && it.inputStream.text == '' }
    def entries = history().entries()
    entries.sort(false) == ['a', 'b', 'c'].collectMany { name -> (0..<150).collect { "$name $it\nof $name".toString() } }.sort()
    ['a', 'b', 'c'].every { name -> entries.findAll { it.startsWith(name) } == (0..<150).collect { "$name $it\nof $name".toString() } }
  }

  def "the oldest entries go when there are more than the limit, while others write, too"() {
    when:
    def processes = ['a', 'b'].collect { start(it, 100, 50) }
    def ended = processes.every { it.waitFor() == 0 && it.inputStream.text == '' }
    def entries = history(50).entries()

    then:
    ended
    entries.size() == 50
    entries.any { it in ['a 99\nof a', 'b 99\nof b'] }
    history(10_000).entries().size() <= 55
  }

  def "numbers of entries stay when the oldest go"() {
    given:
    def history = history(3)

    when:
    add(history, 'a', 'b', 'c', 'd')

    then:
    history.first() == 1
    history.last() == 3
    history.get(3) == 'd'
    history.iterator(2).next().line() == 'c'
    history.index() == 4
  }

  def "a file that is no text is put aside with one remark; the next entries are kept"() {
    given:
    file.parentFile.mkdirs()
    file.bytes = [0x61, 0xff, 0xfe, 0x0a] as byte[]
    def history = history()

    expect:
    history.entries() == []
    remarks == ["$file was not a history; it is history.damaged now".toString()]

    when:
    add(history, 'a')

    then:
    file.text == 'a\n'
    new File(file.parentFile, 'history.damaged').bytes == [0x61, 0xff, 0xfe, 0x0a] as byte[]
    remarks.size() == 1
  }

  def "a writer that was cut off in a line does not join it with the next"() {
    given:
    file.parentFile.mkdirs()
    file.text = 'a\nhalf'

    when:
    add(history(), 'b')

    then:
    history().entries() == ['a', 'half', 'b']
  }

  def "where nothing can be written, lines are kept in memory, with one remark"() {
    given:
    file.mkdirs()
    def history = history()

    when:
    add(history, 'a', 'b')

    then:
    history.entries() == ['a', 'b']
    remarks.size() == 1
    remarks[0].startsWith("the history $file is not kept: ")

    when: 'it can be written again'
    file.delete()
    add(history, 'c')

    then:
    history.entries() == ['a', 'b', 'c']
    file.text == 'a\nb\nc\n'
  }

  def "an interrupt does not lose a line, and is not lost"() {
    given:
    def history = history()

    when:
    Thread.currentThread().interrupt()
    add(history, 'a')

    then:
    Thread.interrupted()
    file.text == 'a\n'
    remarks == []
  }

  def "a purge forgets everything"() {
    given:
    def history = history()
    add(history, 'a', 'b')

    when:
    history.purge()
    add(history, 'c')

    then:
    history.entries() == ['c']
    file.text == 'c\n'
  }

  def "nothing is read before an entry is asked for"() {
    given:
    file.parentFile.mkdirs()
    file.text = 'a\n'
    def history = history()
    history.attach(null)
    file.text = 'b\n'

    expect:
    history.previous()
    history.current() == 'b'
    !history.previous()
  }

  private File getFile() {
    dir.resolve('home').resolve('history').toFile()
  }

  private PromptHistory history(int limit = PromptHistory.LIMIT) {
    new PromptHistory(file.toPath(), limit, { secrets }, { remarks << it })
  }

  private static void add(PromptHistory history, String... lines) {
    lines.each { history.add(Instant.EPOCH, it) }
  }

  private static String mode(Path path) {
    PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
  }

  private Process start(String name, int count, int limit) {
    def java = Path.of(System.getProperty('java.home'), 'bin', 'java').toString()
    new ProcessBuilder(java, '-Xshare:auto', '-XX:TieredStopAtLevel=1', '-cp', System.getProperty('java.class.path'),
      HistoryProcess.name, file.toString(), name, "$count", "$limit").redirectErrorStream(true).start()
  }
}
