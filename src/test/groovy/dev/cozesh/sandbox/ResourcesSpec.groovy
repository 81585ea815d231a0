package dev.cozesh.sandbox

import java.time.Duration
import com.fasterxml.jackson.databind.JsonNode
import spock.lang.Unroll

class ResourcesSpec extends SandboxSpecification {
  @Override
  SandboxOptions options() {
    super.options().withProcessing(Duration.ofSeconds(2))
  }

  def "a callback app is made, changed, subscribed and deleted"() {
    given:
    def made = coze.post('/v1/api_apps', [app_type: 'normal', name: '订单']).path('data')
    def path = "/v1/api_apps/${made.path('id').asText()}"
    def types = { coze.get("$path/events").at('/data/items')*.path('event_type')*.asText() }

    expect:
    made.path('verify_token').asText().startsWith('verify_test_')

    when:
    coze.json('PUT', path, [name: '新', callback_url: 'https://example.com/back'])
    coze.post("$path/events", [event_types: ['bot.published', 'bot.deleted']])
    coze.post("$path/events", [event_types: ['bot.deleted', 'benefit.usage']])
    coze.json('DELETE', "$path/events", [event_types: ['bot.published']])

    then:
    types() == ['bot.deleted', 'benefit.usage']
    coze.get("$path/events").at('/data/items/0/name').asText() == '新'
    coze.get('/v1/api_apps').at('/data/items/0/callback_url').asText() == 'https://example.com/back'
    coze.json('DELETE', path).path('code').asInt() == 0
    coze.get("$path/events").path('code').asInt() == 4200
    coze.get('/v1/api_apps').at('/data/items').isEmpty()
  }

  def "lists with tokens go on where the part before ended"() {
    given:
    (1..5).each { coze.post('/v1/api_apps', [app_type: it % 2 ? 'normal' : 'connector', name: "a$it".toString(), connector_id: it]) }

    when:
    def parts = []
    def token = ''
    while (true) {
      def data = coze.get("/v1/api_apps?page_size=2&page_token=$token").path('data')
      parts << data.path('items')*.path('name')*.asText()
      token = data.path('next_page_token').asText()
      if (!data.path('has_more').asBoolean()) break
    }

    then:
    parts == [['a1', 'channel 2'], ['a3', 'channel 4'], ['a5']]
    token == ''
    coze.get('/v1/api_apps?app_type=normal').at('/data/items').size() == 3
    coze.get('/v1/api_apps?page_token=made-up').path('code').asInt() == 4000
    coze.get('/v1/api_apps?page_size=51').path('code').asInt() == 4000
  }

  def "workspaces tell of each user what came of adding and removing it"() {
    given:
    def path = "/v1/workspaces/${coze.workspace()}/members"
    def owner = coze.get('/v1/users/me').at('/data/user_id').asText()

    when:
    def added = coze.post(path, [users: [[user_id: '1', role_type: 'admin'], [user_id: '2', role_type: 'member'],
                                         [user_id: owner, role_type: 'member'], [user_id: 'x', role_type: 'member']]]).path('data')
    def again = coze.post(path, [users: [[user_id: '1', role_type: 'member']]]).path('data')
    def removed = coze.json('DELETE', path, [user_ids: ['2', '3', owner]]).path('data')

    then:
    added.path('added_success_user_ids')*.asText() == ['1', '2']
    added.path('already_joined_user_ids')*.asText() == [owner]
    added.path('not_exist_user_ids')*.asText() == ['x']
    again.path('already_joined_user_ids')*.asText() == ['1']
    removed.path('removed_success_user_ids')*.asText() == ['2']
    removed.path('not_in_workspace_user_ids')*.asText() == ['3']
    removed.path('owner_not_support_remove_user_ids')*.asText() == [owner]
    coze.get(path).at('/data/items')*.path('role_type')*.asText() == ['owner', 'admin']
    coze.get("$path?page_num=2&page_size=1").at('/data/items/0/user_id').asText() == '1'
    coze.get('/v1/workspaces').at('/data/workspaces/0/admin_uids')*.asText() == ['1']
    coze.get('/v1/workspaces?user_id=1').at('/data/total_count').asInt() == 1
    coze.get('/v1/workspaces?user_id=2').at('/data/total_count').asInt() == 0
  }

