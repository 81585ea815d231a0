package dev.cozesh.probe

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.catalog.Catalog
import dev.cozesh.client.CozeClient
import dev.cozesh.http.FakeTime
import dev.cozesh.probe.evidence.Entry
import dev.cozesh.probe.evidence.ProbeReport
import dev.cozesh.probe.safety.MutationJournal
import dev.cozesh.probe.variant.Attempt
import dev.cozesh.probe.variant.Inquiry
import dev.cozesh.probe.variant.Variants
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CopyOnWriteArrayList

/** The prober, over HTTP, against a sandbox; it never really waits. */
class ProbeOnSandbox implements AutoCloseable {
  static final Attempt.Origin HERE = new Attempt.Origin('here', true)

  final Sandbox sandbox
  final FakeTime time = new FakeTime()
  final Path journal
  /** The latest run's exchanges. */
  final List<Entry> ledger = Collections.synchronizedList([])
  final List<String> pauses = new CopyOnWriteArrayList<>()
  private final CozeClient client

  ProbeOnSandbox(Path directory, SandboxOptions options = SandboxOptions.defaults(), String token = Sandbox.TOKEN) {
    sandbox = Sandbox.start(options)
    client = CozeClient.builder().baseUrl(sandbox.baseUri()).authorizer(new TokenAuthorizer(token)).maxRetries(0).build()
    journal = directory.resolve('journal')
  }

  static Inquiry inquiry(Collection<String> operations) {
    def attempts = operations.collect { operation ->
      def (method, path) = operation.split(' ', 2)
      Variants.one(Attempt.of(method, path, HERE))
    }
    new Inquiry('', attempts, [])
  }

  ProbeOptions options(Map with = [:]) {
    def all = [budget: 100_000, rate: 0, workers: 1, parameters: false, values: [:], selfHosted: false, seed: 5] + with
    new ProbeOptions(sandbox.baseUri(), [], all.budget, all.rate, all.workers, OptionalInt.empty(), [] as Set, false,
        all.parameters, all.values, all.selfHosted, all.seed)
  }

  /** A run of its own, with an empty ledger. */
  ProbeReport probe(Collection<String> operations, Map with = [:]) {
    ledger.clear()
    goOn(operations, with)
  }

  /** A run that goes on with the ledger; dies before its request of the number {@code dies}. */
  ProbeReport goOn(Collection<String> operations, Map with = [:]) {
    def real = new ClientWire(client.raw(), sandbox.baseUri(), Duration.ofSeconds(20), time)
    def left = with.dies ?: Integer.MAX_VALUE
    def wire = { sent ->
      if (left-- == 0) {
        throw new Died()
      }
      real.send(sent)
    } as Wire
    def means = new ProbeMeans(new RecalledWire(wire, ledger), Catalog.bundled(), ledger::add, new MutationJournal(journal), time)
    def watch = [paused: { Duration length, String reason -> pauses << reason }] as ProbeWatch
    new Prober(means, options(with), watch).run(inquiry(operations), 'run')
  }

  String workspace() {
    client.workspaces().list().all()[0].id()
  }

  /** What a process meets that is killed. */
  static class Died extends RuntimeException {}

  /** Operations by verdict. */
  static Map<String, List<String>> verdicts(ProbeReport report) {
    report.findings().groupBy { it.judgement().verdict().word() }.collectEntries { word, rows -> [word, rows*.attempt()*.operation()] }
  }

  @Override
  void close() {
    client.close()
    sandbox.close()
  }
}
