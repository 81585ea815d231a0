package dev.cozesh.probe.safety

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.catalog.Catalog
import dev.cozesh.error.CozeGuardException
import dev.cozesh.json.Json
import dev.cozesh.probe.variant.Attempt
import dev.cozesh.probe.verdict.Sent
import dev.cozesh.probe.verdict.Sent.Credential
import spock.lang.Specification
import spock.lang.Unroll

class PrecautionSpec extends Specification {
  static final BASE = URI.create('https://api.coze.cn')
  static final NO_ID = '9222222222222222222'
  static final REAL = '7389000000000000123'
  static final VALUES = [workspace_id: '7300000000000000001', bot_id: REAL]

  static final ALL_WRONG = [bot_id: [:], name: [:], messages: [:], meta_data: [], connector_id: [:], user_id: [:],
                            app_id: [:], conversation_name: [:], get_or_create: [:], workflow_id: [:], draft_mode: [:]]

  /** What the team tried by hand. */
  static final TRIED = [
    POST : '''/v1/bot/create /v1/bot/update /v1/bot /v1/bots/create /v1/bot/publish /v1/workflow/import
              /v1/workflow/create /v1/workflow /v1/workflows /v2/workflow/create /v1/knowledge_base
              /v1/knowledge_base/create /v1/knowledge/create /v1/knowledge
              /v1/knowledge_base/{knowledge_base_id}/document /v1/bot/{bot_id}/knowledge_base/bind
              /v1/bot/{bot_id}/workflow/bind /v1/knowledge/{id}/documents /v1/bot/{id}/knowledge
              /v2/bot/create /v3/bot/create /open_api/v1/bot/create /v1/knowledges/create
              /v2/knowledge/create /api/v1/bot/create /api/v1/workflow/create /v1/workflows/create
              /v1/api/workflow/create /v1/knowledge/search''',
    GET : '''/v1/bots /v1/bot/list /v1/bot/{id} /v1/workflows /v1/workflow/list /v1/knowledge_bases
              /v1/knowledges /v1/space/list /v1/bot/get /v1/api/bot/list /v1/bots/{id} /v1/spaces /v1/space
              /v1/users/me /v1/knowledge /v1/workflow/run/status''',
    PATCH : '''/v1/bot/{id} /v1/workflow/{workflow_id}''',
    PUT : '''/v1/workflow''']

  @Unroll("#method #path")
  def "a documented read is sent as it was written, whatever its method"() {
    when:
    def decision = decide(attempt(method, path, query, body, named))

    then:
    with(decision.sent()) {
      it.method() == method
      it.path() == sentPath
      it.query() == query.collectEntries { [(it.key): [it.value]] }
      it.body() == Optional.ofNullable(body == null ? (method == 'POST' ? Json.object() : null) : Json.tree(body))
      credential() == Credential.TOKEN
      it.headers()['Agw-Js-Conv'] == conv
    }
    decision.note() == ''

    where:
    method | path                                 | query             | body               | named || sentPath             | conv
    'GET'  | '/v1/bots/{bot_id}'                  | [is_published: 'false'] | null         | false || "/v1/bots/$REAL"     | null
    'GET'  | '/v1/bots/{id}'                      | [:]               | null               | false || "/v1/bots/$REAL"     | null
    'GET'  | '/v1/bots/{id}/versions'             | [:]               | null               | false || "/v1/bots/$REAL/versions" | null
    'GET'  | "/v1/bots/$REAL"                     | [:]               | null               | false || "/v1/bots/$REAL"     | null
    'GET'  | '/v1/workspaces/{workspace_id}/members' | [:]            | null               | false || '/v1/workspaces/7300000000000000001/members' | null
    'POST' | '/open_api/knowledge/document/list'  | [:]               | [dataset_id: REAL] | false || path                 | 'str'
    'POST' | "/v1/datasets/$REAL/process"         | [:]               | null               | true  || path                 | 'str'
    'POST' | '/v1/conversation/message/list'      | [conversation_id: REAL] | null         | true  || path                 | null
    'POST' | "/v1/databases/$REAL/records/query"  | [:]               | [page_num: 1]      | true  || path                 | null
    'GET'  | '/v1/commerce/benefit/benefits/get'  | [:]               | null               | false || path                 | null
  }

