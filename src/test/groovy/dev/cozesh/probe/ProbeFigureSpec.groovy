package dev.cozesh.probe

import dev.cozesh.catalog.Catalog
import dev.cozesh.catalog.Endpoint
import dev.cozesh.probe.safety.Decision
import dev.cozesh.probe.safety.Precaution
import dev.cozesh.probe.variant.Attempt
import dev.cozesh.sandbox.Fault
import dev.cozesh.sandbox.SandboxOptions
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** A long list, over HTTP, on a server that does all that confuses. */
class ProbeFigureSpec extends Specification {
  static final ABSENT = 10_000
  static final STORMS = [300, 2_000, 5_000, 9_000, 12_000]
  static final LENGTH = 40

  @TempDir Path dir
  @AutoCleanup ProbeOnSandbox coze

  def "of ten thousand absent paths and all documented routes none is mistaken, whatever goes wrong"() {
    given:
    coze = new ProbeOnSandbox(dir, SandboxOptions.defaults().withDemonstration())
    def absent = sendable(Guesses.absent(ABSENT + 50, 2026)).take(ABSENT)
    def routes = Catalog.bundled().endpoints().findAll { it.host() == Endpoint.Host.API }*.operation().toUnique()
    def left = sendable(routes)
    coze.sandbox.faults().add(Fault.on(Fault.ANY_ROUTE).wordings(1, 'short', 'long'))
    coze.sandbox.faults().add(Fault.on(Fault.ANY_ROUTE).flaky(0.01, 2))
    coze.sandbox.faults().add(Fault.on(Fault.ANY_ROUTE).flakyAbsent(0.01, 3))
    STORMS.each { coze.sandbox.faults().add(Fault.on(Fault.ANY_ROUTE).from(it).storm429(LENGTH, 2)) }

    when:
    def report = coze.probe(absent + routes, [workers: 16])
    def words = report.findings().collectEntries { [it.attempt().operation(), it.judgement().verdict().word()] }
    def made = words.subMap(absent).countBy { it.value }
    def documented = words.subMap(left).countBy { it.value }
    def struck = coze.ledger.findAll { it.seen().status() == 200 }*.route().toSet().intersect(absent)
    def answers = coze.ledger.countBy { it.seen().status() }

    then:
    report.stop().empty
    made == [absent: ABSENT]
    documented.every { it.key.startsWith('exists') }
    documented.values().sum() == left.size()
    words.subMap(routes - left).every { it.value == 'unknown' }
    coze.sandbox.log().count { it.committed() } == 0

    and: 'it did go wrong'
    answers[429] > STORMS.size() * LENGTH * 0.9
    struck.size() > ABSENT * 0.002
  }

  /** Without what precautions never send. */
  private List<String> sendable(List<String> operations) {
    def precaution = new Precaution(Catalog.bundled(), coze.sandbox.baseUri(), [] as Set, false, [:])
    operations.findAll { operation ->
      def (method, path) = operation.split(' ')
      precaution.decide(Attempt.of(method, path, ProbeOnSandbox.HERE)) instanceof Decision.Send
    }
  }
}
