package dev.cozesh.sandbox

import spock.lang.Unroll

class BotsSpec extends SandboxSpecification {
  def "a created bot is read as a draft, with defaults filled in"() {
    given:
    def id = coze.bot('求职助手', [
        prompt_info      : [prompt: '你是助手'],
        model_info_config: [model_id: '42', temperature: 0.3, parameters: [a: 1, b: 2]]])

    when:
    def bot = coze.get("/v1/bots/$id?is_published=false").path('data')

    then:
    bot.path('bot_id').asText() == id
    bot.path('name').asText() == '求职助手'
    bot.at('/prompt_info/prompt').asText() == '你是助手'
    bot.at('/prompt_info/prompt_mode').asText() == 'standard'
    bot.at('/model_info/model_id').asText() == '42'
    bot.at('/model_info/temperature').asDouble() == 0.3d
    bot.at('/model_info/context_round').asInt() == 3
    bot.at('/model_info/parameters').fieldNames().toList() == ['b', 'a']
    bot.path('create_time').asLong() == clock.now.epochSecond
    bot.at('/onboarding_info/suggested_questions').isArray()
  }

  def "a bot that was never published answers 4200 unless the draft is asked for"() {
    given:
    def id = coze.bot('a')

    expect:
    coze.send('GET', "/v1/bots/$id").statusCode() == 404
    coze.get("/v1/bots/$id").path('code').asInt() == 4200
    coze.get("/v1/bots/$id?is_published=true").path('code').asInt() == 4200
    coze.get("/v1/bots/$id?is_published=false").path('code').asInt() == 0
    coze.get("/v1/bot/get_online_info?bot_id=$id").path('code').asInt() == 4015
  }

  def "an update replaces whole members and leaves the others"() {
    given:
    def id = coze.bot('a', [
        description    : 'kept',
        onboarding_info: [prologue: 'hi', suggested_questions: ['q']]])

    when:
    def answer = coze.post('/v1/bot/update', [bot_id: id, onboarding_info: [prologue: 'hello']])
    def bot = coze.get("/v1/bots/$id?is_published=false").path('data')

    then:
    answer.path('code').asInt() == 0
    bot.path('description').asText() == 'kept'
    bot.at('/onboarding_info/prologue').asText() == 'hello'
    bot.at('/onboarding_info/suggested_questions').size() == 0
  }

  def "references are answered with their names"() {
    given:
    def dataset = coze.dataset('policies')
    def workflow =
        coze.get("/v1/workflows?page_num=1&workspace_id=${coze.workspace()}")
            .at('/data/items/0/workflow_id').asText()
    def id = coze.bot('a', [
        workflow_id_list: [ids: [[id: workflow]]],
        plugin_id_list  : [id_list: [[plugin_id: '1', api_id: '2']]]])

    when:
    coze.post('/v1/bot/update', [bot_id: id, knowledge: [dataset_ids: [dataset]]])
    def bot = coze.get("/v1/bots/$id?is_published=false").path('data')

    then:
    bot.at('/knowledge/knowledge_infos/0/id').asText() == dataset
    bot.at('/knowledge/knowledge_infos/0/name').asText() == 'policies'
    bot.at('/workflow_info_list/0/id').asText() == workflow
    bot.at('/workflow_info_list/0/name').asText() == '面试模拟'
    bot.at('/plugin_info_list/0/plugin_id').asText() == '1'
    bot.at('/plugin_info_list/0/api_info_list/0/api_id').asText() == '2'
  }

  @Unroll("#members")
  def "a reference to nothing is refused and nothing changes"() {
    given:
    def id = coze.bot('a')

    when:
    def answer = coze.post('/v1/bot/update', [bot_id: id, description: 'new'] + members)

    then:
    answer.path('code').asInt() == 4200
    coze.get("/v1/bots/$id?is_published=false").at('/data/description').asText() == ''
    sandbox.commits('POST /v1/bot/update') == 0

    where:
    members << [[knowledge: [dataset_ids: ['7000000000000000001']]],
                [workflow_id_list: [ids: [[id: '7000000000000000001']]]],
                [icon_file_id: '7000000000000000001']]
  }

  @Unroll("#member of #length")
  def "a text over its limit is refused with 4000 that names it, at the limit it is taken"() {
    given:
    def text = '面' * length
    def nested = member.contains('.')
    def path = member.split(/\./)

    when:
    def body = [space_id: coze.workspace(), name: 'a']
    nested ? body.put(path[0], [(path[1]): text]) : body.put(member, text)
    def answer = coze.post('/v1/bot/create', body)

    then:
    answer.path('code').asInt() == code
    code == 0 || answer.path('msg').asText().contains(member)

    where:
    member                     | length || code
    'name'                     | 20     || 0
    'name'                     | 21     || 4000
    'name'                     | 0      || 4000
    'description'              | 500    || 0
    'description'              | 501    || 4000
    'onboarding_info.prologue' | 300    || 0
    'onboarding_info.prologue' | 301    || 4000
    'prompt_info.prompt'       | 20_000 || 0
    'prompt_info.prompt'       | 20_001 || 4000
  }

  @Unroll("#body")
  def "a create that lacks something or has the wrong type is refused with 4000"() {
    when:
    def answer = coze.post('/v1/bot/create', body)

    then:
    answer.path('code').asInt() == 4000
    answer.path('msg').asText().contains(named)

    where:
    body                                                   || named
    [name: 'a']                                            || 'space_id'
    [space_id: '1']                                        || 'name'
    [space_id: '1', name: 7]                               || 'name'
    [space_id: '1', name: 'a', prompt_info: 'text']        || 'prompt_info'
    '[1]'                                                  || 'JSON object'
    '{"space_id":'                                         || 'valid JSON'
  }