  def "a workspace of an organization is a team's"() {
    given:
    def organization = organizations()[0].path('organization_id').asText()

    when:
    coze.post('/v1/workspaces', [name: 'team', description: '', coze_account_id: organization, owner_uid: '9'])

    then:
    coze.get("/v1/workspaces?coze_account_id=$organization").at('/data/workspaces').with {
      it.size() == 1 && it[0].path('workspace_type').asText() == 'team' && it[0].path('owner_uid').asText() == '9' &&
          it[0].path('enterprise_id').asText() == Sandbox.ENTERPRISE_ID
    }
    coze.get('/v1/workspaces').at('/data/total_count').asInt() == 2
  }

  def "the enterprise has a default organization, and more that are made"() {
    when:
    def id = coze.post("/v1/enterprises/$Sandbox.ENTERPRISE_ID/organizations", [name: '市场部', super_admin_user_id: '5'])
        .at('/data/organization_id').asText()
    coze.json('PUT', "/v1/organizations/$id", [name: '市场'])

    then:
    organizations()*.path('organization_name')*.asText() == ['默认组织', '市场']
    organizations()*.path('is_default_organization')*.asBoolean() == [true, false]
    coze.get("/v1/organizations/$id/members").at('/data/items/0/organization_role_type').asText() == 'organization_super_admin'
  }

  def "organizations keep their members, and one super administrator"() {
    given:
    def id = coze.post("/v1/enterprises/$Sandbox.ENTERPRISE_ID/organizations", [name: 'o', super_admin_user_id: '5'])
        .at('/data/organization_id').asText()
    def path = "/v1/organizations/$id/members"
    def people = [organization_people: [[user_id: '6', organization_role_type: 'organization_guest'],
                                        [user_id: '7', organization_role_type: 'organization_member']]]

    expect:
    coze.post(path, people).path('code').asInt() == 0
    coze.post(path, people).path('code').asInt() == 4201
    coze.get(path).at('/data/items')*.path('people_type')*.asText() == ['employee', 'guest', 'employee']
    coze.json('DELETE', "$path/5", [receiver_user_id: '7']).path('code').asInt() == 777074044
    coze.json('DELETE', "$path/6", [:]).path('code').asInt() == 4000
    coze.json('DELETE', "$path/6", [receiver_user_id: '7']).path('code').asInt() == 0
    coze.json('PUT', "$path/7", [organization_role_type: 'organization_guest']).path('code').asInt() == 4000
    coze.json('PUT', "$path/7", [organization_role_type: 'organization_super_admin']).path('code').asInt() == 0
    coze.json('DELETE', "$path/5", [receiver_user_id: '7']).path('code').asInt() == 0
    coze.get(path).at('/data/total_count').asInt() == 1
    coze.json('PUT', "$path/99", [organization_role_type: 'organization_admin']).path('code').asInt() == 4200
  }

  def "enterprises and collaborators take one user a call"() {
    given:
    def bot = coze.bot('a')
    def enterprise = "/v1/enterprises/$Sandbox.ENTERPRISE_ID/members"
    def helpers = "/v1/bots/$bot/collaborators"

    expect:
    coze.post(enterprise, [users: [[user_id: '1', role: 'enterprise_member']] * 2]).path('code').asInt() == 4000
    coze.post(enterprise, [users: [[user_id: '1', role: 'boss']]]).path('code').asInt() == 4000
    coze.post(enterprise, [users: [[user_id: '1', role: 'enterprise_member']]]).path('code').asInt() == 0
    coze.post(enterprise, [users: [[user_id: '1', role: 'enterprise_member']]]).path('code').asInt() == 4201
    coze.post('/v1/enterprises/other/members', [users: [[user_id: '1', role: 'enterprise_member']]]).path('code').asInt() == 4200
    coze.post(helpers, [collaborators: [[user_id: '1'], [user_id: '2']]]).path('code').asInt() == 4000
    coze.post(helpers, [collaborators: [[user_id: '1']]]).path('code').asInt() == 0
    coze.post(helpers, [collaborators: [[user_id: '1']]]).path('code').asInt() == 4201
    coze.json('DELETE', "$helpers/1").path('code').asInt() == 0
    coze.json('DELETE', "$helpers/1").path('code').asInt() == 4200
    coze.post('/v1/bots/1/collaborators', [collaborators: [[user_id: '1']]]).path('code').asInt() == 4200
    coze.post("/v1/bots/$bot/collaboration_mode", [collaboration_mode: 'many']).path('code').asInt() == 4000
  }

