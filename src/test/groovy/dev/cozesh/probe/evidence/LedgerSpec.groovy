package dev.cozesh.probe.evidence

import static dev.cozesh.probe.evidence.RunSamples.*

import dev.cozesh.error.CozeLockedException
import dev.cozesh.error.CozeStateException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.json.Json
import dev.cozesh.probe.evidence.ProbeReport.Stop
import dev.cozesh.probe.parameter.Needs
import dev.cozesh.probe.verdict.Features
import dev.cozesh.probe.verdict.Question
import dev.cozesh.probe.verdict.Seen
import dev.cozesh.probe.verdict.Verdict
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Duration
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

class LedgerSpec extends Specification {
  static final OPEN = new Masking({ [] as Set }, false)
  @TempDir Path home
  Path file

  def setup() {
    file = home.resolve('.cozesh/probe/run.jsonl')
  }

  def "what a run wrote is read back as it was"() {
    given:
    def asked = attempt('POST', '/v1/knowledge_base')
    def row = with(finding(asked, Verdict.ABSENT, 404, 4000),
        new Needs(['workspace_id', 'page_num'], true, ['space_id'], true, 'by dropping one'), datasets())
    def silent = new Features(Seen.Transport.TIMED_OUT, 0, '', Features.Form.EMPTY, [] as Set,
        OptionalLong.empty(), '', Optional.of('/v1/{ID}'), ['GET', 'POST'] as Set, '',
        Optional.of(Duration.ofSeconds(3)), Duration.ofMillis(1500))
    def entries = [
      entry(1, Question.KNOWN_BAD, 'POST', '/v1/xq3'),
      entry(2, Question.WRONG_TYPE,
          sent('POST', '/v1/datasets', [a: ['1', '2']], [Accept: 'text/plain'],
              Optional.of(Json.parse('{"space_id":{},"n":[1,null,1.50]}', 'it'))),
          Seen.nothing(Seen.Transport.TIMED_OUT, Duration.ofMillis(1500)), silent),
    ]
    def outcome = report([row, finding(attempt('GET', '/v1/bots'), Verdict.EXISTS, 200, 0)])

    when:
    def ledger = Ledger.create(file, head([asked]), OPEN)
    entries.each { ledger.add(it) }
    ledger.add(row)
    ledger.end(outcome)
    ledger.close()
    def read = Ledger.read(file)

    then:
    read.head() == head([asked])
    read.inquiryIsWhole()
    read.entries() == entries
    read.altered().isEmpty()
    read.findings() == outcome.findings()
    read.report() == Optional.of(outcome)
    read.remark() == ''
  }

  def "a line of an exchange says all that a reader looks for"() {
    given:
    write { it.add(entry(7, Question.CANDIDATE, 'GET', '/v1/bot')) }

    when:
    def line = lines().find { it.get('kind').asText() == 'exchange' }

    then:
    ['id', 'unit', 'route', 'question', 'method', 'path', 'params', 'credential', 'status', 'code',
      'template', 'logid', 'ms', 'sha256', 'headers', 'body'].every { line.has(it) }
    line.get('unit').asText() == 'GET /v1'
    line.get('question').asText() == 'candidate'
    line.get('credential').asText() == 'token'
    line.get('ms').asDouble() == 12
    line.get('logid').asText() == LOG_ID
    line.get('headers').get('X-Tt-Logid').get(0).asText() == LOG_ID
    line.get('sha256').asText() ==
        ExchangeLine.sha256(line.get('body').asText().getBytes('UTF-8'))
  }

  def "a body is cut after 16 KB between two characters, its fingerprint is that of the whole"() {
    given:
    def body = 'x' + '的' * 10_000

    when:
    write { it.add(entry(1, Question.CANDIDATE, sent('GET', '/v1/x'), seen(200, body), features(200, 0, ''))) }
    def line = lines().find { it.get('kind').asText() == 'exchange' }

    then:
    def kept = line.get('body').asText()
    kept == 'x' + '的' * 5461
    kept.getBytes('UTF-8').length == 16384
    line.get('body_bytes').asInt() == 30_001
    line.get('sha256').asText() == ExchangeLine.sha256(body.getBytes('UTF-8'))
  }

