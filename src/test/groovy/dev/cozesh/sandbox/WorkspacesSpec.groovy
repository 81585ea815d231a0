package dev.cozesh.sandbox

import spock.lang.Unroll

class WorkspacesSpec extends SandboxSpecification {
  def "the owner of the token is known and owns the workspaces"() {
    expect:
    coze.get('/v1/users/me').at('/data/user_id').asText() ==
        coze.get('/v1/workspaces').at('/data/workspaces/0/owner_uid').asText()
  }

  def "a workspace can be made and changed, and keeps its bots apart"() {
    given:
    def id = coze.post('/v1/workspaces', [name: '第二', description: 'd']).at('/data/id').asText()
    coze.bot('in the first')
    coze.post('/v1/bot/create', [space_id: id, name: 'in the second'])

    when:
    def answer = coze.json('PUT', "/v1/workspaces/$id", [name: '新'])
    def second = coze.get('/v1/workspaces?page_num=2&page_size=1').path('data')
    def bots = coze.get("/v1/bots?workspace_id=$id&publish_status=all").path('data')

    then:
    answer.path('code').asInt() == 0
    second.path('total_count').asInt() == 2
    second.at('/workspaces/0/name').asText() == '新'
    second.at('/workspaces/0/description').asText() == 'd'
    bots.path('items')*.path('name')*.asText() == ['in the second']
  }

  @Unroll("#method #path #body")
  def "what is wrong is refused"() {
    expect:
    coze.json(method, path, body).path('code').asInt() == code

    where:
    method | path                         | body                              || code
    'POST' | '/v1/workspaces'             | [name: 'a']                       || 4000
    'POST' | '/v1/workspaces'             | [name: 'n' * 51, description: ''] || 4000
    'PUT'  | '/v1/workspaces/7'           | [name: 'a']                       || 4200
    'GET'  | '/v1/workspaces?page_size=51' | null                             || 4000
  }
}
