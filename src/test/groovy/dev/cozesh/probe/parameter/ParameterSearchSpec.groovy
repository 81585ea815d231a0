package dev.cozesh.probe.parameter

import com.fasterxml.jackson.databind.node.IntNode
import com.fasterxml.jackson.databind.node.TextNode
import dev.cozesh.catalog.Catalog
import dev.cozesh.probe.verdict.Features
import dev.cozesh.probe.verdict.Question
import dev.cozesh.probe.verdict.Seen
import java.time.Duration
import spock.lang.Specification
import spock.lang.Unroll

class ParameterSearchSpec extends Specification {
  static final VALUES = [workspace_id: '7389']

  @Unroll("#words, written #given")
  def "GET /v1/workflows needs workspace_id and page_num, found in at most 6 calls with the first"() {
    given:
    def server = words ? AskingServer.naming(['workspace_id', 'page_num'] as LinkedHashSet, words) :
        AskingServer.silent(['workspace_id', 'page_num'] as LinkedHashSet, 500)
    def written = given.collectEntries { [(it): TextNode.valueOf('7389')] }
    def search = new ParameterSearch(endpoint('workflows.list'), written, VALUES)
    search.heard(server.answer(written))

    when:
    server.serve(search)

    then:
    search.succeeded()
    with(search.needs()) {
      names() == ['workspace_id', 'page_num']
      proven()
      ignored() == without
      strangersPass()
    }
    server.heard.size() <= 6
    server.heard.every { it.workspace_id == null || it.workspace_id.asText() == '7389' }

    where:
    words                                  | given          || without
    ''                                     | []             || []
    'Missing required parameter: %s'       | []             || []
    '缺少参数 %s'                              | []             || []
    ''                                     | ['workspace_id'] || []
  }

  def "a name that Coze has for the same elsewhere is told to be ignored"() {
    given:
    def server = AskingServer.silent(['workspace_id', 'page_num'] as Set, 500)
    def written = [space_id: TextNode.valueOf('7389')]

    when:
    def search = server.serve(new ParameterSearch(endpoint('workflows.list'), written, [:]))

    then:
    search.needs().names() == ['workspace_id', 'page_num']
    search.needs().ignored() == ['space_id']
    server.heard.last().workspace_id.asText() == '7389'
    server.heard.size() <= ParameterSearch.MOST
  }

  @Unroll("#needed")
  def "where nobody documents anything the other spellings are found too"() {
    given:
    def server = AskingServer.silent(needed as Set, 400)

    when:
    def search = server.serve(new ParameterSearch(Optional.empty(), [:], values))

    then:
    search.needs().names() as Set == needed as Set
    search.needs().proven()
    server.heard.size() <= ParameterSearch.MOST

    where:
    needed                     | values
    []                         | [:]
    ['workspace_id']           | [:]
    ['space_id']               | [:]
    ['space_id', 'page_index'] | [:]
    ['workspaceId']            | [:]
    ['workspaceId', 'pageNum'] | [:]
    ['enterprise_id']          | [enterprise_id: '1']
  }

  def "a documented read that passes at once needs nothing, and that is seen once more beside a stranger"() {
    given:
    def server = AskingServer.silent([] as Set, 400)
    def search = new ParameterSearch(endpoint('workspaces.list'), [:], [:])

    when:
    server.serve(search)

    then:
    search.needs().names() == []
    search.needs().proven()
    server.heard.size() == 2
    server.heard[1].keySet() == ['cozesh_nonsense'] as Set
    search.question() == Question.NONSENSE
  }

  def "a server that refuses strangers is told from one that lets them pass"() {
    given:
    def server = AskingServer.naming(['bot_id'] as Set, '%s is required').strict(['bot_id'] as Set)

    when:
    def search = server.serve(new ParameterSearch(Optional.empty(), [:], [:]))

    then:
    search.needs().names() == ['bot_id']
    !search.needs().strangersPass()
    search.succeeded()
  }

  def "a value that is refused is replaced by one that the message offers"() {
    given:
    def search = new ParameterSearch(endpoint('stores.categories.list'), [:], [:])
    def sent = []

    when:
    for (def next = search.next(); next.isPresent(); next = search.next()) {
      sent << next.get()
      def type = next.get().entity_type
      search.heard(type == null ? refused('entity_type is required') :
          type.asText() != 'plugin_v2' ? refused('entity_type must be one of plugin_v2, bot') : AskingServer.done())
    }

    then:
    search.needs().names() == ['entity_type']
    search.succeeded()
    sent[-1].entity_type.asText() == 'plugin_v2'
  }

  def "what is behind the check of the parameters ends the search, without success"() {
    given:
    def search = new ParameterSearch(endpoint('bots.retrieve_v1'), [:], [:])

    when:
    search.heard(refused('bot_id is required'))
    def next = search.next()
    search.heard(AskingServer.refused(404, 4200, 'The requested resource could not be found'))

    then:
    next.get().keySet() == ['bot_id'] as Set
    search.next().isEmpty()
    search.needs().names() == ['bot_id']
    search.needs().proven()
    !search.succeeded()
  }

  @Unroll("#what")
  def "an answer that teaches nothing ends the search, and no name is proven"() {
    given:
    def search = new ParameterSearch(endpoint('workflows.list'), [:], [:])

    when:
    search.heard(features)

    then:
    search.next().isEmpty()
    search.needs().names() == ['workspace_id', 'page_num']
    !search.needs().proven()
    search.needs().how().contains('ended the search')

    where:
    what          | features
    'a limit'     | AskingServer.refused(429, 4008, 'too many')
    'no token'    | AskingServer.refused(401, 4100, 'authentication is invalid')
    'a gateway'   | AskingServer.refused(502, 0, '')
    'risk'        | AskingServer.refused(200, 4102, '')
    'a router'    | AskingServer.refused(404, 4000, 'The requested API endpoint {METHOD} {PATH} does not exist.')
  }

  def "nothing is asked twice, and other sets that were answered count"() {
    given:
    def server = AskingServer.silent(['workspace_id', 'page_num'] as Set, 500)
    def search = new ParameterSearch(endpoint('workflows.list'), [:], VALUES)
    def known = [workspace_id: TextNode.valueOf('7389'), page_num: IntNode.valueOf(1)]
    search.heard([:], server.answer([:]))
    search.heard(known, server.answer(known))

    when:
    server.serve(search)

    then:
    server.heard.toSet().size() == server.heard.size()
    search.needs().names() == ['workspace_id', 'page_num']
  }

  private static Optional endpoint(String id) {
    Optional.of(Catalog.bundled().endpoint(id))
  }

  private static Features refused(String words) {
    AskingServer.refused(400, 4000, words)
  }
}