  def "a bot in its workspace is copied at once, as a draft with all it had"() {
    given:
    def bot = coze.bot('原', [prompt_info: [prompt: 'p']])
    coze.post('/v1/bot/publish', [bot_id: bot, connector_ids: ['1024']])
    coze.post("/v1/connectors/10000/bots/$bot", [audit_status: 2])

    when:
    def copied = coze.post('/v1/entities/copy_tasks', [entity_id: bot, entity_type: 'bot']).path('data')
    def copy = coze.get("/v1/bots/${copied.path('copied_entity_id').asText()}?is_published=false").path('data')

    then:
    !copied.has('task_id')
    copy.path('name').asText() == '原'
    copy.at('/prompt_info/prompt').asText() == 'p'
    copy.path('version').asText() == ''
    coze.get("/v1/bots/${copied.path('copied_entity_id').asText()}").path('code').asInt() == 4200

    when:
    coze.post('/v1/bot/update', [bot_id: bot, prompt_info: [prompt: 'q']])

    then:
    coze.get("/v1/bots/${copied.path('copied_entity_id').asText()}?is_published=false").at('/data/prompt_info/prompt').asText() == 'p'
  }

  def "a copy into another workspace is a task, and brings its workflows along"() {
    given:
    def other = coze.post('/v1/workspaces', [name: 'w', description: '']).at('/data/id').asText()
    def workflow = coze.get("/v1/workflows?workspace_id=${coze.workspace()}&page_num=1").at('/data/items/0/workflow_id').asText()
    def bot = coze.bot('a', [workflow_id_list: [ids: [[id: workflow]]]])
    def list = { coze.get("/v1/bots?workspace_id=$other&publish_status=all").at('/data/items') }

    when:
    def task = coze.post('/v1/entities/copy_tasks', [entity_id: bot, entity_type: 'bot', to_workspace_id: other]).at('/data/task_id').asText()
    def before = coze.get("/v1/entities/copy_tasks/$task").path('data')

    then:
    before.path('task_status').asText() == 'in_progress'
    before.path('target_entity_id').asText() == ''
    list().isEmpty()

    when:
    clock.pass(Duration.ofSeconds(2))
    def after = coze.get("/v1/entities/copy_tasks/$task").path('data')

    then:
    after.path('task_status').asText() == 'successful'
    after.path('source_entity_id').asText() == bot
    after.path('target_workspace_id').asText() == other
    list()*.path('id')*.asText() == [after.path('target_entity_id').asText()]
    def uses = coze.get("/v1/bots/${list()[0].path('id').asText()}?is_published=false").at('/data/workflow_info_list/0')
    uses.path('name').asText() == '面试模拟'
    uses.path('id').asText() != workflow
    coze.get("/v1/bots/$bot?is_published=false").at('/data/workflow_info_list/0/id').asText() == workflow
  }

  def "a copy that is to fail runs for a while, then tells why, and nothing of it comes up"() {
    given:
    def other = coze.post('/v1/workspaces', [name: 'w', description: '']).at('/data/id').asText()
    def bot = coze.bot('a', [:])
    sandbox.faults().add(Fault.on('POST /v1/entities/copy_tasks').failTask('no room'))

    when:
    def task = coze.post('/v1/entities/copy_tasks', [entity_id: bot, entity_type: 'bot', to_workspace_id: other]).at('/data/task_id').asText()

    then:
    coze.get("/v1/entities/copy_tasks/$task").at('/data/task_status').asText() == 'in_progress'

    when:
    clock.pass(Duration.ofSeconds(2))
    def after = coze.get("/v1/entities/copy_tasks/$task").path('data')

    then:
    after.path('task_status').asText() == 'failed'
    after.at('/failed_reasons/0/entity_name').asText() == 'a'
    after.at('/failed_reasons/0/failed_reason').asText() == 'no room'
    after.path('target_entity_id').asText() == ''
    coze.get("/v1/bots?workspace_id=$other&publish_status=all").at('/data/items').isEmpty()
  }

