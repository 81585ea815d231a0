package dev.cozesh.dsl

import dev.cozesh.client.workflow.WorkflowEvent
import dev.cozesh.error.CozeTransportException
import dev.cozesh.sandbox.Canvases
import dev.cozesh.sandbox.Cut
import dev.cozesh.sandbox.Fault
import java.time.Clock
import java.time.Instant
import java.time.ZoneOffset

/** A stream that is shown while it comes. */
class TellingSpec extends OnSandbox {
  def told = []
  def telling = new Telling(new TalkListener() {
    @Override
    void piece(String piece) {
      if (told && told.last() instanceof StringBuilder) {
        told.last() << piece
      } else {
        told << new StringBuilder(piece)
      }
    }

    @Override
    void plain(String piece) {
      told << "data $piece".toString()
    }

    @Override
    void node(String title) {
      told << "node $title".toString()
    }

    @Override
    void over() {
      told << 'over'
    }

    @Override
    void followUps(List<String> questions) {
      told << questions
    }

    @Override
    void footer(String footer) {
      told << footer
    }
  }, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))

  def "a run is told node by node, and what came is given back"() {
    given:
    def id = sandbox.addWorkflow('speaks', Canvases.line([Canvases.start(), Canvases.output('消息', '进行中', true),
                                                           Canvases.end([city: Canvases.ref('100001', 'a')])]))

    when:
    def events = telling.walk(value("workflow.stream('$id', a: '武汉')") as Events)

    then:
    told*.toString().with { it[0..-2] } == ['node 消息', '进行中\n', 'node 结束', 'data {"city":"武汉"}', 'data \n', 'over']
    told.last() ==~ /run \d{19}, \d+ tokens, 0\.0 s, log id \w+/
    events.last() instanceof WorkflowEvent.Done
    events.findAll { it instanceof WorkflowEvent.Message }*.text().join('') == '进行中{"city":"武汉"}'
  }

  def "a run that asks ends with its question"() {
    given:
    def id = sandbox.addWorkflow('asks', Canvases.line([Canvases.start(), Canvases.question('哪个城市？'),
                                                         Canvases.end([city: Canvases.ref('180001', 'USER_RESPONSE')])]))

    when:
    telling.walk(value("workflow.stream('$id', [:])") as Events)

    then:
    told*.toString().any { it.contains('哪个城市？') }
    told.last() =~ /waits for an answer to event \S+,/
  }

  def "a chat is told as a chat"() {
    when:
    telling.walk(value('chats.stream(bot: "求职助手", user: "u", additional_messages: [[role: "user", content: "你好"]])') as Events)

    then:
    told[0].toString() == '我是求职助手（你是一名求职顾问。）。您问的是：你好\n'
    told[1] == 'over'
    told[2].size() == 3
    told[3] ==~ /\d+ tokens, 0\.0 s, log id \w+/
  }

  def "a stream that breaks off is told as far as it came"() {
    given:
    sandbox.faults().add(Fault.on('POST /v3/chat').cutAfter(4, Cut.ENDED))

    when:
    telling.walk(value('chats.stream(bot: "求职助手", user: "u", additional_messages: [[role: "user", content: "你好"]])') as Events)

    then:
    thrown(CozeTransportException)
    told[0].toString().startsWith('我')
    told[0].toString().endsWith('\n')
    told[1] == 'over'
    told.size() == 2
  }
}