  @Unroll("#method #path")
  def "what could do something leaves without a body of its own and without a real id"() {
    when:
    def decision = decide(attempt(method, path, query, body, true))

    then:
    with(decision.sent()) {
      it.method() == method
      it.path() == sentPath
      it.query() == sentQuery
      it.body().get() == Json.tree(sentBody)
      it.headers()['Content-Type'] == 'application/json'
    }
    decision.note() == note

    where:
    method   | path                              | query                  | body              || sentPath                         | sentQuery                   | sentBody        | note
    'POST'   | '/v1/bot/create'                  | [:]                    | [space_id: '7', name: 'test'] || path                 | [:]                         | [:]             | 'the body was held back'
    'POST'   | '/v1/knowledge_base'              | [:]                    | [name: 'test']    || path                             | [:]                         | [:]             | 'the body was held back'
    'POST'   | '/v1/workflow/import'             | [space_id: REAL]       | null              || path                             | [space_id: [NO_ID]]         | [:]             | 'ids were replaced by impossible ones'
    'POST'   | '/v1/workflow/import'             | [name: 'x']            | null              || path                             | [:]                         | [:]             | 'ids were replaced by impossible ones; the query was held back'
    'POST'   | '/v1/workflows/create'            | [:]                    | null              || path                             | [:]                         | [:]             | ''
    'PUT'    | '/v1/plugins/create'              | [:]                    | null              || path                             | [:]                         | [:]             | ''
    'PATCH'  | '/v1/bot/{id}'                    | [:]                    | null              || "/v1/bot/$NO_ID"                 | [:]                         | [:]             | 'ids were replaced by impossible ones'
    'DELETE' | "/v1/datasets/$REAL"              | [:]                    | null              || "/v1/datasets/$NO_ID"            | [:]                         | [:]             | 'ids were replaced by impossible ones'
    'DELETE' | '/v1/datasets/my-own-name'        | [:]                    | null              || "/v1/datasets/$NO_ID"            | [:]                         | [:]             | 'ids were replaced by impossible ones'
    'DELETE' | '/v1/things/42'                   | [:]                    | null              || "/v1/things/$NO_ID"              | [:]                         | [:]             | 'ids were replaced by impossible ones'
    'DELETE' | '/v1/things/6f9619ff-8b86-d011-b42d-00cf4fc964ff' | [:]    | null              || '/v1/things/ffffffff-ffff-4fff-bfff-ffffffffffff' | [:]        | [:]             | 'ids were replaced by impossible ones'
    'PUT'    | '/v1/knowledge_base/kb12345678ab' | [:]                    | null              || "/v1/knowledge_base/$NO_ID"      | [:]                         | [:]             | 'ids were replaced by impossible ones'
    'POST'   | '/v1/conversation/message/delete' | [conversation_id: REAL, message_id: REAL] | null || path                        | [conversation_id: [NO_ID], message_id: [NO_ID]] | [:] | 'ids were replaced by impossible ones'
    'POST'   | "/v1/bots/$REAL/unpublish"        | [:]                    | [connector_id: '1024'] || "/v1/bots/$NO_ID/unpublish" | [:]                         | [:]             | 'the body was held back; ids were replaced by impossible ones'
    'POST'   | '/v3/chat'                        | [:]                    | [bot_id: REAL]    || path                             | [:]                         | [:]             | 'the body was held back'
    'POST'   | '/v1/conversation/create'         | [:]                    | null              || path                             | [:]                         | ALL_WRONG       | 'the body was held back'
    'POST'   | '/v1//conversation/create/'       | [:]                    | null              || path                             | [:]                         | ALL_WRONG       | 'the body was held back'
    'PUT'    | '/v1/conversation/create'         | [:]                    | null              || path                             | [:]                         | ALL_WRONG       | 'the body was held back'
  }

