package dev.cozesh.sandbox

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.catalog.Catalog
import dev.cozesh.catalog.Endpoint
import dev.cozesh.json.Json
import spock.lang.Shared
import spock.lang.Unroll

/** Calls every endpoint of the catalogue once, with as little as it takes. */
class CatalogueWalkSpec extends SandboxSpecification {
  static final JWT_GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
  static final OAUTH = '/api/permission/oauth2'
  static final REDIRECT = 'http://127.0.0.1:9/back'
  /** What can only be asked for in a state that one request does not reach. */
  static final LISTED = ['chat.cancel': [4104], 'chat.submit_tool_outputs': [4000, 4001, 5000],
                         'workflows.runs.resume': [4000, 4200, 4314, 4315],
                         'workflows.runs.stream_resume': [4314],
                         'workflows.runs.run_histories.execute_nodes.retrieve': [4200, 4314]]

  /** Sent when a run or a chat waits for an answer. */
  static final OPTIONAL = ['interrupt_data is missing', 'required_action is missing']

  @Shared
  List<Endpoint> endpoints = Catalog.bundled().endpoints().findAll { it.host() != Endpoint.Host.WS }

  @Override
  SandboxOptions options() {
    super.options().withDemonstration()
  }

  @Unroll("#endpoint.id()")
  def "every endpoint answers as the catalogue says, or is listed as refused"() {
    given:
    def refused = sandbox.notServed().contains(endpoint.operation())

    when:
    def sent = refused ? bare(endpoint) : new Requests(coze: coze).of(endpoint)
    def answer = send(sent)
    def body = answer.headers().firstValue('Content-Type').orElse('').startsWith('application/json')
        ? Json.parse(new String(answer.body(), 'UTF-8'), endpoint.id()) : Json.object()
    def code = body.path('code').asInt()

    then:
    answer.headers().firstValue('X-Tt-Logid').get() ==~ /\d{14}[0-9A-F]{20}/
    refused ? answer.statusCode() == 403 && code == 4101 : code == 0 || LISTED[endpoint.id()]?.contains(code)
    refused || code != 0 || answer.statusCode() == (endpoint.id().startsWith('oauth.authorize') ? 302 : 200)
    refused || code != 0 || faults(endpoint, answer, body) == []

    where:
    endpoint << endpoints
  }

  @Unroll("#endpoint.id()")
  def "no value of a member breaks the sandbox itself"() {
    given:
    def sent = new Requests(coze: coze).of(endpoint)
    def query = sent.path.contains('?') ? sent.path.replaceFirst('.*[?]', '').split('&')*.replaceFirst('=.*', '') : []
    def odd = [null, true, -1, 1e30, 'x', '', [], [:], [null], [[:]], ['x']]
    def requests = places(sent.body).collectMany { place -> odd.collect { sent + [body: put(sent.body, place, it)] } } +
        query.collectMany { key -> ['', '-1', 'x', '%00'].collect { sent + [path: sent.path.replaceFirst("([?&]$key=)[^&]*", "\$1$it")] } } +
        (sent.form ?: [:]).keySet().collectMany { key -> ['', '-1', 'x'].collect { sent + [form: sent.form + [(key): it]] } }

    when:
    def broken = requests.findAll { new String(send(it).body(), 'UTF-8').contains('sandbox: ') }

    then:
    broken == []

    where:
    endpoint << endpoints
  }

  /** The ways to every member of a body. */
  private static List<List> places(Object body, List way = []) {
    if (body instanceof Map) {
      return body.collectMany { key, value -> [way + key] + places(value, way + key) }
    }
    body instanceof List && !body.isEmpty() ? [way + 0] + places(body[0], way + 0) : []
  }

  private static Object put(Object body, List way, Object value) {
    if (way.isEmpty()) {
      return value
    }
    if (body instanceof Map) {
      return body + [(way[0]): put(body[way[0]], way.drop(1), value)]
    }
    [put(body[0], way.drop(1), value)] + body.drop(1)
  }

