package dev.cozesh.deploy.state

import dev.cozesh.deploy.MovableClock
import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.plan.Target
import dev.cozesh.deploy.state.JournalEntry.Work
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class JournalSpec extends Specification {
  static final TARGET = new Target('sandbox', '7390000000000000001', 'WeHan')
  @TempDir Path directory

  def "wherever a crash cuts the last line, the lines before it are read and nothing is damaged"() {
    given:
    def journal = Journal.open(directory, TARGET, 'run-1', new LocalDisk(), new MovableClock())
    journal.intend(Work.CREATE, new Address(Kind.BOT, 'WeHan 求职'), 'mark', [], [:])
    journal.close()
    def file = Files.list(directory.resolve(TARGET.key())).withCloseable { it.toList() }[0]
    def whole = Files.readAllBytes(file)
    def last = whole[0..-2].lastIndexOf((byte) ('\n' as char)) + 1

    expect:
    (last + 1..<whole.length - 1).every { end ->
      Files.write(file, Arrays.copyOf(whole, end))
      Journal.replay(directory, TARGET).pending().isEmpty()
    }

    and: "the whole line is an open intent"
    Files.write(file, whole)
    Journal.replay(directory, TARGET).pending().size() == 1
  }
}