  @Unroll("#method #path")
  def "a GET that could do something leaves bare"() {
    when:
    def sent = decide(attempt(method, path, [bot_id: REAL, model: 'x'], [a: 1], true)).sent()

    then:
    sent.path() == sentPath
    sent.query() == [bot_id: [NO_ID]]
    sent.body().isEmpty()

    where:
    method | path                                        || sentPath
    'GET'  | '/v1/chat'                                  || path
    'GET'  | '/v1/chat/'                                 || path
    'HEAD' | '/v1/audio/speech'                          || path
    'GET'  | '/v1/%63hat'                                || path
    'GET'  | '/api/permission/oauth2/authorize'          || path
    'GET'  | "/api/permission/oauth2/workspace_id/$REAL/authorize" || "/api/permission/oauth2/workspace_id/$NO_ID/authorize"
    'GET'  | '/v1/oauth/token'                           || path
    'GET'  | "/v1/payments/$REAL"                        || "/v1/payments/$NO_ID"
  }

  @Unroll("#path, named: #named")
  def "an undocumented GET keeps its ids only when it was written out and names no action"() {
    when:
    def sent = decide(attempt('GET', path, [workspace_id: REAL, page: '1'], null, named)).sent()

    then:
    sent.path() == sentPath
    sent.query() == [workspace_id: [id], page: ['1']]

    where:
    path                  | named || sentPath            | id
    '/v1/knowledge_bases' | true  || path                | REAL
    '/v1/knowledge_bases' | false || path                | NO_ID
    "/v1/bot/$REAL"       | true  || path                | REAL
    "/v1/bot/$REAL"       | false || "/v1/bot/$NO_ID"    | NO_ID
    '/v1/bot/{bot_id}'    | true  || "/v1/bot/$REAL"     | REAL
    '/v1/bot/{bot_id}'    | false || "/v1/bot/$NO_ID"    | NO_ID
    '/v1/bot/{id}'        | true  || "/v1/bot/$NO_ID"    | REAL
    '/v1/bot/delete'      | true  || path                | NO_ID
    '/v1/bot/deleteBot'   | true  || path                | NO_ID
  }

  @Unroll("#method #path")
  def "payment, members, permissions and tokens are never touched, not even by name"() {
    when:
    def decision = decide(attempt(method, path, [:], null, true))

    then:
    decision instanceof Decision.Never
    decision.reason().contains(about)

    where:
    method   | path                                              || about
    'POST'   | '/v1/commerce/benefit/limitations'                || 'payment'
    'PUT'    | '/v1/commerce/benefit/limitations/{benefit_id}'   || 'payment'
    'POST'   | '/v1/commerce/benefit/bill_tasks'                 || 'payment'
    'POST'   | '/v1/orders'                                      || 'payment'
    'POST'   | '/v2/createPayment'                               || 'payment'
    'DELETE' | '/v1/subscription/{id}'                           || 'payment'
    'POST'   | '/v1/workspaces/{workspace_id}/members'           || 'members'
    'DELETE' | '/v1/bots/{bot_id}/collaborators/{user_id}'       || 'members'
    'POST'   | '/v1/bots/{bot_id}/collaboration_mode'            || 'members'
    'PATCH'  | '/v1/workspaces/{workspace_id}/members'           || 'members'
    'POST'   | '/v1/enterprises/{enterprise_id}/organizations'   || 'members'
    'POST'   | '/v1/teamMembers/add'                             || 'members'
    'POST'   | '/v1/space/invite'                                || 'members'
    'PUT'    | '/v1/bot/{id}/permissions'                        || 'permissions'
    'POST'   | '/v1/role/create'                                 || 'permissions'
    'POST'   | '/api/permission/oauth2/token'                    || 'tokens'
    'POST'   | '/api/permission_api/coze_web_app/impersonate_coze_user' || 'tokens'
    'POST'   | '/v1/personal_access_tokens'                      || 'tokens'
    'POST'   | '/api/passport/web/email/login'                   || 'tokens'
    'POST'   | '/v1/api-key'                                     || 'tokens'
    'POST'   | '/v1/x/%6Dembers'                                 || 'another one'
    'POST'   | '/v1/x/../oauth'                                  || 'another one'
    'TRACE'  | '/v1/bots'                                        || 'proxy'
    'CONNECT' | '/v1/bots'                                       || 'proxy'
  }

