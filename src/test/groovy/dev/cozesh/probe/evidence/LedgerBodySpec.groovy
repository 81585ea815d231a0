package dev.cozesh.probe.evidence

import com.fasterxml.jackson.databind.node.JsonNodeFactory
import dev.cozesh.catalog.Catalog
import dev.cozesh.dsl.Found
import dev.cozesh.json.Json
import dev.cozesh.probe.variant.Attempt
import dev.cozesh.probe.variant.Inquiry
import dev.cozesh.probe.variant.Variants
import dev.cozesh.probe.verdict.Sent
import dev.cozesh.probe.verdict.Verdict
import java.nio.file.Path
import java.time.Instant
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class LedgerBodySpec extends Specification {
  @TempDir Path dir

  @Unroll("#json")
  def "a body is read back as it was, and that there was none, too"() {
    given:
    def body = Optional.ofNullable(json).map { Json.mapper().readTree(it) }
    def attempt = new Attempt('POST', '/v1/x', [:], [:], body, Optional.empty(), new Attempt.Origin('here', true))
    def row = Found.row([:], Verdict.ABSENT, attempt)
    def sent = new Sent(URI.create('https://api.coze.cn'), 'POST', '/v1/x', [:], [:], body, Sent.Credential.TOKEN)
    def finding = new Finding(attempt, row.judgement(), Optional.of(sent), 404, 0, '', '', Optional.empty(), row.needs(), Optional.empty(), [])
    def file = dir.resolve('run.jsonl')

    when:
    Ledger.create(file, new LedgerHead('run', 7, 'api.coze.cn', Instant.EPOCH, new Inquiry('', [Variants.one(attempt)], [])), new Masking({ [] as Set }, false)).withCloseable {
      it.end(Found.report([finding], run: 'run'))
    }
    def read = Ledger.read(file)

    then:
    read.head().inquiry().attempts() == [attempt]
    read.findings()*.attempt() == [attempt]
    read.findings()[0].sent().get().body() == body

    where:
    json << [null, '{}', '{"a":{"b":[1,2]}}', '[1]', '"x"']
  }
}