  @Unroll("#change")
  def "what cannot be copied is refused"() {
    expect:
    coze.post('/v1/entities/copy_tasks', [entity_id: '1', entity_type: 'bot'] + change).path('code').asInt() == code

    where:
    change                 || code
    [:]                    || 4200
    [entity_type: 'app']   || 4200
    [entity_type: 'page']  || 4000
    [entity_id: null]      || 4000
    [entity_type: null]    || 4000
  }

  def "a template becomes a bot of the workspace"() {
    when:
    def made = coze.post("/v1/templates/$Sandbox.TEMPLATE_ID/duplicate", [workspace_id: coze.workspace(), name: '我的']).path('data')

    then:
    made.path('entity_type').asText() == 'agent'
    coze.get("/v1/bots/${made.path('entity_id').asText()}?is_published=false").at('/data/name').asText() == '我的'
    coze.post('/v1/templates/1/duplicate', [workspace_id: coze.workspace()]).path('code').asInt() == 4200
    coze.post("/v1/templates/$Sandbox.TEMPLATE_ID/duplicate", [:]).path('code').asInt() == 4000
  }

  def "pictures have captions, given by hand or made up"() {
    given:
    def byHand = pictures(1)
    def itself = pictures(0)

    expect:
    images(byHand)*.path('caption')*.asText() == ['猫', '']
    images(itself)*.path('caption')*.asText() == ['猫', '']
    images(byHand, '?has_caption=true').size() == 1

    when:
    clock.pass(Duration.ofSeconds(2))

    then:
    images(byHand, '?has_caption=false')*.path('name')*.asText() == ['b.png']
    images(itself, '?has_caption=false').isEmpty()
    images(itself, '?keyword=b.png').size() == 1

    when:
    def id = images(byHand)[1].path('document_id').asText()
    def set = coze.json('PUT', "/v1/datasets/$byHand/images/$id", [caption: '狗'])

    then:
    set.path('code').asInt() == 0
    images(byHand, '?keyword=%E7%8B%97')*.path('document_id')*.asText() == [id]
    coze.json('PUT', "/v1/datasets/$itself/images/$id", [caption: 'x']).path('code').asInt() == 4200
    coze.json('PUT', "/v1/datasets/$byHand/images/$id", [:]).path('code').asInt() == 4000
    coze.get("/v1/datasets/$byHand/images?page_size=300").path('code').asInt() == 4000
  }

  def "quotas of end users are kept, told apart and changed"() {
    given:
    def body = [entity_type : 'single_device', entity_id: 'SN1',
                benefit_info: [benefit_type: 'resource_point', active_mode: 'absolute_time', started_at: 10, ended_at: 20, limit: 100]]
    def list = { String more -> coze.get("/v1/commerce/benefit/limitations?entity_type=single_device&benefit_type=resource_point$more").path('data') }

    when:
    def id = coze.post('/v1/commerce/benefit/limitations', body).at('/data/benefit_info/benefit_id').asText()
    coze.post('/v1/commerce/benefit/limitations', body + [entity_id: 'SN2'])

    then:
    list('').path('benefit_infos')*.path('entity_id')*.asText() == ['SN1', 'SN2']
    list('&entity_id=SN1').path('benefit_infos')*.path('benefit_id')*.asText() == [id]
    list('&page_size=1').with { it.path('has_more').asBoolean() && it.path('page_token').asText() == 'p1' }

    when:
    coze.json('PUT', "/v1/commerce/benefit/limitations/$id", [limit: 7, status: 'frozen', trigger_unit: 'day', trigger_time: 2])

    then:
    list('').path('benefit_infos').size() == 1
    list('&status=frozen').at('/benefit_infos/0').with { it.path('limit').asInt() == 7 && it.path('trigger_unit').asText() == 'day' }
    coze.json('PUT', "/v1/commerce/benefit/limitations/$id", [ended_at: 5]).path('code').asInt() == 4000
    coze.json('PUT', '/v1/commerce/benefit/limitations/1', [limit: 5]).path('code').asInt() == 4200
    coze.post('/v1/commerce/benefit/limitations', body + [entity_id: null]).path('code').asInt() == 4000
    coze.post('/v1/commerce/benefit/limitations', body - [benefit_info: 0]).path('code').asInt() == 0
    coze.post('/v1/commerce/benefit/limitations', [entity_type: 'single_device', entity_id: 'x']).path('code').asInt() == 4000
  }

