package dev.cozesh.deploy.state

import dev.cozesh.deploy.MovableClock
import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.state.JournalEntry.Work
import dev.cozesh.error.CozeLockedException
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class JournalSpec extends Specification {
  @TempDir Path directory

  def "wherever a crash cuts the last line, the lines before it are read and nothing is damaged"() {
    given:
    def store = new FileJournals(directory, new LocalDisk(), {})
    def journal = Journal.open(store, 'run-1', new MovableClock())
    journal.intend(Work.CREATE, new Address(Kind.BOT, 'WeHan 求职'), 'mark', [], [:])
    journal.close()
    def file = directory.resolve('run-1.jsonl')
    def whole = Files.readAllBytes(file)
    def last = whole[0..-2].lastIndexOf((byte) ('\n' as char)) + 1

    expect:
    (last + 1..<whole.length - 1).every { end ->
      Files.write(file, Arrays.copyOf(whole, end))
      Journal.replay(store).pending().isEmpty()
    }

    and: "the whole line is an open intent"
    Files.write(file, whole)
    Journal.replay(store).pending().size() == 1
  }

  def "what a frozen run writes behind the end of its journal counts no more"() {
    given: 'a run that is about to make a bot, and another that takes its journal over'
    def store = new FileJournals(directory, new LocalDisk(), {})
    def frozen = Journal.open(store, 'run-1', new MovableClock())
    def intent = frozen.intend(Work.CREATE, new Address(Kind.BOT, 'WeHan'), 'mark', [], [:])
    frozen.sending(intent)
    def next = Journal.open(store, 'run-2', new MovableClock())

    when:
    frozen.outcome(intent, JournalEntry.Type.DONE, [WeHan: '7389'], '')

    then: 'it is settled by its mark, as the other run has it in its journal'
    store.unfinished() == ['run-2']
    Journal.replay(store).pending()*.sent() == [true]

    cleanup:
    [frozen, next]*.close()
  }

  def "a line that the fence refuses is not written"() {
    given:
    def held = true
    def store = new FileJournals(directory, new LocalDisk(), { if (!held) throw new CozeLockedException('lost', '', '') })
    def journal = Journal.open(store, 'run-1', new MovableClock())
    def before = store.lines('run-1')
    held = false

    when:
    journal.intend(Work.CREATE, new Address(Kind.BOT, 'WeHan'), 'mark', [], [:])

    then:
    thrown(CozeLockedException)
    store.lines('run-1') == before

    cleanup:
    journal.close()
  }
}
