package dev.cozesh.probe.parameter

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.catalog.Catalog
import dev.cozesh.catalog.Endpoint
import dev.cozesh.json.Json
import dev.cozesh.probe.verdict.Features
import dev.cozesh.probe.verdict.Seen.Transport
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxClient
import dev.cozesh.sandbox.SandboxOptions
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Unroll

/** What documented reads need, learnt from the sandbox's own answers. */
class NeedsOnSandboxSpec extends Specification {
  @Shared
  @AutoCleanup
  Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withDemonstration())

  @Shared
  SandboxClient coze = new SandboxClient(sandbox.baseUri())

  @Unroll("#id, known: #known")
  def "a read needs what the sandbox asks for, found in few calls"() {
    given:
    def space = coze.workspace()
    def values = [workspace_id: space,
                  bot_id      : coze.get("/v1/bots?workspace_id=$space").at('/data/items/0/id').asText(),
                  dataset_id  : coze.get("/v1/datasets?space_id=$space").at('/data/dataset_list/0/dataset_id').asText()]
    def endpoint = Catalog.bundled().endpoint(id)
    def search = new ParameterSearch(known ? Optional.of(endpoint) : Optional.empty(), [:], values)
    def calls = 0

    when:
    for (def next = search.next(); next.isPresent(); next = search.next()) {
      calls++
      search.heard(answer(endpoint, next.get()))
    }

    then:
    search.succeeded()
    search.needs().names() == names
    search.needs().proven()
    search.needs().strangersPass()
    calls <= most

    where:
    id                       | known || names                             | most
    'workflows.list'         | true  || ['workspace_id', 'page_num']      | 6
    'workflows.list'         | false || ['page_num', 'workspace_id']      | 8
    'bots.list'              | true  || ['workspace_id']                  | 4
    'bots.list_v1'           | true  || ['space_id']                      | 4
    'bots.list_v1'           | false || ['space_id']                      | 4
    'apps.list'              | true  || ['workspace_id']                  | 4
    'datasets.list'          | true  || ['space_id']                      | 4
    'databases.list'         | true  || ['workspace_id']                  | 4
    'folders.list'           | true  || ['workspace_id', 'folder_type']   | 6
    'folders.list'           | false || ['workspace_id', 'folder_type']   | 8
    'stores.categories.list' | true  || ['entity_type']                   | 4
    'conversations.list'     | true  || ['bot_id']                        | 4
    'datasets.documents.list' | true || ['dataset_id']                    | 4
    'workspaces.list'        | true  || []                                | 2
  }

  private Features answer(Endpoint endpoint, Map<String, JsonNode> set) {
    def query = set.collect { name, value -> "$name=${URLEncoder.encode(value.asText(), 'UTF-8')}" }.join('&')
    def got = endpoint.method() == 'GET' ? coze.send('GET', endpoint.path() + '?' + query) :
        coze.send(endpoint.method(), endpoint.path(), set, ['Agw-Js-Conv': 'str'])
    def json = Json.parse(got.body(), endpoint.id())
    new Features(Transport.ANSWERED, got.statusCode(), 'application/json', Features.Form.OBJECT,
        json.properties().collect { it.key } as Set, OptionalLong.of(json.path('code').asLong()), json.path('msg').asText(),
        Optional.empty(), [] as Set, '', Optional.empty(), Duration.ZERO)
  }
}
