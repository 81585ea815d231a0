package dev.cozesh.sandbox

import spock.lang.Unroll

class VariablesSpec extends SandboxSpecification {
  def "variables belong to a user of a bot on a channel, and keep the time they were made"() {
    given:
    def bot = coze.bot('a')
    set([bot_id: bot, connector_uid: 'u', data: [[keyword: 'name', value: 'Li'], [keyword: 'age', value: '18']]])
    def made = clock.now.epochSecond
    clock.pass(java.time.Duration.ofSeconds(60))
    set([bot_id: bot, connector_uid: 'u', data: [[keyword: 'age', value: '19']]])

    when:
    def all = coze.get("/v1/variables?bot_id=$bot&connector_uid=u")

    then:
    Shapes.ofAnswer('variables.retrieve', all) == []
    values(all) == [name: 'Li', age: '19']
    all.at('/data/items/1/create_time').asLong() == made
    all.at('/data/items/1/update_time').asLong() == clock.now.epochSecond
    values(coze.get("/v1/variables?bot_id=$bot&connector_uid=u&keywords=age,none")) == [age: '19']
    values(coze.get("/v1/variables?bot_id=$bot&connector_uid=other")) == [:]
    values(coze.get("/v1/variables?bot_id=$bot&connector_uid=u&connector_id=999")) == [:]
  }

  @Unroll("#change")
  def "an update without an owner or without data is refused"() {
    given:
    def body = [app_id: '7', connector_uid: 'u', data: [[keyword: 'a', value: 'b']]] + change

    expect:
    coze.json('PUT', '/v1/variables', body).path('code').asInt() == code

    where:
    change                    || code
    [:]                       || 0
    [app_id: null]            || 4000
    [bot_id: '7']             || 4000
    [app_id: null, bot_id: '7'] || 4200
    [connector_uid: null]     || 4000
    [data: []]                || 4000
    [data: [[keyword: 'a']]]  || 4000
  }

  private void set(Map body) {
    def answer = coze.json('PUT', '/v1/variables', body)
    assert answer.path('code').asInt() == 0
    assert Shapes.ofAnswer('variables.update', answer) == []
  }

  private static Map<String, String> values(answer) {
    answer.at('/data/items').collectEntries { [it.path('keyword').asText(), it.path('value').asText()] }
  }
}
