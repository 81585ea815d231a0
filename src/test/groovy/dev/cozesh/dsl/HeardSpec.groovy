package dev.cozesh.dsl

import dev.cozesh.client.chat.ChatEvent
import dev.cozesh.client.message.Message
import dev.cozesh.json.Json
import spock.lang.Specification
import spock.lang.Unroll

/** What a chat tells on its way to the answer. */
class HeardSpec extends Specification {
  def told = []
  def heard = new Heard(new TalkListener() {
    @Override
    void piece(String piece) {
      told << piece
    }

    @Override
    void toolCalled(String tool, Map<String, String> arguments) {
      told << [tool, arguments]
    }

    @Override
    void toolAnswered() {
      told << 'answered'
    }
  })

  def "tools are told between the pieces, in their order"() {
    when:
    heard.take(delta('1', '先'))
    heard.take(completed('2', 'function_call', '{"name":"weather-now","arguments":{"city":"北京","days":3},"plugin_id":7,"plugin_name":"天气"}'))
    heard.take(completed('3', 'tool_response', '{"t":3}'))
    heard.take(completed('4', 'verbose', '{}'))
    heard.take(delta('5', '晴'))

    then:
    told == ['先', ['plugin 天气', [city: '北京', days: '3']], 'answered', '\n', '晴']
    heard.text() == '先\n晴'
  }

  @Unroll("#content")
  def "a call is read as far as it can be"() {
    when:
    heard.take(completed('2', 'function_call', content))

    then:
    told == [[tool, arguments]]

    where:
    content                                               || tool      | arguments
    '{"name":"weather","arguments":"{\\"city\\":\\"武汉\\"}"}' || 'weather' | [city: '武汉']
    '{"name":"weather","arguments":""}'                   || 'weather' | [:]
    '{"name":"weather"}'                                  || 'weather' | [:]
    '{"name":"weather","arguments":[1]}'                  || 'weather' | [:]
    'no json'                                             || 'no json' | [:]
    '[]'                                                  || '[]'      | [:]
  }

  private static ChatEvent delta(String id, String text) {
    new ChatEvent.MessageDelta(message(id, 'answer', text))
  }

  private static ChatEvent completed(String id, String type, String text) {
    new ChatEvent.MessageCompleted(message(id, type, text))
  }

  private static Message message(String id, String type, String content) {
    Json.value(Json.tree([id: id, type: type, content: content]), Message)
  }
}
