package dev.cozesh.dsl

import dev.cozesh.catalog.Catalog
import dev.cozesh.catalog.RightAnswer
import dev.cozesh.probe.evidence.ClaimResult
import dev.cozesh.probe.evidence.Finding
import dev.cozesh.probe.evidence.ProbeReport
import dev.cozesh.probe.parameter.Needs
import dev.cozesh.probe.variant.Attempt
import dev.cozesh.probe.variant.Claim
import dev.cozesh.probe.verdict.Judgement
import dev.cozesh.probe.verdict.Verdict
import java.time.Duration
import java.time.Instant

/** Findings and reports as a probe would make them. */
class Found {
  static Attempt attempt(String operation) {
    def (method, path) = operation.split(' ', 2)
    Attempt.of(method, path, new Attempt.Origin('here', true))
  }

  /** A row; {@code with} replaces: status, code, template, logId, needs, right, notes, reason, evidence. */
  static Finding row(Map<String, ?> with = [:], Verdict verdict, String operation) {
    row(with, verdict, attempt(operation))
  }

  static Finding row(Map<String, ?> with, Verdict verdict, Attempt attempt) {
    new Finding(
        attempt,
        new Judgement(verdict, with.reason ?: 'as known-bad requests are', with.evidence ?: [1, 2], 1),
        Optional.empty(),
        with.getOrDefault('status', 404),
        with.getOrDefault('code', 4000L),
        with.getOrDefault('template', 'The requested API endpoint {METHOD} {PATH} does not exist.'),
        with.getOrDefault('logId', '20261125A7F3'),
        Optional.empty(),
        with.needs ?: Needs.UNKNOWN,
        Optional.ofNullable(with.right),
        with.notes ?: [])
  }

  static RightAnswer datasets() {
    def endpoint = Catalog.bundled().match('POST', '/v1/datasets').get()
    new RightAnswer(
        [new RightAnswer.Suggestion(endpoint, 'creates a knowledge base', 'documentation', ['space_id', 'name'], 'createKnowledge', 'knowledge("…") { }', true)],
        '', [])
  }

  static ClaimResult claim(ClaimResult.Outcome outcome, String operation, String by, String reason) {
    def (method, path) = operation.split(' ', 2)
    new ClaimResult(new Claim(method, path, by, true), outcome, reason)
  }

  static ProbeReport report(Map<String, ?> with = [:], List<Finding> findings) {
    new ProbeReport(
        with.run ?: '20261125-221500-7f3a', 7, with.title ?: '', 'api.coze.cn', Instant.EPOCH, Duration.ofMillis(12_300),
        with.getOrDefault('requests', 53), findings, with.claims ?: [], [], with.residue ?: [], Optional.ofNullable(with.stop))
  }
}
