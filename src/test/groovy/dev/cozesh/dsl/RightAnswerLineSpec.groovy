package dev.cozesh.dsl

import dev.cozesh.catalog.Catalog
import dev.cozesh.catalog.Endpoint
import dev.cozesh.client.core.Call
import dev.cozesh.client.core.CallListener
import dev.cozesh.client.core.Exchange
import dev.cozesh.error.CozeServiceException
import dev.cozesh.json.Json
import spock.lang.Unroll

/** The lines that stand beside a right answer are lines of the language, and call what they say. */
class RightAnswerLineSpec extends OnSandbox {
  private static final CATALOG = Catalog.bundled()

  /** Endpoints whose lines are no request of their own: sockets, and pages of a browser. */
  private static List<Endpoint> endpoints() {
    CATALOG.endpoints().findAll { it.group() != 'oauth' && it.host() == Endpoint.Host.API }
  }

  private static List<List> relations() {
    def relations = Json.mapper().readValue(Catalog.getResource('/catalog/meanings.json'), Map).relations
    relations.collect { [CATALOG.endpoint(it.endpoints[0]), it.line] }
  }

  /** Values that the demonstration holds; any id elsewhere, which the sandbox may not know. */
  private String filled(String line, Endpoint endpoint) {
    def workspace = client.workspaces().list().first().id()
    def values = [workspace_id: workspace, space_id: workspace, folder_type: 'development', entity_type: 'plugin', benefit_type: 'call_model_limit',
      name: 'Probe', table_name: 'probe', rw_mode: 'limited_read_write', role: 'user', content_type: 'text', type: 'text', audio_format: 'mp3']
    def text = line.replaceAll(/(\w+): "…"/) { all, name -> "$name: \"${values[name] ?: '7389000000000000001'}\"" }
      .replace('bot("…")', 'bot("求职助手")')
      .replaceAll(/"…(\.\w+)"/, '"x$1"')
      .replaceAll(/^(knowledge|workflow)(\.\w+)?\("…"/) { all, word, call -> call ? "$word$call(\"面试模拟\"" : all }
      .replace('workflow("…")', 'workflow("面试模拟")')
      .replaceAll(/(knows )?knowledge\("…"\)/) { all, knows -> knows ? 'knows knowledge("求职知识库")' : 'knowledge("Probe")' }
      .replace('…', '7389000000000000001')
    text
  }

  private Set<Endpoint> called(String line) {
    def sent = []
    host.planning = true
    host.client = client.listening(new CallListener() {
      void answered(Call call, Exchange exchange) {
        sent << [call.method(), call.path()]
      }
    })
    try {
      def outcome = run(line)
      if (outcome.hasValue() && outcome.value() instanceof Iterable) {
        outcome.value().iterator().hasNext() // a list asks when it is walked
      }
      sent.addAll(outcome.wouldCall().collect { [it.method, it.path] })
    } catch (CozeServiceException e) {
      assert sent
    }
    sent.collect { CATALOG.match(it[0], it[1]).get() } as Set
  }

  @Unroll("#endpoint.id: #line")
  def "a line calls its endpoint, or declares what the endpoint makes"() {
    given:
    ['x.md', 'x.pdf', 'x.mp3', 'x.json'].each { write(it, '{}') }
    def script = filled(line, endpoint)

    expect:
    line.contains(' { ') ? run(script) : called(script).contains(endpoint)

    where:
    [endpoint, line] << endpoints().collect { [it, CATALOG.line(it)] } + relations()
  }
}