  def "an unknown workspace is refused with 4200"() {
    expect:
    coze.post('/v1/bot/create', [space_id: '123', name: 'a']).path('code').asInt() == 4200
    coze.get('/v1/bots?workspace_id=123').path('code').asInt() == 4200
  }

  def "two bots may have one name"() {
    expect:
    coze.bot('same') != coze.bot('same')
  }

  def "publishing freezes the draft, and the next draft does not show online"() {
    given:
    def id = coze.bot('a', [description: 'first'])
    def version = coze.post('/v1/bot/publish', [bot_id: id, connector_ids: ['1024']])
    coze.post('/v1/bot/update', [bot_id: id, description: 'second'])

    expect:
    version.at('/data/bot_id').asText() == id
    version.at('/data/version').asText() ==~ /\d+/
    coze.get("/v1/bots/$id").at('/data/description').asText() == 'first'
    coze.get("/v1/bot/get_online_info?bot_id=$id").at('/data/description').asText() == 'first'
    coze.get("/v1/bots/$id?is_published=false").at('/data/description').asText() == 'second'
  }

  @Unroll("#channels")
  def "publishing without channels is refused and makes no version"() {
    given:
    def id = coze.bot('a')
    def body = [bot_id: id] + (channels == null ? [:] : [connector_ids: channels])

    when:
    def answer = coze.post('/v1/bot/publish', body)

    then:
    answer.path('code').asInt() == 4000
    answer.path('msg').asText().contains('connector_ids')
    coze.get("/v1/bots/$id/versions").at('/data/items').size() == 0

    where:
    channels << [null, []]
  }

  def "versions are listed newest first, in pages"() {
    given:
    def id = coze.bot('a')
    def versions = (1..3).collect {
      coze.post('/v1/bot/publish', [bot_id: id, connector_ids: ['1024']]).at('/data/version').asText()
    }

    when:
    def first = coze.get("/v1/bots/$id/versions?page_num=1&page_size=2").path('data')
    def second = coze.get("/v1/bots/$id/versions?page_num=2&page_size=2").path('data')

    then:
    first.path('items')*.path('version')*.asText() == [versions[2], versions[1]]
    first.path('has_more').asBoolean()
    second.path('items')*.path('version')*.asText() == [versions[0]]
    !second.path('has_more').asBoolean()
  }

  def "a bot goes offline with its last channel"() {
    given:
    def id = coze.bot('a')
    coze.post('/v1/bot/publish', [bot_id: id, connector_ids: ['1024', '999']])

    when:
    coze.post("/v1/bots/$id/unpublish", [connector_id: '1024'])

    then:
    coze.get("/v1/bots/$id").path('code').asInt() == 0
    coze.get("/v1/bot/get_online_info?bot_id=$id").path('code').asInt() == 4015

    when:
    coze.post("/v1/bots/$id/unpublish", [connector_id: '999'])

    then:
    coze.get("/v1/bots/$id").path('code').asInt() == 4200
  }

  @Unroll("filter '#filter'")
  def "the list shows published bots unless it is told otherwise"() {
    given:
    coze.bot('draft')
    def online = coze.bot('online')
    def elsewhere = coze.bot('elsewhere')
    coze.post('/v1/bot/publish', [bot_id: online, connector_ids: ['1024']])
    coze.post('/v1/bot/publish', [bot_id: elsewhere, connector_ids: ['999']])

    when:
    def data = coze.get("/v1/bots?workspace_id=${coze.workspace()}$filter").path('data')

    then:
    data.path('items')*.path('name')*.asText() == names
    data.path('total').asInt() == names.size()

    where:
    filter                              || names
    ''                                  || ['online']
    '&connector_id=999'                 || ['elsewhere']
    '&publish_status=published_draft'   || ['online']
    '&publish_status=unpublished_draft' || ['draft']
    '&publish_status=all'               || ['elsewhere', 'online', 'draft']
  }

  def "the old list has its own names"() {
    given:
    def id = coze.bot('online')
    coze.post('/v1/bot/publish', [bot_id: id, connector_ids: ['1024']])

    when:
    def data =
        coze.get("/v1/space/published_bots_list?space_id=${coze.workspace()}").path('data')

    then:
    data.path('total').asInt() == 1
    data.at('/space_bots/0/bot_id').asText() == id
    data.at('/space_bots/0/publish_time').isTextual()
  }

  @Unroll("query '#query'")
  def "a page out of range or an unknown status is refused with 4000"() {
    expect:
    coze.get("/v1/bots?$query".replace('W', coze.workspace())).path('code').asInt() == 4000

    where:
    query << ['', 'workspace_id=W&page_num=0', 'workspace_id=W&page_num=x',
              'workspace_id=W&publish_status=some']
  }

  def "a thousand bots come in pages, each once"() {
    given:
    def ids = (1..1000).collect { coze.bot("bot $it") }

    when:
    def pages = (1..11).collect {
      coze.get("/v1/bots?workspace_id=${coze.workspace()}&publish_status=all&page_size=100&page_num=$it")
    }

    then:
    pages*.at('/data/total')*.asInt().unique() == [1000]
    pages[10].at('/data/items').size() == 0
    pages.collectMany { it.at('/data/items')*.path('id')*.asText() } == ids.reverse()
    ids == ids.toSorted()
  }
}