  def "the plan names what was asked for"() {
    expect:
    coze.get('/v1/commerce/benefit/benefits/get').path('data').toString() ==
        '{"basic_info":{"user_level":"enterprise"},"benefit_info":[]}'
    coze.get('/v1/commerce/benefit/benefits/get?benefit_type_list=call_tool_limit').at('/data/benefit_info/0/basic/status').asText() == 'valid'
    coze.get('/v1/commerce/benefit/benefits/get?benefit_type_list=api_run_qps').path('code').asInt() == 4000
    coze.get('/v1/commerce/benefit/benefits/get?benefit_type_list=x').path('code').asInt() == 4000
  }

  def "an export of bills covers whole days of Beijing and is ready after a while"() {
    given:
    def task = coze.post('/v1/commerce/benefit/bill_tasks', [started_at: 1743010000, ended_at: 1743010000]).path('data')
    def read = { coze.get("/v1/commerce/benefit/bill_tasks?task_ids=${task.path('task_id').asText()},1").at('/data/task_infos/0') }

    expect:
    task.path('started_at').asLong() == 1743004800
    task.path('ended_at').asLong() == 1743091199
    read().path('status').asText() == 'running'
    read().path('file_urls').isEmpty()

    when:
    clock.pass(Duration.ofSeconds(2))

    then:
    read().path('status').asText() == 'succeed'
    new URI(read().at('/file_urls/0').asText()).toURL().text.startsWith('event_id,')

    when:
    clock.pass(Duration.ofDays(8))

    then:
    coze.get('/v1/commerce/benefit/bill_tasks').at('/data/total').asInt() == 0
    coze.post('/v1/commerce/benefit/bill_tasks', [started_at: 1743010000]).path('code').asInt() == 4000
    coze.post('/v1/commerce/benefit/bill_tasks', [started_at: 1743110000, ended_at: 1743010000]).path('code').asInt() == 4000
  }

  def "plugins and the store are fixtures that can be searched and called"() {
    given:
    def products = { String query -> coze.get("/v1/stores/plugins$query").at('/data/items')*.at('/metainfo/name')*.asText() }
    def weather = coze.get('/v1/stores/plugins').at('/data/items/0/metainfo/entity_id').asText()
    def use = { Map body -> coze.post("/v1/plugins/$weather/tools/call", body) }

    expect:
    products('') == ['天气查询', '计算器']
    products('?sort_type=newest') == ['计算器', '天气查询']
    products('?is_official=false') == ['计算器']
    products("?keyword=${URLEncoder.encode('天气', 'UTF-8')}") == ['天气查询']
    products('?category_ids=7380000000000000212,1') == ['计算器']
    products('?page_size=1&page_num=2') == ['计算器']
    coze.get('/v1/stores/categories?entity_type=plugin&page_size=2').at('/data/has_more').asBoolean()
    coze.get('/v1/stores/categories').path('code').asInt() == 4000
    coze.get("/v1/plugins/$weather").at('/data/tools/0').with { it.path('name').asText() == 'get_weather' && !it.has('result') }
    coze.get("/v1/plugins/mget?ids=$weather,7380000000000000203").at('/data/items').size() == 2
    use([tool_name: 'get_weather', arguments: [city: '北京']]).at('/data/result/weather').asText() == '晴'
    use([tool_name: 'get_weather', arguments: [:]]).with { it.path('code').asInt() == 4000 && it.path('msg').asText().contains('arguments.city') }
    use([tool_name: 'nosuch', arguments: [:]]).path('code').asInt() == 4200
    use([arguments: [:]]).path('code').asInt() == 4000
    coze.get('/v1/plugins/1').path('code').asInt() == 4200
    sandbox.commits('POST /v1/plugins/{id}/tools/call') == 1
  }

