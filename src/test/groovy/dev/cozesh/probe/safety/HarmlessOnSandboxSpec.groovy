package dev.cozesh.probe.safety

import dev.cozesh.catalog.Catalog
import dev.cozesh.catalog.Effect
import dev.cozesh.catalog.Endpoint
import dev.cozesh.probe.variant.Attempt
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** The harmless form of every documented request, sent to a server that keeps what is made. */
class HarmlessOnSandboxSpec extends Specification {
  @Shared
  @AutoCleanup
  Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withDemonstration())

  def "of all documented requests that could do something, none changes anything"() {
    given:
    def precaution = new Precaution(Catalog.bundled(), sandbox.baseUri(), [] as Set, false, [:])
    def wire = new SandboxWire()
    def writes = Catalog.bundled().endpoints().findAll {
      it.effect() != Effect.READ && it.host() == Endpoint.Host.API
    }

    when:
    def sent = writes.collectMany {
      def decision = precaution.decide(new Attempt(it.method(), it.path(), [:], [:], Optional.empty(), Optional.empty(),
          new Attempt.Origin('here', true)))
      decision instanceof Decision.Send ? [decision.sent(), precaution.wrongType(decision.sent())] : []
    }
    def seen = sent.collect { wire.apply(it) }

    then:
    sent.size() > 80
    [sent, seen].transpose().findAll { it[1].status() < 400 && !(it[1].body() =~ /"code":[1-9]/) }.collect { it[0].operation() + it[0].body() + it[1].body() } == []
    sandbox.log().findAll { it.committed() } == []

    when:
    def never = writes.findAll {
      precaution.decide(Attempt.of(it.method(), it.path(), new Attempt.Origin('here', true))) instanceof Decision.Never
    }

    then:
    never*.id().every {
      it =~ /^(commerce|oauth|enterprises|organizations)\./ || it =~ /\.(members|collaborators|collaboration_modes)\./
    }
    never.size() == 31
  }

  def "the reads among the POSTs are sent whole, and answer"() {
    given:
    def wire = new SandboxWire()
    def rows = wire.json(sandbox.baseUri(), 'GET', '/v1/workspaces').at('/data/workspaces/0/id').asText()
    def dataset = wire.json(sandbox.baseUri(), 'GET', "/v1/datasets", [space_id: [rows]]).at('/data/dataset_list/0/dataset_id').asText()
    def precaution = new Precaution(Catalog.bundled(), sandbox.baseUri(), [] as Set, false, [dataset_id: dataset])

    when:
    def decision = precaution.decide(new Attempt('POST', '/open_api/knowledge/document/list', [:], [:],
        Optional.of(dev.cozesh.json.Json.tree([dataset_id: '{dataset_id}', page: 1, size: 5])), Optional.empty(),
        new Attempt.Origin('here', false)))
    def seen = wire.apply(decision.sent())

    then:
    seen.status() == 200
    seen.body().contains('"document_infos":[{')
  }
}
