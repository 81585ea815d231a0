package dev.cozesh.probe.evidence

import dev.cozesh.error.CozeUsageException
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import spock.lang.Specification
import spock.lang.TempDir

class LedgerDirectorySpec extends Specification {
  @TempDir Path home

  def "a run is named after the second and its seed"() {
    expect:
    LedgerDirectory.name(Instant.parse('2026-11-25T22:15:00.9Z'), seed) == name

    where:
    seed         || name
    0x7f3aL      || '20261125-221500-7f3a'
    1L           || '20261125-221500-0001'
    -1L          || '20261125-221500-ffff'
    0x12345678L  || '20261125-221500-5678'
  }

  def "runs are found by name or by how exactly one begins"() {
    given:
    ['20261124-090000-0001', '20261125-221500-7f3a', '20261125-221501-0aaa'].each { file(it) }
    Files.writeString(home.resolve('20261126-000000-ffff.jsonl.lock'), 'no ledger')
    def ledgers = new LedgerDirectory(home)

    expect:
    ledgers.runs() == ['20261124-090000-0001', '20261125-221500-7f3a', '20261125-221501-0aaa']
    ledgers.newest().get() == ledgers.file('20261125-221501-0aaa')
    ledgers.find('20261124') == ledgers.file('20261124-090000-0001')
    ledgers.find('20261125-221500-7f3a') == home.resolve('20261125-221500-7f3a.jsonl')

    when:
    ledgers.find('20261125')

    then:
    def several = thrown(CozeUsageException)
    several.what() == '2 runs begin with 20261125'
    several.why() == '20261125-221500-7f3a, 20261125-221501-0aaa'

    when:
    ledgers.find('20261125-221500-7f3b')

    then:
    def none = thrown(CozeUsageException)
    none.what() == 'there is no run 20261125-221500-7f3b'
    none.next() == 'did you mean `20261125-221500-7f3a`?'
  }

  def "where nothing was probed there is no run"() {
    given:
    def ledgers = new LedgerDirectory(home.resolve('none'))

    expect:
    ledgers.runs() == []
    ledgers.newest().isEmpty()
    !Files.exists(home.resolve('none'))

    when:
    ledgers.find('2026')

    then:
    def none = thrown(CozeUsageException)
    none.why() == 'there is no ledger in ' + home.resolve('none')
  }

  private void file(String run) {
    Files.writeString(home.resolve(run + '.jsonl'), '')
  }
}