  @Unroll("#method #path #body")
  def "what is wrong is refused with the member's name"() {
    when:
    def answer = coze.json(method, path.replace('SPACE', coze.workspace()), body)

    then:
    answer.path('code').asInt() == code
    answer.path('msg').asText().contains(named)

    where:
    method   | path                                             | body                                    || code | named
    'POST'   | '/v1/api_apps'                                   | [app_type: 'x']                         || 4000 | 'app_type'
    'POST'   | '/v1/api_apps'                                   | [app_type: 'normal']                    || 4000 | 'name'
    'POST'   | '/v1/api_apps'                                   | [app_type: 'normal', name: 'n' * 129]   || 4000 | 'name'
    'POST'   | '/v1/api_apps'                                   | [app_type: 'connector']                 || 4000 | 'connector_id'
    'PUT'    | '/v1/api_apps/1'                                 | [name: 'a']                             || 4200 | 'api app 1'
    'GET'    | '/v1/apps'                                       | null                                    || 4000 | 'workspace_id'
    'GET'    | '/v1/apps?workspace_id=SPACE&publish_status=x'   | null                                    || 4000 | 'publish_status'
    'GET'    | '/v1/apps/1'                                     | null                                    || 4200 | 'app 1'
    'POST'   | '/v1/workspaces/SPACE/members'                   | [users: [[user_id: '1', role_type: 'owner']]] || 4000 | 'role_type'
    'POST'   | '/v1/workspaces/SPACE/members'                   | [users: [[user_id: '1', role_type: 'admin']] * 21] || 4000 | 'users'
    'DELETE' | '/v1/workspaces/SPACE/members'                   | [user_ids: ['1'] * 6]                   || 4000 | 'user_ids'
    'GET'    | '/v1/workspaces/1/members'                       | null                                    || 4200 | 'workspace 1'
    'POST'   | '/v1/workspaces'                                 | [name: 'a', description: '', coze_account_id: '1'] || 4200 | 'organization 1'
    'POST'   | '/v1/workspaces'                                 | [name: 'a', description: '', icon_file_id: '1'] || 4200 | 'file 1'
    'GET'    | '/v1/folders?workspace_id=SPACE'                 | null                                    || 4000 | 'folder_type'
    'GET'    | '/v1/folders?workspace_id=SPACE&folder_type=x'   | null                                    || 4000 | 'folder_type'
    'GET'    | '/v1/folders/1'                                  | null                                    || 4200 | 'folder 1'
    'POST'   | '/v1/connectors/10000/install'                   | [:]                                     || 4000 | 'workspace_id'
    'POST'   | '/v1/connectors/x/install'                       | [workspace_id: '1']                     || 4200 | 'connector x'
    'POST'   | '/v1/connectors/10000/user_configs'              | [configs: [[key: 'k']]]                 || 4000 | 'configs.enums'
    'POST'   | '/v1/connectors/10000/user_configs'              | [configs: [[key: 'k', enums: [[label: 'l']]]]] || 4000 | 'configs.enums.value'
    'PUT'    | '/v1/connectors/10000/bots/1'                    | [audit_status: 2]                       || 4200 | 'bot 1'
    'GET'    | '/v1/database_tasks/1'                           | null                                    || 4200 | 'database task 1'
    'GET'    | '/v1/entities/copy_tasks/1'                      | null                                    || 4200 | 'copy task 1'
    'GET'    | '/v1/enterprises/1/organizations'                | null                                    || 4200 | 'enterprise 1'
    'PUT'    | '/v1/organizations/1'                            | [name: 'a']                             || 4200 | 'organization 1'
    'POST'   | '/v1/audio/voiceprint_groups'                    | [desc: 'd']                             || 4000 | 'name'
    'PUT'    | '/v1/audio/voiceprint_groups/1'                  | [name: 'd']                             || 4200 | 'voiceprint group 1'
    'GET'    | '/v1/audio/voices?voice_state=x'                 | null                                    || 4000 | 'voice_state'
    'GET'    | '/v1/audio/voices?page_size=101'                 | null                                    || 4000 | 'page_size'
  }

  private List<JsonNode> organizations() {
    coze.get("/v1/enterprises/$Sandbox.ENTERPRISE_ID/organizations").at('/data/items').toList()
  }

  private String pictures(int captionType) {
    def dataset = coze.post('/v1/datasets', [space_id: coze.workspace(), name: 'i', format_type: 2]).at('/data/dataset_id').asText()
    def base = { String name ->
      [name: name, source_info: [document_source: 5, source_file_id: coze.postForm('/v1/files/upload', 'png'.bytes, [:], name).at('/data/id').asText()]]
    }
    coze.documents('create', [dataset_id: dataset, format_type: 2, chunk_strategy: [caption_type: captionType],
                              document_bases: [base('a.png') + [caption: '猫'], base('b.png')]])
    dataset
  }

  private List<JsonNode> images(String dataset, String query = '') {
    coze.get("/v1/datasets/$dataset/images$query").at('/data/photo_infos').toList()
  }
}