  @Requires({ os.linux || os.macOs })
  def "only its owner can read it"() {
    when:
    write {}

    then:
    mode(file) == 'rw-------'
    mode(file.parent) == 'rwx------'
    mode(file.parent.parent) == 'rwx------'
    Files.list(file.parent).toList() == [file]
  }

  def "a killed run keeps every whole line, and the half one is told"() {
    given:
    write {
      it.add(entry(1, Question.KNOWN_BAD, 'GET', '/v1/a'))
      it.add(entry(2, Question.CANDIDATE, 'GET', '/v1/b'))
    }
    def bytes = Files.readAllBytes(file)
    def lastLine = new String(bytes, 'UTF-8').readLines().last().getBytes('UTF-8').length

    when:
    def read = (2..lastLine).step(97).collect { cut ->
      Files.write(file, Arrays.copyOf(bytes, bytes.length - cut))
      Ledger.read(file)
    }

    then:
    read.every { it.entries()*.id() == [1] }
    read.every { it.remark() == 'line 3, the last one, is only half there: the run was cut off while writing it' }
    read.every { it.report().isEmpty() }
  }

  def "a run that was cut off goes on in the same file"() {
    given:
    def asked = attempt('GET', '/v1/bot')
    write { it.add(finding(asked, Verdict.UNKNOWN, 429, 0)) }
    Files.writeString(file, Files.readString(file) + '{"kind":"exchange","id":5,"un')

    when:
    def ledger = Ledger.resume(file, OPEN)
    ledger.add(entry(5, Question.CANDIDATE, 'GET', '/v1/bot'))
    def decided = finding(asked, Verdict.ABSENT, 404, 4000)
    ledger.end(report([decided]))
    ledger.close()
    def read = Ledger.read(file)

    then:
    read.entries()*.id() == [5]
    read.findings() == [decided]
    read.report().isPresent()
    read.remark() == ''
  }

  def "a run that stopped early says why, and is open again once it goes on"() {
    given:
    def stop = new Stop(Stop.Kind.LIMIT, 'code 4102', 'wait a day')
    def plain = report([])
    write {
      it.end(new ProbeReport(plain.run(), plain.seed(), plain.title(), plain.host(),
          plain.startedAt(), plain.took(), 0, [], [], [], [], Optional.of(stop)))
    }

    expect:
    Ledger.read(file).report().get().stop().get() == stop

    when:
    Ledger.resume(file, OPEN).close()

    then:
    Ledger.read(file).report().isEmpty()
  }

  def "a damaged line in the middle is an error with its number"() {
    given:
    write {
      it.add(entry(1, Question.KNOWN_BAD, 'GET', '/v1/a'))
      it.add(entry(2, Question.CANDIDATE, 'GET', '/v1/b'))
    }
    def all = Files.readAllLines(file)
    all[1] = damage(all[1])
    Files.write(file, all)

    when:
    Ledger.read(file)

    then:
    def damaged = thrown(CozeStateException)
    damaged.what() == 'the ledger is damaged: ' + file + ', line 2'
    damaged.next() == 'take that line out to read the rest'

    where:
    damage << [
      { it.substring(0, 40) },
      { '' },
      { 'null' },
      { '[]' },
      { '{}' },
      { it.replace('"status":404', '"status2":404') },
      { it.replace('"question":"known bad"', '"question":"why"') },
      { it.replace('"how":"answered"', '"how":null') },
      { '{"kind":"head"}' },
      { '{"kind":"finding","n":1,"attempt":{}}' },
      { '{"kind":"end","rows":[3]}' },
    ]
  }

