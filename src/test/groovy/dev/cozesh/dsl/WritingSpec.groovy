package dev.cozesh.dsl

import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozeLockedException
import dev.cozesh.error.CozeScriptException
import dev.cozesh.error.Place
import java.nio.file.Files
import spock.lang.Unroll

/** The words that write files: save and journal. */
class WritingSpec extends LanguageSpec {
  private static final PLACE = new Place('x.groovy', 1, 1)

  def "save writes a file in the script's directory, and leaves nothing else there"() {
    when:
    run('save "out/报告.md", "你好\\n"')

    then:
    Files.readString(folder.resolve('out/报告.md')) == '你好\n'
    folder.resolve('out').toFile().list() == ['报告.md']
  }

  def "save replaces what holds something else only when it is told to"() {
    given:
    write('a.md', 'mine')

    when:
    run('save "a.md", "other"')

    then:
    def e = thrown(CozeGuardException)
    e.what() == 'deploy.groovy:1:1: there is a file a.md already'
    Files.readString(folder.resolve('a.md')) == 'mine'

    when:
    run('save "a.md", "mine"; save "a.md", "b", overwrite: { old -> old == "mine" }; save "a.md", "c", overwrite: true')

    then:
    Files.readString(folder.resolve('a.md')) == 'c'

    when:
    run('save "a.md", "d", overwrite: { old -> old == "mine" }')

    then:
    thrown(CozeGuardException)
  }

  def "save goes through a link, and keeps it"() {
    given:
    def real = write('real.md', 'old')
    Files.createSymbolicLink(folder.resolve('link.md'), real)

    when:
    run('save "link.md", "new", overwrite: true')

    then:
    Files.readString(real) == 'new'
    Files.isSymbolicLink(folder.resolve('link.md'))
  }

  def "in plan nothing is written: save says so, journal refuses"() {
    given:
    host.planning = true

    when:
    run('save "a.md", "x"')

    then:
    !Files.exists(folder.resolve('a.md'))
    host.printed.toString() == 'note: deploy.groovy:1:1: plan does not write a.md\n'

    when:
    run('journal("a.jsonl") { }')

    then:
    thrown(CozeScriptException)
    !Files.exists(folder.resolve('a.jsonl'))
  }

  def "a journal gives back what was added, in the next run as well"() {
    expect:
    run('journal("j.jsonl") { log -> log.add(a: "一", n: 1); log.addSafely(b: [1, null]); log.entries }').value() == []
    run('journal("j.jsonl") { log -> log.add(c: "${1}"); log.entries }').value() == [[a: '一', n: 1], [b: [1, null]]]
    Files.readAllLines(folder.resolve('j.jsonl')) == ['{"a":"一","n":1}', '{"b":[1,null]}', '{"c":"1"}']
    run('journal("j.jsonl") { log -> log.clear(); log.add(d: 1); log.toString() }').value() == "$folder/j.jsonl"
    Files.readString(folder.resolve('j.jsonl')) == '{"d":1}\n'
  }

  @Unroll
  def "a last line without its line break: #left"() {
    given:
    def file = write('j.jsonl', left)

    when:
    def journal = LineJournal.open(file, PLACE)
    journal.add(z: 1)
    journal.close()

    then:
    journal.entries == entries
    journal.mended == mended
    Files.readString(file) == text

    where:
    left                    || entries  | mended | text
    '{"a":1}\n{"a":2}'      || [[a: 1], [a: 2]] | false | '{"a":1}\n{"a":2}\n{"z":1}\n'
    '{"a":1}\n{"a":"武'      || [[a: 1]] | true   | '{"a":1}\n{"z":1}\n'
    '{'                     || []       | true   | '{"z":1}\n'
    ''                      || []       | false  | '{"z":1}\n'
    '\n{"a":1}\n\n'         || [[a: 1]] | false  | '\n{"a":1}\n\n{"z":1}\n'
  }

  def "a last line that was cut within a character is taken out, too"() {
    given:
    def file = folder.resolve('j.jsonl')
    Files.write(file, '{"a":1}\n{"a":"武"}'.getBytes('UTF-8')[0..-4] as byte[])

    expect:
    LineJournal.open(file, PLACE).withCloseable { it.entries } == [[a: 1]]
    Files.readString(file) == '{"a":1}\n'
  }

  @Unroll
  def "what is no journal is refused and left as it is: #text"() {
    given:
    def file = write('j.jsonl', text)

    when:
    LineJournal.open(file, PLACE)

    then:
    def e = thrown(CozeScriptException)
    e.what() == "x.groovy:1:1: j.jsonl is no file of JSON lines: line $line"
    Files.readString(file) == text

    where:
    text                    || line
    'name,city\na,b'        || 1
    '{"a":1}\n[1]\n'        || 2
    '{\n  "a": 1\n}\n'      || 1
    'hello'                 || 1
    '{"a":1}\nhello'        || 2
  }

  def "a journal that is open is locked for others until it is closed"() {
    given:
    def file = folder.resolve('j.jsonl')
    def first = LineJournal.open(file, PLACE)

    when:
    LineJournal.open(file, PLACE)

    then:
    def e = thrown(CozeLockedException)
    e.what() == 'j.jsonl is being written by another run'

    when:
    first.close()
    LineJournal.open(file, PLACE).close()

    then:
    noExceptionThrown()
    Files.size(file) == 0
  }

  def "a script that opens a journal twice keeps the lock of the first"() {
    expect:
    run("""
      journal("j.jsonl") { log ->
        try {
          journal("./j.jsonl") { assert false }
        } catch (dev.cozesh.error.CozeLockedException e) {
          log.add(locked: true)
        }
      }
      journal("j.jsonl") { log -> log.entries }
      """).value() == [[locked: true]]
  }

  def "an interrupted thread still writes its line, and nobody else loses the file"() {
    given:
    def journal = LineJournal.open(folder.resolve('j.jsonl'), PLACE)

    when:
    def thread = new Thread({
      Thread.currentThread().interrupt()
      journal.addSafely(a: 1)
    })
    thread.start()
    thread.join()
    journal.add(a: 2)
    journal.close()

    then:
    Files.readAllLines(folder.resolve('j.jsonl')) == ['{"a":1}', '{"a":2}']
  }

  def "a journal where no file can be is told with the directory's name"() {
    given:
    write('taken', '')

    expect:
    refused('journal("taken/j.jsonl") { }').what().contains('cannot be written')
  }
}
