package dev.cozesh.deploy

import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.plan.Target
import dev.cozesh.deploy.state.Disk
import dev.cozesh.deploy.state.LocalBackend
import dev.cozesh.deploy.state.LocalDisk
import dev.cozesh.deploy.state.ResourceState
import dev.cozesh.deploy.state.ResourceState.Origin
import dev.cozesh.error.CozeTransportException
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** What a run writes down of its state, and how much. */
class RunLedgerSpec extends Specification {
  static final Target TARGET = new Target('sandbox', '7390000000000000001', 'WeHan')

  @TempDir Path directory
  def clock = new MovableClock()
  def disk = new Counting()
  def backend = new LocalBackend(directory, [USER: 'tester'], disk, clock)
  @AutoCleanup def lock = backend.lock(TARGET)
  def begun = backend.save(backend.load(TARGET))
  @AutoCleanup def journal = backend.journal(TARGET, 'run-1')
  List<Long> serials = []
  def ledger = new Ledger(backend, journal, begun, { serials << it })

  /** Counts the bytes of every file and line. */
  static class Counting extends FullDisk {
    long bytes

    Counting() {
      room = Integer.MAX_VALUE
      files = Integer.MAX_VALUE
    }

    @Override
    void replace(Path file, String text) throws IOException {
      bytes += text.length()
      super.replace(file, text)
    }

    @Override
    Disk.Lines append(Path file) throws IOException {
      def lines = super.append(file)
      new Disk.Lines() {
            @Override
            void add(String line, boolean durable) throws IOException {
              bytes += line.length()
              lines.add(line, durable)
            }

            @Override
            void close() throws IOException {
              lines.close()
            }
          }
    }
  }

  def "whenever a run dies, state and journal together say what its state was"() {
    given:
    def random = new Random(7)

    expect:
    (1..300).every { step ->
      def address = bot(random.nextInt(60))
      def removes = random.nextInt(5) == 0 && ledger.has(address)
      removes ? ledger.remove(address) : ledger.put(address, resource(step, random.nextInt(60)))
      left() == ledger.state().resources()
    }
    serials.size() > 3
  }

  def "what is written grows with the number of objects, not with its square"() {
    given:
    def written = [200, 400, 800].collect { objects ->
      def before = disk.bytes
      objects.times { n -> 4.times { step -> ledger.put(bot(n), resource(step, n)) } }
      def bytes = disk.bytes - before
      objects.times { ledger.remove(bot(it)) }
      bytes
    }
    println "bytes written for 200, 400, 800 objects of four changes each: $written"

    expect:
    written[1] < 2.5 * written[0]
    written[2] < 2.5 * written[1]
  }

  def "a run that ends saves the whole, and its journal ends behind it"() {
    when:
    def result = ledger.keeping {
      ledger.put(bot(1), resource(1, 1))
      'done'
    }

    then:
    result == 'done'
    serials == [2L]
    backend.load(TARGET).resources() == ledger.state().resources()
    backend.replay(TARGET).isEmpty()
  }

  def "a run that stops saves the whole, and its journal stays for the next one"() {
    when:
    ledger.keeping {
      ledger.put(bot(1), resource(1, 1))
      throw new CozeTransportException('cut', '', '', CozeTransportException.Delivery.NOT_SENT, null)
    }

    then:
    thrown(CozeTransportException)
    backend.load(TARGET).resources() == ledger.state().resources()
    !backend.replay(TARGET).isEmpty()
  }

  def "a state that cannot be saved behind a failure does not hide the failure"() {
    when:
    ledger.keeping {
      ledger.put(bot(1), resource(1, 1))
      disk.room = 0
      throw new CozeTransportException('cut', '', '', CozeTransportException.Delivery.NOT_SENT, null)
    }

    then:
    def failure = thrown(CozeTransportException)
    failure.suppressed*.message*.contains('state cannot be written') == [true]
    left() == ledger.state().resources()
  }

  def "what is the same is not written again"() {
    given:
    ledger.put(bot(1), resource(1, 1))
    def before = disk.bytes

    when:
    ledger.put(bot(1), resource(1, 1))

    then:
    disk.bytes == before
  }

  def "an object that has got another name is not brought back under its old one"() {
    given: 'a run that dies, and one that renames, saves, and dies before it ends the journal'
    ledger.put(bot(1), resource(1, 1))
    backend.save(ledger.state().renamed(bot(1), bot(2)))

    expect:
    left().keySet() == [bot(2)] as Set
  }

  def "an older copy of the state, put back by hand, gets all that was written down since"() {
    given:
    50.times { ledger.put(bot(it), resource(1, it)) }

    expect:
    !serials.empty
    backend.replay(TARGET).onto(begun).resources() == ledger.state().resources()
  }

  private Map<Address, ResourceState> left() {
    backend.replay(TARGET).onto(backend.load(TARGET)).resources()
  }

  private static Address bot(int n) {
    new Address(Kind.BOT, "bot $n")
  }

  private static ResourceState resource(int step, int n) {
    ResourceState.of("739$n", Origin.CREATED).withFields([prompt: "hash $step of the prompt".toString()], [] as Set)
  }
}