  def "what is no ledger is refused"() {
    given:
    Files.createDirectories(file.parent)
    Files.writeString(file, text)

    when:
    Ledger.read(file)

    then:
    def refused = thrown(CozeStateException)
    refused.what() == 'the ledger is damaged: ' + file + ', line 1'
    refused.why().contains(why)

    where:
    text                              || why
    ''                                || 'it holds no head'
    '{"kind":"head","format":1,"inq'  || 'it holds no head'
    '{"kind":"exchange"}\n'           || 'the head is the first line'
    '{"kind":"head","format":2}\n'    || 'it has format 2, this cozesh reads up to 1'
  }

  def "a reader passes over lines of a kind that it does not know"() {
    given:
    write {}
    Files.writeString(file, Files.readString(file) + '{"kind":"weather","is":"fine"}\n')

    expect:
    Ledger.read(file).head().run() == RUN
  }

  def "the file of a run that writes is refused to others, and the holder is named"() {
    given:
    def ledger = Ledger.create(file, head([]), OPEN)

    when:
    open(file)

    then:
    def locked = thrown(CozeLockedException)
    locked.what() == "another run writes to ${file.toAbsolutePath()}: process ${ProcessHandle.current().pid()}"

    when: 'reading it does not set it free'
    Ledger.read(file)
    open(file)

    then:
    thrown(CozeLockedException)

    cleanup:
    ledger.close()

    where:
    open << [
      { Ledger.create(it, head([]), OPEN) },
      { Ledger.resume(it, OPEN) }
    ]
  }

  def "another process is kept out, and its death sets the file free"() {
    given:
    def java = Path.of(System.getProperty('java.home'), 'bin', 'java').toString()
    def process = new ProcessBuilder(java, '-cp', System.getProperty('java.class.path'),
        LedgerProcess.name, file.toString()).redirectErrorStream(true).start()
    def said = process.inputReader().readLine()

    when:
    Ledger.resume(file, OPEN)

    then:
    said == 'writing'
    def locked = thrown(CozeLockedException)
    locked.what().endsWith('process ' + process.pid())

    when:
    process.destroyForcibly().waitFor()
    Ledger.resume(file, OPEN).close()

    then:
    Ledger.read(file).entries()*.id() == [1]
    Files.list(file.parent).toList() == [file]

    cleanup:
    process.destroyForcibly()
  }

  def "evidence is never overwritten"() {
    given:
    write {}
    def before = Files.readString(file)

    when:
    Ledger.create(file, head([]), OPEN)

    then:
    def refused = thrown(CozeUsageException)
    refused.what() == "there is a ledger ${file.toAbsolutePath()} already"
    Files.readString(file) == before
    Files.list(file.parent).toList() == [file]
  }

  @Requires({ new File('/dev/full').exists() })
  def "a full disk stops the run with a sentence"() {
    given:
    Files.createDirectories(file.parent)
    Files.createSymbolicLink(file, Path.of('/dev/full'))

    when:
    Ledger.create(file, head([]), OPEN)

    then:
    def full = thrown(CozeStateException)
    full.what() == 'the ledger cannot be written: ' + file
    full.why().contains('No space left on device')
    full.next() == 'nothing more is sent; make room or mend the rights, then resume the run'
    Files.list(file.parent).toList() == [file]
  }

  def "a place where nothing can be written is told before anything is sent"() {
    given:
    Files.writeString(home.resolve('.cozesh'), 'a file, no directory')

    when:
    Ledger.create(file, head([]), OPEN)

    then:
    thrown(CozeStateException)
  }

  def "after a failure every further line fails alike"() {
    given:
    def ledger = Ledger.create(file, head([]), OPEN)
    ledger.close()

    when:
    ledger.add(entry(1, Question.CANDIDATE, 'GET', '/v1/a'))

    then:
    def first = thrown(CozeStateException)

    when:
    ledger.add(finding(attempt('GET', '/v1/a'), Verdict.ABSENT, 404, 4000))

    then:
    def second = thrown(CozeStateException)
    second.is(first)
    Ledger.read(file).entries() == []
  }