  @Unroll("#method #path, named: #named")
  def "what publishes is tried only by name, and only in its harmless form"() {
    expect:
    decide(attempt(method, path, [:], [bot_id: REAL], named)).class == type

    where:
    method | path                                         | named || type
    'POST' | '/v1/bot/publish'                            | true  || Decision.Send
    'POST' | '/v1/bot/publish'                            | false || Decision.Never
    'POST' | '/v1/bots/publish'                           | true  || Decision.Send
    'POST' | '/v1/bots/publish'                           | false || Decision.Never
    'POST' | '/v1/bots/{bot_id}/unpublish'                | false || Decision.Never
    'PUT'  | '/v1/connectors/{connector_id}/bots/{bot_id}' | false || Decision.Never
    'POST' | '/v1/space/published_bots_list'              | false || Decision.Send
  }

  @Unroll("#method")
  def "no attempt of the team is held back, nor made to do something"() {
    when:
    def decisions = TRIED[method].split().collect { decide(attempt(method, it, [:], [name: 'test'], true)) }

    then:
    decisions.every { it instanceof Decision.Send }
    method == 'GET' || decisions.every { it.sent().body().get().isEmpty() }
    decisions.size() == count

    where:
    method  || count
    'GET'   || 16
    'POST'  || 29
    'PATCH' || 2
    'PUT'   || 1
  }

  @Unroll("#header")
  def "headers that carry a credential or make another request of it stay behind"() {
    given:
    def attempt = new Attempt('GET', '/v1/bots', [:], [(header): 'DELETE', 'X-Mine': 'a'], Optional.empty(), Optional.empty(),
        new Attempt.Origin('here', true))

    when:
    def decision = decide(attempt)

    then:
    decision.sent().headers() == ['X-Mine': 'a']
    decision.note() == (credential ? '' : 'headers that make another request of it were held back')

    where:
    header                   | credential
    'Authorization'          | true
    'COOKIE'                 | true
    ' Authorization'         | true
    'Host'                   | false
    'X-HTTP-Method-Override' | false
    'x-original-url'         | false
    'Upgrade'                | false
    'Sec-WebSocket-Key'      | false
    'Transfer-Encoding'      | false
  }

  @Unroll("#other")
  def "the credential goes to the profile's own server alone"() {
    given:
    def attempt = new Attempt('GET', '/v1/bots', [:], [:], Optional.empty(), Optional.of(URI.create(other)),
        new Attempt.Origin('here', true))

    expect:
    decide(attempt).sent().credential() == credential

    where:
    other                          || credential
    'https://api.coze.cn'          || Credential.TOKEN
    'https://api.coze.cn:443'      || Credential.TOKEN
    'https://api.coze.com'         || Credential.NONE
    'http://api.coze.cn'           || Credential.NONE
    'https://api.coze.cn.evil.test' || Credential.NONE
  }

  @Unroll("#method #path")
  def "a wrong type stands for a member that the route knows, and no id is real"() {
    given:
    def sent = decide(attempt(method, path, [:], null, true)).sent()

    when:
    def wrong = precaution().wrongType(sent, Optional.ofNullable(written == null ? null : Json.tree(written)))

    then:
    wrong.body().orElse(null) == (body == null ? null : Json.tree(body))
    wrong.query() == query
    wrong.path() == sent.path()

    where:
    method | path                                | written       || body                | query
    'POST' | '/v1/bot/create'                    | null          || [space_id: [:]]     | [:]
    'POST' | '/v1/bot/create'                    | [prompt_info: [prompt: 'a'], name: 'b'] || [prompt_info: []] | [:]
    'POST' | '/v1/datasets'                      | null          || [name: [:]]         | [:]
    'POST' | '/v1/databases'                     | [fields: []]  || [fields: [:]]       | [:]
    'POST' | '/v1/knowledge_base'                | null          || [space_id: [:]]     | [:]
    'POST' | '/v1/knowledge_base'                | [title: 'a']  || [title: [:]]        | [:]
    'POST' | '/v1/conversation/create'           | null          || ALL_WRONG           | [:]
    'GET'  | '/v1/workflows'                     | null          || null                | [page_num: ['{}']]
    'GET'  | '/v1/knowledge_bases'               | null          || null                | [page_num: ['{}']]
  }

  def "a wrong type makes the whole of a mutation harmless again"() {
    given:
    def precaution = precaution(['POST /v1/databases/{database_id}/records'], true, [database_id: REAL])
    def written = attempt('POST', '/v1/databases/{database_id}/records', [:], [insert_rows: [[a: 'b']]], true)

    when:
    def whole = precaution.decide(written).whole()
    def wrong = precaution.wrongType(whole)

    then:
    whole.path() == "/v1/databases/$REAL/records"
    wrong.path() == "/v1/databases/$NO_ID/records"
    wrong.body().get() == Json.tree([insert_rows: [:]])
  }

