package dev.cozesh.shell.builtin

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.deploy.Deployment
import dev.cozesh.deploy.Promotion
import dev.cozesh.deploy.ReleaseDesk
import dev.cozesh.dsl.AttemptSource
import dev.cozesh.dsl.Found
import dev.cozesh.dsl.PlainAttempts
import dev.cozesh.dsl.ProbeFormat
import dev.cozesh.json.Json
import dev.cozesh.probe.ProbeOptions
import dev.cozesh.probe.ProbePlan
import dev.cozesh.probe.ProbeWatch
import dev.cozesh.probe.evidence.Entry
import dev.cozesh.probe.evidence.Finding
import dev.cozesh.probe.evidence.LedgerContents
import dev.cozesh.probe.evidence.LedgerHead
import dev.cozesh.probe.evidence.ReplayResult
import dev.cozesh.probe.variant.Inquiry
import dev.cozesh.probe.verdict.Features
import dev.cozesh.probe.verdict.Question
import dev.cozesh.probe.verdict.Seen
import dev.cozesh.probe.verdict.Sent
import dev.cozesh.probe.verdict.Verdict
import java.nio.file.Path
import java.time.Duration
import java.time.Instant

/** Probes nothing: every attempt is absent, at one request each; notes what it is asked. */
class FakeProbing implements Probing, Probing.Probe, Engines {
  final PlainAttempts source = new PlainAttempts()
  final List<ProbeOptions> opened = []
  final List<Inquiry> planned = []
  final List<Inquiry> run = []
  final List<Probing.Keeping> kept = []
  final List<Optional<String>> cleaned = []
  final List<Entry> replayed = []
  List<Probing.Removal> removals = []
  /** What planning adds to a request for each attempt. */
  int more
  Closure<Finding> found = { attempt, int id -> Found.row([evidence: [id]], Verdict.ABSENT, attempt) }
  Map<String, ?> ends = [:]
  /** Done in the middle of a run. */
  Runnable meanwhile = { }

  @Override
  Probing probing() { this }

  @Override
  Deployment deployment(Connection connection) { throw new IllegalStateException('nothing was to be deployed') }

  @Override
  ReleaseDesk releases(Connection connection, Optional<String> workspace) { throw new IllegalStateException('there are no releases') }

  @Override
  StateBook state(Connection connection) { throw new IllegalStateException('there is no state') }

  @Override
  Promotion promotion(Connection from, Connection to) { throw new IllegalStateException('nothing was to be copied') }

  @Override
  AttemptSource attempts() { source }

  @Override
  Probing.Probe open(Connection connection, ProbeOptions options) {
    opened << options
    this
  }

  @Override
  ProbePlan plan(Inquiry inquiry) {
    planned << inquiry
    def count = inquiry.attempts().size()
    new ProbePlan([new ProbePlan.Stage('calibration', more, 'known-bad requests'), new ProbePlan.Stage('attempts', count, 'one each')], count, count, count, [])
  }

  @Override
  Probing.Kept run(Inquiry inquiry, Probing.Keeping keeping, ProbeWatch watch) {
    run << inquiry
    kept << keeping
    def entries = inquiry.attempts().withIndex(1).collect { attempt, id -> entry(id, attempt.method(), attempt.path()) }
    entries.each { watch.asked(it) }
    watch.paused(Duration.ofMillis(2_500), 'the server asks for it')
    meanwhile.run()
    def rows = inquiry.attempts().withIndex(1).collect { attempt, id -> found.call(attempt, id) }
    def number = run.size()
    def report = Found.report(ends + [run: "run-$number".toString(), title: inquiry.title(), requests: entries.size()], rows)
    def head = new LedgerHead(report.run(), 7, report.host(), Instant.EPOCH, inquiry)
    def file = keeping.ledger().orElse(Path.of('/nowhere/run.jsonl'))
    new Probing.Kept(report, new LedgerContents(file, head, true, entries, [] as Set, rows, Optional.of(report), ''))
  }

  static Entry entry(int id, String method, String path, Question question = Question.CANDIDATE) {
    def sent = new Sent(URI.create('https://api.coze.cn'), method, path, [:], [:], Optional.empty(), Sent.Credential.TOKEN)
    def took = Duration.ofMillis(12)
    def features = new Features(Seen.Transport.ANSWERED, 404, '', Features.Form.EMPTY, [] as Set, OptionalLong.empty(), '', Optional.empty(), [] as Set, '2026A', Optional.empty(), took)
    new Entry(id, question, "$method $path", Instant.EPOCH, sent, Seen.answered(404, [:], '', took), features)
  }

  @Override
  ReplayResult replay(Entry entry) {
    replayed << entry
    new ReplayResult(ReplayResult.Outcome.CHANGED, 'HTTP status 404 became 200')
  }

  @Override
  List<Probing.Removal> cleanUp(Optional<String> name) {
    cleaned << name
    removals
  }

  @Override
  String document(ProbeFormat format, Probing.Kept kept, boolean anonymised) {
    "$format of ${kept.report().run()}${anonymised ? ', anonymous' : ''}"
  }

  @Override
  JsonNode json(Probing.Kept kept, boolean anonymised) {
    Json.object().put('run', kept.report().run()).put('rows', kept.report().findings().size())
  }

  @Override
  JsonNode json(Entry entry) { Json.object().put('id', entry.id()) }

  @Override
  String curl(Entry entry) { "curl of ${entry.id()}" }
}