  def "lines of several threads stay whole, an interrupted one does not harm the others"() {
    given:
    def ledger = Ledger.create(file, head([]), OPEN)
    def pool = Executors.newFixedThreadPool(8)

    when:
    (1..400).each { n ->
      pool.submit {
        if (n % 7 == 0) {
          Thread.currentThread().interrupt()
        }
        ledger.add(entry(n, Question.CANDIDATE, 'GET', '/v1/' + 'x' * n))
        Thread.interrupted()
      }
    }
    pool.shutdown()
    pool.awaitTermination(1, TimeUnit.MINUTES)
    ledger.close()

    then:
    Ledger.read(file).entries()*.id().sort() == (1..400).toList()
  }

  def "a row that did not change until the end is written once"() {
    given:
    def row = with(finding(attempt('POST', '/v1/knowledge_base'), Verdict.ABSENT, 404, 4000),
        Needs.UNKNOWN, datasets())
    def early = finding(attempt('GET', '/v1/x'), Verdict.UNKNOWN, 0, 0)
    def late = finding(attempt('GET', '/v1/x'), Verdict.ABSENT, 404, 4000)

    when:
    write {
      it.add(row)
      it.add(early)
      it.end(report([late, row]))
    }

    then:
    lines()*.get('kind')*.asText() == ['head', 'endpoint', 'finding', 'finding', 'finding', 'end']
    Ledger.read(file).findings() == [late, row]
  }

  def "an inquiry that masking changed is not taken for what was asked"() {
    given:
    def asked = attempt('GET', '/v1/bots/7389123456789012345')

    when:
    def ledger = Ledger.create(file, head([asked]), new Masking({ [] as Set }, true))
    ledger.add(entry(1, Question.CANDIDATE, 'GET', asked.path()))
    ledger.add(entry(2, Question.CANDIDATE, 'GET', '/v1/bots'))
    ledger.close()
    def read = Ledger.read(file)

    then:
    !read.inquiryIsWhole()
    read.head().inquiry().attempts()[0].path() == '/v1/bots/id-1'
    read.altered() == [1] as Set
  }

  def "a reader that keeps nothing is handed every exchange"() {
    given:
    write { ledger -> (1..3).each { ledger.add(entry(it, Question.CANDIDATE, 'GET', '/v1/a')) } }
    def ids = []

    when:
    def read = Ledger.read(file, { ids << it.id() })

    then:
    ids == [1, 2, 3]
    read.entries() == []
  }

  def "there is no ledger"() {
    when:
    read(home.resolve('none.jsonl'))

    then:
    thrown(CozeUsageException)

    where:
    read << [
      { Ledger.read(it) },
      { Ledger.resume(it, OPEN) }
    ]
  }

  def "an alias that a run gave out stands for nothing else when it goes on"() {
    given:
    def masking = { new Masking({ [] as Set }, true) }
    def ledger = Ledger.create(file, head([]), masking())
    ledger.add(entry(1, Question.CANDIDATE, 'GET', '/v1/bots/7389123456789012345'))
    ledger.close()

    when:
    ledger = Ledger.resume(file, masking())
    ledger.add(entry(2, Question.CANDIDATE, 'GET', '/v1/bots/7401234567890123456'))
    ledger.close()

    then:
    Ledger.read(file).entries()*.sent()*.path() == ['/v1/bots/id-1', '/v1/bots/id-2']
  }

  def "a lock that a killed process left half written is taken over"() {
    given:
    write {}
    Files.writeString(file.resolveSibling('run.jsonl.lock'), left)

    when:
    Ledger.resume(file, OPEN).close()

    then:
    Files.list(file.parent).toList() == [file]

    where:
    left << ['', 'x', '999999999 2001-01-01T00:00:00Z\n', "${ProcessHandle.current().pid()} 2001-01-01T00:00:00Z\n".toString()]
  }

  private void write(Closure<?> lines) {
    def ledger = Ledger.create(file, head([]), OPEN)
    try {
      lines(ledger)
    } finally {
      ledger.close()
    }
  }

  private lines() {
    Files.readAllLines(file).collect { Json.parse(it, 'a line') }
  }

  private static String mode(Path path) {
    PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
  }
}
