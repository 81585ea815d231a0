package dev.cozesh.probe.variant

import dev.cozesh.catalog.Catalog
import dev.cozesh.catalog.CatalogWith
import dev.cozesh.catalog.Endpoint
import dev.cozesh.json.Json
import spock.lang.Specification

class DisagreementsSpec extends Specification {
  static final THREE_WAYS = '''
    {"spec": {"source": "s", "read_on": "2026-01-01", "operations": ["PUT /v1/x"]},
     "conflicts": [{"function": "x.create", "note": "three ways", "read_on": "2026-01-02", "calls": [
       {"method": "POST", "path": "/v1/x", "query": {}, "sources": ["docs"]},
       {"method": "PUT", "path": "/v1/x", "query": {}, "sources": ["spec"]},
       {"method": "POST", "path": "/v1/xs", "query": {}, "sources": ["py"]}]}]}'''
  static final AGREED = '{"spec": {"source": "s", "read_on": "2026-01-01", "operations": [%s]}, "conflicts": []}'

  def "P14: three sources that each say something else are one line with four columns and a date"() {
    given:
    def catalog = CatalogWith.files(endpoints: '{"endpoints": []}', differences: THREE_WAYS)

    expect:
    columns(Disagreements.rows(catalog)) == [
      ["POST /v1/x", true, false, false, false],
      ["PUT /v1/x", false, true, false, false],
      ["POST /v1/xs", false, false, true, false]
    ]
    Disagreements.rows(catalog)*.note().unique() == ["three ways, read 2026-01-02"]
    with(Disagreements.of(catalog)) {
      size() == 1
      it[0].written() == "POST /v1/x | PUT /v1/x | POST /v1/xs"
      it[0].all() == it[0].cover()
      it[0].all()*.body()*.present == [false] * 3
      it[0].all()*.origin()*.place().unique() == ["disagreement on x.create"]
      it[0].all().every { !it.origin().named() }
    }
  }

  def "an endpoint is a disagreement when sources differ that should agree"() {
    given:
    def catalog = CatalogWith.files(
        endpoints: Json.line([endpoints: [endpoint("POST", "/v1/x", sources)]]),
        differences: String.format(AGREED, spec))

    expect:
    Disagreements.rows(catalog)*.note() == notes

    where:
    sources                   | spec                           || notes
    ["docs", "py"]            | '"POST /v1/x"'                 || []
    ["docs", "py"]            | '"GET /v1/x"'                  || ["in the specification alone, read 2026-01-01"]
    ["docs", "py", "studio"]  | ''                             || ["not in the specification, read 2026-11-21"]
    ["docs"]                  | '"POST /v1/x"'                 || ["in no SDK, read 2026-11-21"]
    ["docs"]                  | ''                             || ["in no SDK, read 2026-11-21"]
    ["go"]                    | ''                             || ["not documented, read 2026-11-21"]
    ["studio"]                | ''                             || ["not documented, read 2026-11-21"]
  }

  def "the most informative come first, and reads before writes"() {
    when:
    def rows = Disagreements.rows(Catalog.bundled())

    then:
    columns(rows).take(4) == [
      ["GET /v3/chat/retrieve", true, true, true, true],
      ["POST /v3/chat/retrieve", false, false, true, false],
      ["GET /v1/conversation/message/retrieve", true, true, true, false],
      ["POST /v1/conversation/message/retrieve", false, false, true, false]
    ]
    rows.findIndexOf { it.attempt().path() == "/v1/users/me" } < rows.findIndexOf { it.attempt().path() == "/v1/databases" }
    rows.findIndexOf { it.attempt().operation() == "GET /v1/databases" } < rows.findIndexOf { it.attempt().operation() == "POST /v1/databases" }
    rows.find { it.attempt().operation() == "POST /v1/templates/{template_id}/duplicate" }.note() == "not documented, read 2026-11-21"
    rows.every { it.note() =~ /, read 2026-\d\d-\d\d$/ }
  }

  def "page keys are told apart as parameters of one route"() {
    when:
    def bots = Disagreements.of(Catalog.bundled()).find { it.written() == "GET /v1/bots" }

    then:
    bots.all()*.query() == [
      [workspace_id: ["{workspace_id}"], page_num: ["1"]],
      [workspace_id: ["{workspace_id}"], page_index: ["1"]]
    ]
  }

  def "no candidate needs another host or another credential, and none comes twice"() {
    given:
    def catalog = Catalog.bundled()
    def attempts = Disagreements.of(catalog)*.all().flatten()

    expect:
    attempts.size() > 30
    attempts.toSet().size() == attempts.size()
    attempts.every { attempt ->
      catalog.match(attempt.method(), attempt.path()).map {
        it.host() == Endpoint.Host.API && it.auth() == Endpoint.Auth.BEARER
      }.orElse(true)
    }
    Disagreements.of(catalog) == Disagreements.of(catalog)
  }

  def "each conflict is about an endpoint of the catalogue, and one of its calls is that endpoint"() {
    given:
    def catalog = Catalog.bundled()

    expect:
    catalog.differences().conflicts().every { conflict ->
      def endpoint = catalog.endpoint(conflict.function())
      conflict.calls().any { it.method() == endpoint.method() && it.path() == endpoint.path() }
    }
    catalog.differences().conflicts()*.calls().flatten().every { !it.sources().empty }
    catalog.differences().spec().operations().every { operation ->
      def (method, path) = operation.tokenize(" ")
      catalog.match(method, path).map { it.path() == path }.orElse(false)
    }
  }

  private static List<List> columns(List<Disagreement> rows) {
    rows.collect {
      [
        it.attempt().operation(),
        it.docs(),
        it.spec(),
        it.sdk(),
        it.studio()
      ]
    }
  }

  private static Map endpoint(String method, String path, List<String> sources) {
    [id: "x.create", group: "x", method: method, path: path, host: "api", auth: "bearer", effect: "create",
      summary: "", permissions: [], permission_note: "", parameters: [], body: "json",
      response: [envelope: "code-msg-data", shape: [:], models: []],
      paging: [style: "none", request: [], response: []], streaming: "none", self_hosted: false,
      deprecated: false, notes: "",
      provenance: [sources: sources, docs: null, docs_note: "", read_on: "2026-11-21"]]
  }
}