  def "an allowed create is made whole of what was written, the user's values and the documentation's"() {
    when:
    def decision = precaution(['post  /v1/datasets'], false, VALUES).decide(attempt('POST', '/v1/datasets', [:], [description: 'd'], false))

    then:
    decision.endpoint().id() == 'datasets.create'
    decision.whole().body().get().toString() == '{"description":"d","space_id":"7300000000000000001","format_type":0}'
    decision.whole().credential() == Credential.TOKEN
    decision.harmless().body().get() == Json.object()
  }

  @Unroll("#base #values")
  def "what is allowed stays harmless where it cannot be whole, or goes elsewhere"() {
    given:
    def attempt = new Attempt('POST', '/v1/datasets', [:], [:], Optional.empty(),
        Optional.ofNullable(base).map(URI::create), new Attempt.Origin('here', true))

    when:
    def decision = precaution(['POST /v1/datasets'], false, values).decide(attempt)

    then:
    decision instanceof Decision.Send
    decision.sent().body().get() == Json.object()
    decision.note() == note

    where:
    base                   | values || note
    null                   | [:]    || 'not sent whole, no value is known for space_id'
    'https://api.coze.com' | VALUES || ''
  }

  @Unroll("#operation")
  def "what is never sent whole is refused before anything is sent"() {
    when:
    precaution([operation], accepted, [:])

    then:
    def refused = thrown(CozeGuardException)
    refused.what() == "$operation is not sent whole"
    refused.why().contains(why)
    !refused.next().isEmpty()

    where:
    operation                                    | accepted || why
    'POST /v1/bot/create'                        | false    || 'this leaves one bot for ever'
    'POST /v1/workspaces'                        | false    || 'this leaves one workspace for ever'
    'POST /v1/entities/copy_tasks'               | false    || 'for ever'
    'PUT /v1/datasets/{dataset_id}'              | false    || 'changes one dataset'
    'POST /v3/chat'                              | false    || 'billed'
    'POST /v1/bot/publish'                       | true     || 'end users'
    'DELETE /v1/datasets/{dataset_id}'           | true     || 'never leaves with a real id'
    'POST /open_api/knowledge/document/delete'   | true     || 'never leaves with a real id'
    'POST /v1/workspaces/{workspace_id}/members' | true     || 'members'
    'POST /v1/commerce/benefit/limitations'      | true     || 'payment'
    'POST /api/permission/oauth2/token'          | true     || 'tokens'
    'POST /v1/files/upload'                      | true     || 'no file'
    'GET /v1/chat'                               | true     || 'no socket'
    'POST /v1/knowledge_base'                    | true     || 'does not know it'
    'POST'                                       | true     || 'does not know it'
  }

  @Unroll("#operation")
  def "what can be taken back needs no second word, what cannot needs it"() {
    expect:
    precaution([operation], accepted, VALUES + [database_id: REAL]).decide(attempt(*operation.split(' '), [:], body, true)) instanceof Decision.Mutation

    where:
    operation                                    | accepted | body
    'POST /v1/datasets'                          | false    | null
    'POST /v1/bot/create'                        | true     | null
    'POST /v1/audio/voiceprint_groups'           | false    | null
    'POST /v1/api_apps'                          | false    | null
    'POST /v1/conversation/create'               | false    | null
    'POST /v1/databases'                         | false    | [fields: []]
    'POST /v1/databases/{database_id}/records'   | true     | [insert_rows: []]
  }

  private static Precaution precaution(List<String> allowed = [], boolean acceptResidue = false, Map values = VALUES) {
    new Precaution(Catalog.bundled(), BASE, allowed as Set, acceptResidue, values)
  }

  private static Decision decide(Attempt attempt) {
    precaution().decide(attempt)
  }

  private static Attempt attempt(String method, String path, Map query, Map body, boolean named) {
    new Attempt(method, path, query.collectEntries { [(it.key): [it.value]] }, [:],
        Optional.ofNullable(body).map(Json::tree), Optional.empty(), new Attempt.Origin('here', named))
  }
}