  def "the sandbox tells of every endpoint how it is served"() {
    given:
    def routes = coze.get('/_routes').path('routes')

    expect:
    endpoints.every { routes.path(it.operation()).asText() in ['kept', 'fixture', 'refused'] }
    (Catalog.bundled().endpoints() - endpoints).every { routes.path(it.operation()).asText() == 'socket' }
    sandbox.notServed() == []
    sandbox.fixtures().every { routes.path(it).asText() == 'fixture' }
    sandbox.notServed().every { routes.path(it).asText() == 'refused' }
    sandbox.fixtures().contains('POST /v1/audio/speech')
  }

  def "the page on the sandbox tells of every fixture"() {
    given:
    def page = new File('docs/sandbox.md').text

    expect:
    sandbox.fixtures().findAll { !page.contains("`$it`") } == []
    page.contains(Sandbox.TEMPLATE_ID)
    page.contains(Sandbox.ENTERPRISE_ID)
  }

  private static Map bare(Endpoint endpoint) {
    [method: endpoint.method(), path: endpoint.path().replaceAll(/\{[^}]+}/, '1'), body: [:]]
  }

  private send(Map sent) {
    if (sent.form != null) {
      def text = coze.form(sent.method, sent.path, 'sound'.bytes, sent.form)
      return new ByteAnswer(text.statusCode(), text.headers(), text.body().bytes)
    }
    def saved = coze.headers
    coze.headers = sent.headers ?: saved
    def got = coze.bytes(sent.method, sent.path, sent.body)
    coze.headers = saved
    new ByteAnswer(got.statusCode(), got.headers(), got.body())
  }

  private static List<String> faults(Endpoint endpoint, ByteAnswer answer, JsonNode body) {
    def shape = endpoint.response().shape()
    if (shape.has('redirect')) {
      return answer.headers().firstValue('Location').get().startsWith("$REDIRECT?code=") ? [] : ['no code']
    }
    if (shape.has('body')) {
      return answer.body().length > 100 ? [] : ['no sound']
    }
    if (endpoint.streaming() == Endpoint.Streaming.SSE && !body.has('code')) {
      return answer.headers().firstValue('Content-Type').get().startsWith('text/event-stream') ? [] : ['no events']
    }
    def fields = body.deepCopy().without(['code', 'msg', 'detail'])
    Shape.faults(shape, fields, '') + (missing(shape, fields) - OPTIONAL)
  }

  /** The containers of the result are there even when they are empty. */
  private static List<String> missing(JsonNode shape, JsonNode answer) {
    shape.properties().findAll { it.value.isContainerNode() && !it.value.isEmpty() }.collectMany {
      !answer.has(it.key) ? [it.key + ' is missing'] :
          it.key == 'data' && it.value.isObject() ? missing(it.value, answer.get(it.key)) : []
    }
  }

  static record ByteAnswer(int statusCode, java.net.http.HttpHeaders headers, byte[] body) {}

  /** Compares an answer with a shape of the catalogue. */
  static class Shape {
    static List<String> faults(JsonNode shape, JsonNode value, String path) {
      if (shape.isObject()) {
        return !value.isObject() ? ["$path is no object".toString()] : value.properties().collectMany {
          def known = shape.has(it.key) ? shape.get(it.key) : shape.get('<key>')
          known != null ? faults(known, it.value, "$path.$it.key") : ["$path.$it.key is unknown".toString()]
        }
      }
      if (shape.isArray()) {
        return !value.isArray() ? ["$path is no list".toString()] :
            value.collectMany { faults(shape.get(0), it, path + '[]') }
      }
      fits(shape.asText(), value) ? [] : ["$path is $value, not $shape".toString()]
    }

    private static boolean fits(String type, JsonNode value) {
      def enumeration = type.contains(' enum ') ? type.split(' enum ')[1] : null
      if (enumeration != null && value.asText() != '') {
        def known = Catalog.bundled().enums().find { it.name() == enumeration }
        return known.values()*.value().contains(value.asText())
      }
      switch (type.split(/[ <]/)[0]) {
        case 'string': return value.isTextual()
        case 'int': return value.isIntegralNumber()
        case 'long': return value.isIntegralNumber()
        case 'number': return value.isNumber()
        case 'bool': return value.isBoolean()
        case 'map': return value.isObject()
        default: return true
      }
    }
  }

  /** The smallest request of each endpoint that can succeed, with what has to be there before it. */
  static class Requests {
    SandboxClient coze

    Map of(Endpoint endpoint) {
      Map sent = [method: endpoint.method(), path: endpoint.path()]
      sent += request(endpoint.id())
      sent
    }

    private Map request(String id) {
      switch (id) {
        case 'api_apps.list': return [:]
        case 'api_apps.create': return [body: [app_type: 'normal', name: 'a']]
        case 'api_apps.delete': return [path: "/v1/api_apps/${apiApp()}"]
        case 'api_apps.update': return [path: "/v1/api_apps/${apiApp()}", body: [name: 'b']]
        case ~/api_apps.events.(create|delete)/:
          return [path: "/v1/api_apps/${apiApp()}/events", body: [event_types: ['bot.published']]]
        case 'api_apps.events.list':
          def app = apiApp()
          coze.post("/v1/api_apps/$app/events", [event_types: ['bot.published']])
          return [path: "/v1/api_apps/$app/events"]
        case 'apps.list': return [path: "/v1/apps?workspace_id=${space()}"]
        case 'apps.retrieve': return [path: "/v1/apps/${app()}"]
        case 'apps.collaborators.create':
          return [path: "/v1/apps/${app()}/collaborators", body: [collaborators: [[user_id: '77']]]]
        case 'apps.collaborators.delete':
          coze.post("/v1/apps/${app()}/collaborators", [collaborators: [[user_id: '77']]])
          return [path: "/v1/apps/${app()}/collaborators/77"]
        case 'audio.live.retrieve': return [path: '/v1/audio/live/1']
        case 'audio.rooms.create': return [body: [bot_id: bot()]]
        case 'audio.speech.create': return [body: [input: 'hello', voice_id: voice()]]
        case 'audio.transcriptions.create': return [form: [:]]
        case 'audio.voices.list': return [:]
        case 'audio.voices.clone': return [form: [voice_name: 'v', audio_format: 'wav']]
        case 'audio.voiceprint_groups.list': printGroup(); return [:]
        case 'audio.voiceprint_groups.create': return [body: [name: 'g']]
        case 'audio.voiceprint_groups.delete': return [path: group()]
        case 'audio.voiceprint_groups.update': return [path: group(), body: [name: 'h']]
        case 'audio.voiceprint_groups.features.list':
          def group = group()
          coze.postForm("$group/features", 'a'.bytes, [name: 'f'])
          return [path: "$group/features"]
        case 'audio.voiceprint_groups.features.create': return [path: group() + '/features', form: [name: 'f']]
        case 'audio.voiceprint_groups.features.delete': return [path: feature()]
        case 'audio.voiceprint_groups.features.update': return [path: feature(), form: [name: 'g']]
        case 'audio.voiceprint_groups.speaker_identify':
          return [path: feature().replaceFirst('/features/.*', '/speaker_identify'), form: [:]]
        case 'bots.create': return [body: [space_id: space(), name: 'b']]
        case 'bots.retrieve': return [path: "/v1/bots/${bot()}"]
        case ~/bots.(retrieve_v1|retrieve_online|get_online_info)/: return [path: "/v1/bot/get_online_info?bot_id=${bot()}"]
        case 'bots.publish': return [body: [bot_id: bot(), connector_ids: ['1024']]]
        case 'bots.update': return [body: [bot_id: bot(), name: 'c']]
        case 'bots.list': return [path: "/v1/bots?workspace_id=${space()}"]
        case 'bots.list_v1': return [path: "/v1/space/published_bots_list?space_id=${space()}"]
        case 'bots.collaboration_modes.update':
          return [path: "/v1/bots/${bot()}/collaboration_mode", body: [collaboration_mode: 'single']]
        case 'bots.collaborators.create':
          return [path: "/v1/bots/${bot()}/collaborators", body: [collaborators: [[user_id: '77']]]]
        case 'bots.collaborators.delete':
          coze.post("/v1/bots/${bot()}/collaborators", [collaborators: [[user_id: '77']]])
          return [path: "/v1/bots/${bot()}/collaborators/77"]
        case 'bots.unpublish': return [path: "/v1/bots/${bot()}/unpublish", body: [connector_id: '1024']]
        case 'bots.versions.list': return [path: "/v1/bots/${bot()}/versions"]
        case 'commerce.benefits.retrieve':
          return [path: '/v1/commerce/benefit/benefits/get?benefit_type_list=api_run_qps,call_tool_limit&resource_id=chat']
        case 'commerce.bill_tasks.list': bill(); return [:]
        case 'commerce.bill_tasks.create': return [body: [started_at: 1743004800, ended_at: 1743091199]]
        case 'commerce.benefit_limitations.list':
          benefit()
          return [path: '/v1/commerce/benefit/limitations?entity_type=enterprise_all_devices&benefit_type=resource_point']
        case 'commerce.benefit_limitations.create': return [body: benefitBody()]
        case 'commerce.benefit_limitations.update':
          return [path: "/v1/commerce/benefit/limitations/${benefit()}", body: [limit: 5]]
        case 'connectors.bots.update': return [path: "/v1/connectors/10000/bots/${bot()}", body: [audit_status: 2]]
        case 'connectors.install': return [path: '/v1/connectors/10000/install', body: [workspace_id: space()]]
        case 'connectors.bind':
          return [path: '/v1/connectors/10000/user_configs',
                  body: [configs: [[key: 'k', enums: [[label: 'l', value: 'v']]]]]]
        case 'databases.tasks.retrieve':
          def task = coze.post("/v1/databases/${database()}/records/query", [is_async: true]).at('/data/task_id').asText()
          return [path: "/v1/database_tasks/$task"]
        case 'databases.list': return [path: "/v1/databases?workspace_id=${space()}"]
        case 'databases.create':
          return [body: [workspace_id: space(), table_name: 't', rw_mode: 'limited_read_write',
                         fields: [[name: 'a', type: 'String']]]]
        case 'databases.delete': return [path: "/v1/databases/${database()}"]
        case 'databases.records.delete': return [path: "/v1/databases/${database()}/records", body: [filter: filter()]]
        case 'databases.records.create':
          return [path: "/v1/databases/${database()}/records", body: [insert_rows: [[title: 't', salary: '1']]]]
        case 'databases.records.update':
          return [path: "/v1/databases/${database()}/records",
                  body: [filter: filter(), update_fields: [[field_name: 'title', value: 'x']]]]
        case 'databases.records.query': return [path: "/v1/databases/${database()}/records/query", body: [:]]
        case 'datasets.documents.create':
          return [body: [dataset_id: dataset(), format_type: 0, chunk_strategy: [chunk_type: 0],
                         document_bases: [SandboxClient.textDocument('d', 't')]], headers: asText()]
        case 'datasets.documents.delete': return [body: [document_ids: [document()]]]
        case 'datasets.documents.list': return [body: [dataset_id: dataset()], headers: asText()]
        case 'datasets.documents.update': return [body: [document_id: document(), document_name: 'n'], headers: asText()]
        case 'datasets.list': return [path: "/v1/datasets?space_id=${space()}"]
        case 'datasets.create': return [body: [space_id: space(), name: 'd', format_type: 0]]
        case 'datasets.delete': return [path: "/v1/datasets/${dataset()}"]
        case 'datasets.update': return [path: "/v1/datasets/${dataset()}", body: [name: 'n']]
        case 'datasets.images.list': return [path: image().replaceFirst('/[^/]*$', '')]
        case 'datasets.images.update': return [path: image(), body: [caption: 'c']]
        case 'datasets.process': return [path: "/v1/datasets/${dataset()}/process", body: [document_ids: [document()]]]
        case 'enterprises.members.create': return [path: enterprise() + '/members', body: member('78')]
        case 'enterprises.members.delete':
          coze.post(enterprise() + '/members', member('78'))
          return [path: enterprise() + '/members/78', body: [receiver_user_id: '1']]
        case 'enterprises.members.update':
          coze.post(enterprise() + '/members', member('78'))
          return [path: enterprise() + '/members/78', body: [role: 'enterprise_admin']]
        case 'enterprises.organizations.list': return [path: enterprise() + '/organizations']
        case 'enterprises.organizations.create':
          return [path: enterprise() + '/organizations', body: [name: 'o', super_admin_user_id: '1']]
        case 'entities.copy_tasks.create': return [body: [entity_id: bot(), entity_type: 'bot']]
        case 'entities.copy_tasks.retrieve':
          def task = coze.post('/v1/entities/copy_tasks', [entity_id: workflow(), entity_type: 'workflow']).at('/data/task_id').asText()
          return [path: "/v1/entities/copy_tasks/$task"]
        case 'files.retrieve': return [path: "/v1/files/retrieve?file_id=${file()}"]
        case 'files.upload': return [form: [:]]
        case 'folders.list': return [path: "/v1/folders?workspace_id=${space()}&folder_type=development"]
        case 'folders.retrieve':
          def folder = coze.get("/v1/folders?workspace_id=${space()}&folder_type=development").at('/data/items/0/id').asText()
          return [path: "/v1/folders/$folder"]
        case 'oauth.authorize': return [path: "$OAUTH/authorize?${authorize()}", headers: nobody()]
        case 'oauth.authorize_workspace':
          return [path: "$OAUTH/workspace_id/${space()}/authorize?${authorize()}", headers: nobody()]
        case 'oauth.device_code': return [body: [client_id: 'test_app'], headers: nobody()]
        case 'oauth.device_code_workspace':
          return [path: "$OAUTH/workspace_id/${space()}/device/code", body: [client_id: 'test_app'], headers: nobody()]
        case 'oauth.token.authorization_code': return [body: codeBody(''), headers: bearer('test_secret')]
        case 'oauth.token.pkce':
          return [body: codeBody('&code_challenge=v&code_challenge_method=plain') + [code_verifier: 'v'], headers: nobody()]
        case 'oauth.token.refresh':
          def refresh = coze.json('POST', "$OAUTH/token", codeBody('&code_challenge=v') + [code_verifier: 'v'])
              .path('refresh_token').asText()
          return [body: [grant_type: 'refresh_token', client_id: 'test_app', refresh_token: refresh], headers: nobody()]
        case 'oauth.token.device_code':
          def device = coze.post("$OAUTH/device/code", [client_id: 'test_app'])
          coze.post('/_device', [user_code: device.path('user_code').asText()])
          return [body: [grant_type: 'urn:ietf:params:oauth:grant-type:device_code', client_id: 'test_app',
                         device_code: device.path('device_code').asText()], headers: nobody()]
        case 'oauth.token.jwt': return [body: [grant_type: JWT_GRANT], headers: bearer(jwt())]
        case 'oauth.token.jwt_account': return [path: "$OAUTH/account/1/token", body: [grant_type: JWT_GRANT], headers: bearer(jwt())]
        case 'oauth.token.jwt_enterprise':
          return [path: "$OAUTH/enterprise_id/${Sandbox.ENTERPRISE_ID}/token", body: [grant_type: JWT_GRANT], headers: bearer(jwt())]
        case 'oauth.impersonate_coze_user': return [body: [:], headers: [Cookie: 'session_key=test_session']]
        case 'organizations.update': return [path: organization(), body: [name: 'n']]
        case 'organizations.members.list': return [path: organization() + '/members']
        case 'organizations.members.create': return [path: organization() + '/members', body: person('79')]
        case 'organizations.members.delete':
          coze.post(organization() + '/members', person('79'))
          return [path: organization() + '/members/79', body: [receiver_user_id: '1']]
        case 'organizations.members.update':
          coze.post(organization() + '/members', person('79'))
          return [path: organization() + '/members/79', body: [organization_role_type: 'organization_admin']]
        case 'plugins.mget': return [path: "/v1/plugins/mget?ids=${plugin()}"]
        case 'plugins.retrieve': return [path: "/v1/plugins/${plugin()}"]
        case 'plugins.tools.call':
          return [path: "/v1/plugins/${plugin()}/tools/call", body: [tool_name: 'get_weather', arguments: [city: '北京']]]
        case 'stores.categories.list': return [path: '/v1/stores/categories?entity_type=plugin']
        case 'stores.plugins.list': return [:]
        case 'templates.duplicate':
          return [path: "/v1/templates/${Sandbox.TEMPLATE_ID}/duplicate", body: [workspace_id: space()]]
        case ~/users.*/: return [:]
        case 'workspaces.list': return [:]
        case 'workspaces.create': return [body: [name: 'w', description: '']]
        case 'workspaces.update': return [path: "/v1/workspaces/${space()}", body: [name: 'v']]
        case 'workspaces.members.list': return [path: "/v1/workspaces/${space()}/members"]
        case 'workspaces.members.create':
          return [path: "/v1/workspaces/${space()}/members", body: [users: [[user_id: '80', role_type: 'member']]]]
        case 'workspaces.members.delete': return [path: "/v1/workspaces/${space()}/members", body: [user_ids: ['80']]]
        case 'variables.retrieve': return [path: "/v1/variables?bot_id=${bot()}&connector_uid=u&keywords=k"]
        case 'variables.update':
          return [body: [bot_id: bot(), connector_uid: 'u', data: [[keyword: 'k', value: 'v']]]]
        case ~/(chat|conversations|workflows)\..*/: return conversing(id)
      }
      throw new AssertionError("no request for $id")
    }

    /** Chats, conversations and workflows. */
    private Map conversing(String id) {
      switch (id) {
        case 'conversations.create': return [body: [:]]
        case 'conversations.retrieve': return [path: "/v1/conversation/retrieve?conversation_id=${conversation()}"]
        case 'conversations.list': return [path: "/v1/conversations?bot_id=${bot()}"]
        case 'conversations.delete': return [path: "/v1/conversations/${conversation()}"]
        case 'conversations.update': return [path: "/v1/conversations/${conversation()}", body: [name: 'n']]
        case 'conversations.clear': return [path: "/v1/conversations/${conversation()}/clear", body: [:]]
        case 'conversations.messages.create':
          return [path: "/v1/conversation/message/create?conversation_id=${conversation()}", body: message()]
        case 'conversations.messages.list':
          return [path: "/v1/conversation/message/list?conversation_id=${conversation()}", body: [:]]
        case 'conversations.messages.retrieve': return [path: "/v1/conversation/message/retrieve?${said()}"]
        case 'conversations.messages.update':
          return [path: "/v1/conversation/message/modify?${said()}", body: [content: 'x', content_type: 'text']]
        case 'conversations.messages.delete': return [path: "/v1/conversation/message/delete?${said()}", body: [:]]
        case ~/conversations.messages.feedback.*/:
          def (conversation, message) = said().split('&')*.replaceFirst('.*=', '')
          def path = "/v1/conversations/$conversation/messages/$message/feedback".toString()
          if (id.endsWith('delete')) {
            coze.post(path, [feedback_type: 'like'])
            return [path: path]
          }
          return [path: path, body: [feedback_type: 'like']]
        case 'chat.create': return [body: chatBody()]
        case 'chat.retrieve': return [path: "/v3/chat/retrieve?${chat()}"]
        case 'chat.cancel': return [body: chatIds()]
        case 'chat.messages.list': return [path: "/v3/chat/message/list?${chat()}"]
        case 'chat.submit_tool_outputs':
          return [path: "/v3/chat/submit_tool_outputs?${chat()}",
                  body: [tool_outputs: [[tool_call_id: 't', output: 'o']], stream: false]]
        case 'workflows.list': return [path: "/v1/workflows?workspace_id=${space()}&page_num=1"]
        case 'workflows.retrieve': return [path: "/v1/workflows/${workflow()}?include_input_output=true"]
        case 'workflows.versions.list': return [path: "/v1/workflows/${workflow()}/versions"]
        case 'workflows.runs.create': return [body: [workflow_id: workflow()]]
        case 'workflows.runs.stream': return [body: [workflow_id: workflow()]]
        case ~/workflows.runs.(stream_)?resume/:
          return [body: [workflow_id: workflow(), event_id: '1/1', resume_data: 'x', interrupt_type: 2]]
        case 'workflows.chat.stream':
          return [body: [workflow_id: workflow(), parameters: [:], bot_id: bot(),
                         additional_messages: [[role: 'user', content: 'hi', content_type: 'text']]]]
        case 'workflows.collaboration_modes.update':
          return [path: "/v1/workflows/${workflow()}/collaboration_mode", body: [collaboration_mode: 'single']]
        case 'workflows.collaborators.create':
          return [path: "/v1/workflows/${workflow()}/collaborators", body: [collaborators: [[user_id: '81']]]]
        case 'workflows.collaborators.delete':
          coze.post("/v1/workflows/${workflow()}/collaborators", [collaborators: [[user_id: '81']]])
          return [path: "/v1/workflows/${workflow()}/collaborators/81"]
        case 'workflows.runs.run_histories.retrieve':
          return [path: "/v1/workflows/${workflow()}/run_histories/${run()}"]
        case 'workflows.runs.run_histories.execute_nodes.retrieve':
          return [path: "/v1/workflows/${workflow()}/run_histories/${run()}/execute_nodes/1"]
        case 'workflows.conversations.create_studio':
          return [body: [app_id: '1', workflow_id: workflow(), conversation_mame: 'c', connector_id: '1024']]
        case 'workflows.run_history_studio':
          return [path: "/v1/workflow/get_run_history?workflow_id=${workflow()}&execute_id=${run()}"]
      }
      throw new AssertionError("no request for $id")
    }

    private String space() { coze.workspace() }

    private String bot() { coze.get("/v1/bots?workspace_id=${space()}").at('/data/items/0/id').asText() }

    private String app() { coze.get("/v1/apps?workspace_id=${space()}").at('/data/items/0/id').asText() }

    private String workflow() {
      coze.get("/v1/workflows?workspace_id=${space()}&page_num=1").at('/data/items/0/workflow_id').asText()
    }

    private String dataset() { coze.get("/v1/datasets?space_id=${space()}").at('/data/dataset_list/0/dataset_id').asText() }

    private String document() { coze.documents('list', [dataset_id: dataset()]).at('/document_infos/0/document_id').asText() }

    private String database() { coze.get("/v1/databases?workspace_id=${space()}").at('/data/items/0/id').asText() }

    private String voice() { coze.get('/v1/audio/voices').at('/data/voice_list/0/voice_id').asText() }

    private String plugin() { coze.get('/v1/stores/plugins').at('/data/items/0/metainfo/entity_id').asText() }

    private String file() { coze.postForm('/v1/files/upload', 'x'.bytes).at('/data/id').asText() }

    private String apiApp() { coze.post('/v1/api_apps', [app_type: 'normal', name: 'a']).at('/data/id').asText() }

    private String printGroup() { coze.post('/v1/audio/voiceprint_groups', [name: 'g']).at('/data/id').asText() }

    private String group() { "/v1/audio/voiceprint_groups/${printGroup()}" }

    private String feature() {
      def group = group()
      "$group/features/${coze.postForm("$group/features", 'a'.bytes, [name: 'f']).at('/data/id').asText()}"
    }

    private void bill() { coze.post('/v1/commerce/benefit/bill_tasks', [started_at: 1743004800, ended_at: 1743091199]) }

    private static Map benefitBody() {
      [entity_type : 'enterprise_all_devices',
       benefit_info: [benefit_type: 'resource_point', active_mode: 'absolute_time', started_at: 1, ended_at: 2, limit: 3]]
    }

    private String benefit() {
      coze.post('/v1/commerce/benefit/limitations', benefitBody()).at('/data/benefit_info/benefit_id').asText()
    }

    private static Map filter() { [conditions: [[left: 'title', operation: 'equal', right: '产品经理']]] }

    private String image() {
      def dataset = coze.post('/v1/datasets', [space_id: space(), name: 'i', format_type: 2]).at('/data/dataset_id').asText()
      def created = coze.documents('create', [dataset_id: dataset, format_type: 2, chunk_strategy: [caption_type: 1],
          document_bases: [[name: 'p', source_info: [document_source: 5, source_file_id: file()]]]])
      "/v1/datasets/$dataset/images/${created.at('/document_infos/0/document_id').asText()}"
    }

    private static String enterprise() { "/v1/enterprises/$Sandbox.ENTERPRISE_ID" }

    private static Map member(String user) { [users: [[user_id: user, role: 'enterprise_member']]] }

    private String organization() {
      "/v1/organizations/${coze.get(enterprise() + '/organizations').at('/data/items/0/organization_id').asText()}"
    }

    private static Map person(String user) {
      [organization_people: [[user_id: user, organization_role_type: 'organization_member']]]
    }

    private static String authorize() {
      "response_type=code&client_id=test_app&state=s&redirect_uri=${URLEncoder.encode(REDIRECT, 'UTF-8')}"
    }

    private Map codeBody(String more) {
      def page = coze.send('GET', "$OAUTH/authorize?${authorize()}$more")
      def code = page.headers().firstValue('Location').get().replaceFirst('.*code=', '').replaceFirst('&.*', '')
      [grant_type: 'authorization_code', client_id: 'test_app', redirect_uri: REDIRECT, code: code]
    }

    private static Map nobody() { ['X-None': '1'] }

    private static Map bearer(String text) { [Authorization: "Bearer $text".toString()] }

    private Map asText() { coze.headers + ['Agw-Js-Conv': 'str'] }

    private static String jwt() {
      def now = new SandboxSpecification.SettableClock().now.epochSecond
      [[alg: 'RS256', typ: 'JWT', kid: 'k'],
       [iss: '310000000002', aud: 'api.coze.cn', iat: now, exp: now + 600, jti: UUID.randomUUID().toString()]]
          .collect { Base64.urlEncoder.encodeToString(Json.line(it).getBytes('UTF-8')) }.join('.') + '.c2ln'
    }

    private String conversation() { coze.post('/v1/conversation/create', [:]).at('/data/id').asText() }

    private static Map message() { [role: 'user', content: 'hi', content_type: 'text'] }

    private String said() {
      def conversation = conversation()
      def message = coze.post("/v1/conversation/message/create?conversation_id=$conversation", message()).at('/data/id').asText()
      "conversation_id=$conversation&message_id=$message"
    }

    private Map chatBody() { [bot_id: bot(), user_id: 'u', stream: false, auto_save_history: true, additional_messages: [message()]] }

    private Map chatIds() {
      def data = coze.post('/v3/chat', chatBody()).path('data')
      [conversation_id: data.path('conversation_id').asText(), chat_id: data.path('id').asText()]
    }

    private String chat() { chatIds().collect { "$it.key=$it.value" }.join('&') }

    private String run() {
      def run = coze.post('/v1/workflow/run', [workflow_id: workflow()])
      run.path('execute_id').asText()
    }
  }
}
