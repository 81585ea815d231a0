package dev.cozesh.catalog

import spock.lang.Specification
import spock.lang.Unroll

class CatalogMatchSpec extends Specification {
  def catalog = Catalog.bundled()

  @Unroll("#method #path is #id")
  def "finds the endpoint of a concrete path, a template, and a path with a query"() {
    expect:
    catalog.match(method, path).map { it.id() }.orElse(null) == id

    where:
    method   | path                                             || id
    "GET"    | "/v1/bots"                                       || "bots.list"
    "GET"    | "/v1/bots/7381"                                  || "bots.retrieve"
    "GET"    | "/v1/bots/{bot_id}"                              || "bots.retrieve"
    "GET"    | "/v1/bots/{id}"                                  || "bots.retrieve"
    "GET"    | "/v1/bots/7381/versions"                         || "bots.versions.list"
    "GET"    | "/v1/bots/7381?is_published=false"               || "bots.retrieve"
    "GET"    | "/v1/bots?workspace_id=1&next=/v1/bots/2"        || "bots.list"
    "get"    | "/v1/bots"                                       || "bots.list"
    "GET"    | "/v1/plugins/mget"                               || "plugins.mget"
    "GET"    | "/v1/plugins/mget2"                              || "plugins.retrieve"
    "POST"   | "/v1/plugins/mget/tools/call"                    || "plugins.tools.call"
    "POST"   | "/v1/datasets/12/process"                        || "datasets.process"
    "PUT"    | "/v1/datasets/12/images/34"                      || "datasets.images.update"
    "DELETE" | "/v1/datasets/12"                                || "datasets.delete"
    "POST"   | "/v3/chat"                                       || "chat.create"
    "GET"    | "/v1/chat"                                       || "websockets.chat"
    "GET"    | "/v1/audio/speech"                               || "websockets.audio.speech"
    "POST"   | "/v1/audio/speech"                               || "audio.speech.create"
    "GET"    | "/v1/workflows/1/run_histories/2/execute_nodes/3" || "workflows.runs.run_histories.execute_nodes.retrieve"
    "POST"   | "/api/permission/oauth2/token"                   || "oauth.token.authorization_code"
  }

  @Unroll("#method #path")
  def "finds nothing where Coze serves nothing"() {
    expect:
    catalog.match(method, path).empty

    where:
    method  | path
    "GET"   | "/v1/bots/"
    "GET"   | "/v1/bots/7381/"
    "GET"   | "/v1//bots"
    "GET"   | "v1/bots"
    "GET"   | "/v1"
    "GET"   | "/"
    "GET"   | ""
    "GET"   | "?workspace_id=1"
    "GET"   | "/v1/bots/7381/versions/2"
    "GET"   | "/v2/bots"
    "POST"  | "/v1/knowledge_base"
    "PATCH" | "/v1/bots/7381"
  }

  def "a known path with the wrong method is told apart from an unknown path"() {
    expect:
    catalog.match("DELETE", "/v1/datasets").empty
    catalog.matchPath("/v1/datasets")*.id() == ["datasets.list", "datasets.create"]
    catalog.matchPath("/v1/dataset") == []
  }

  def "the OAuth grants of one path are all found by it"() {
    expect:
    catalog.matchPath("/api/permission/oauth2/token")*.id() as Set == [
      "oauth.token.authorization_code",
      "oauth.token.device_code",
      "oauth.token.jwt",
      "oauth.token.pkce",
      "oauth.token.refresh"
    ] as Set
  }

  def "every endpoint is found by its own method and template"() {
    expect:
    catalog.endpoints().findAll { catalog.match(it.method(), it.path()).get().operation() != it.operation() } == []
  }

  def "an unknown id is the caller's mistake"() {
    when:
    catalog.endpoint("bots.explode")

    then:
    def e = thrown(IllegalArgumentException)
    e.message == "no endpoint has the id bots.explode"
  }
}
