package dev.cozesh.dsl

import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Cut
import dev.cozesh.sandbox.Fault
import dev.cozesh.sandbox.model.ModelReply
import dev.cozesh.sandbox.model.Pace
import java.time.Duration
import spock.lang.Unroll

/** Asking bots: the answer in one, and as it comes. */
class TalkSpec extends OnSandbox {
  private static final SLOW = new Pace(Duration.ZERO, 2, Duration.ofMillis(500))

  def "ask gives the text of the answer, by name, id and handle, and prints nothing"() {
    given:
    sandbox.model().reply('你好', '你好，我是WeHan。')

    expect:
    value('bot("求职助手").ask("你好")') == '你好，我是WeHan。'
    value('bot(bots.list().first().id).ask("你好")') == '你好，我是WeHan。'
    value('def who = "求职助手"\nbot("$who").ask("${"你好"}")') == '你好，我是WeHan。'
    host.said == []
    host.printed.toString().isEmpty()
  }

  def "one request is sent, as a stream: nobody asks again and again how it stands"() {
    expect:
    asked('GET /v3/chat/retrieve') { value('bot("求职助手").ask("你好")') } == 0
    asked('POST /v3/chat') { value('bot("求职助手").ask("你好")') } == 1
  }

  def "chat prints the pieces as they come, and gives what was said and what it took"() {
    given:
    sandbox.model().reply('问', ModelReply.text('第一，第二，第三。').suggesting(['接着呢？']))

    when:
    def talk = value('bot("求职助手").chat("问")')

    then:
    host.said == ['第一，第', '二，第三', '。', '\n']
    talk.text == '第一，第二，第三。'
    talk.toString() == talk.text
    talk.followUps == ['接着呢？']
    talk.tokens > 0
    talk.logid ==~ /\w{20,}/
    talk.conversationId ==~ /\d{19}/
    talk.chatId ==~ /\d{19}/
    talk.ms == 100
    Json.tree(talk).fieldNames().toList().sort() == ['chat_id', 'conversation_id', 'follow_ups', 'logid', 'ms', 'text', 'tokens']
  }

  def "the word chat says at last what the answer took, and its value is not printed again"() {
    when:
    def outcome = run('chat "求职助手", "你好"')

    then:
    host.said.join('').contains('你好')
    host.printed.toString() ==~ /(?s)\d+ tokens, 0\.1 s, log id \w+\n/
    outcome.hasValue()
    outcome.isSaid()
    !run('bot("求职助手").ask("你好")').isSaid()
  }

  def "a host may follow a chat itself: pieces, that it is over, what to ask next, what it took"() {
    given:
    sandbox.model().reply('问', ModelReply.text('第一').suggesting(['接着呢？']))
    def told = []
    host.listener = new TalkListener() {
      @Override
      void piece(String piece) {
        told << piece
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
        told << footer.replaceAll('\\d+ tokens.*', 'footer')
      }
    }

    when:
    run('chat "求职助手", "问"')

    then:
    told == ['第一', '\n', 'over', ['接着呢？'], 'footer']
    host.said.empty

    when: 'it fails on the way'
    told.clear()
    sandbox.model().reply('坏', ModelReply.text('一半').thenFailing(4028, 'no credits left'))
    run('chat "求职助手", "坏"')

    then:
    thrown(CozeServiceException)
    told == ['一半', '\n', 'over']
  }

  @Unroll
  def "a conversation goes on, told by #what"() {
    given:
    sandbox.model().reply('二', '第二')

    expect:
    value("""
      def first = bot("求职助手").chat("一")
      def second = bot("求职助手").chat("二", conversation: $given)
      [first.conversationId == second.conversationId, messages.list(second.conversationId, order: "asc").collect { it.text }.first()]
    """) == [true, '一']

    where:
    what              | given
    'its talk'        | 'first'
    'its id'          | 'first.conversationId'
    'its own record'  | 'conversations.info(first.conversationId)'
  }

  def "what else a chat takes is named, the user is cozesh unless told"() {
    when:
    run('''
      bot("求职助手").ask("一")
      bot("求职助手").ask("二", user: "u1", meta_data: [a: "1"], additional_messages: [[role: "user", content: "零"]])
    ''')
    def bodies = sandbox.log().findAll { it.path() == '/v3/chat' }.takeRight(2)*.body().collect { Json.mapper().readValue(it, Map) }

    then:
    bodies*.user_id == ['cozesh', 'u1']
    bodies*.stream == [true, true]
    bodies[1].meta_data == [a: '1']
    bodies[1].additional_messages*.content == ['零', '二']
  }

  @Unroll
  def "#call: #what"() {
    when:
    def e = refused(call)

    then:
    e.what() == "deploy.groovy:1:$what"
    e.next() == next

    where:
    call                                            || what                                             | next
    'bot("求职助手").ask("x", converstion: "7")'        || '13: ask has no option converstion'             | 'did you mean `conversation:`?'
    'chat "求职助手", "x", tmeperature: 1'              || '1: chat has no option tmeperature'             | ''
    'chat "求职助理", "x"'                              || ' there is no bot called 求职助理'                | 'did you mean "求职助手"?'
    'bot("求职助手").ask([1])'                          || '13: ask takes a text or a file, not a list'    | ''
  }

  def "a secret is not told to a bot"() {
    given:
    host.secrets = [KEY: 'hunter2']

    when:
    run('bot("求职助手").ask("my key is ${secret("KEY")}")')

    then:
    thrown(CozeGuardException)
  }

  def "a chat that fails is an error with Coze's own code, and what came before stands on a line"() {
    given:
    sandbox.model().reply('坏', ModelReply.text('一半').thenFailing(4028, 'no credits left'))

    when:
    run('chat "求职助手", "坏"')

    then:
    def e = thrown(CozeServiceException)
    e.code() == 4028
    e.why().contains('no credits left')
    host.said == ['一半', '\n']
  }

  def "a chat that waits for tools is an error that names them and what to send"() {
    given:
    sandbox.model().reply('天气', ModelReply.text('晴').afterCalling('weather', '{"city":"武汉"}'))

    when:
    def e = refused('bot("求职助手").ask("天气")')

    then:
    e.what() ==~ /deploy\.groovy:1:13: chat \d{19} waits for weather\(\{"city":"武汉"}\)/
    e.why() == 'the bot wants tools to be run here, and goes on with what they give'

    when: 'the call that the error names'
    def call = (e.next() =~ /`(.*)`/)[0][1].replace('"…"', '"晴天"')
    def status = value("$call\nchats.await(${(call =~ /conversation: ("\d+"), chat: ("\d+")/)[0].drop(1).join(', ')}, 30).answer")

    then:
    status == '晴'
  }

  def "a stream that breaks off is an error that says where to look"() {
    given:
    sandbox.model().reply('断', '一二三四五六七八')
    sandbox.faults().add(Fault.on('POST /v3/chat').cutAfter(3, Cut.ENDED))

    when:
    run('bot("求职助手").ask("断")')

    then:
    def e = thrown(CozeTransportException)
    e.what().contains('broke off after')
    e.next().contains('chats().info(')
  }

  def "an interrupted script cancels its chat at Coze, and stays interrupted"() {
    given:
    sandbox.model().reply('慢', ModelReply.text('一二三四五六七八九十').paced(SLOW))
    def cancels = sandbox.commits('POST /v3/chat/cancel')

    when:
    def e = stopped('chat "求职助手", "慢"') { Thread thread ->
      waitFor { !host.said.empty }
      thread.interrupt()
    }

    then:
    e instanceof CozeInterruptedException
    e.what() ==~ /cancelled POST \/v3\/chat after \d+ events/
    e.why() == 'Coze was asked to stop the chat; what it spent by then is billed'
    sandbox.commits('POST /v3/chat/cancel') == cancels + 1
  }

  @Unroll
  def "a signal cancels what is waited for at Coze: #script"() {
    given:
    sandbox.model().reply('慢', ModelReply.text('一二三四五六七八九十').paced(SLOW))
    def cancels = sandbox.commits('POST /v3/chat/cancel')
    def chats = sandbox.requests('POST /v3/chat')

    when:
    def said = null
    def e = stopped(script) { Thread thread ->
      waitFor { sandbox.requests('POST /v3/chat') > chats && !host.stops.empty }
      waitFor { sleep(50); said = host.stops[0].asBoolean; said }
    }

    then:
    e instanceof CozeInterruptedException
    e.what().startsWith('cancelled POST /v3/chat after')
    sandbox.commits('POST /v3/chat/cancel') == cancels + 1
    !host.stops[0].asBoolean

    where:
    script << [
      'bot("求职助手").ask("慢")',
      'chats.stream(bot: "求职助手", user: "u", additional_messages: [[role: "user", content: "慢"]]).each { }',
    ]
  }

  def "a signal before the first event waits for it: only that tells what to cancel"() {
    given:
    sandbox.model().reply('慢', ModelReply.text('一二三四五六七八九十').paced(SLOW))
    sandbox.faults().add(Fault.on('POST /v3/chat').stallAfter(0, 1_500))
    def cancels = sandbox.commits('POST /v3/chat/cancel')
    def chats = sandbox.requests('POST /v3/chat')

    when:
    def said = null
    def e = stopped('bot("求职助手").ask("慢")') { Thread thread ->
      waitFor { sandbox.requests('POST /v3/chat') > chats && !host.stops.empty }
      said = host.stops[0].asBoolean
    }

    then:
    said
    e instanceof CozeInterruptedException
    sandbox.commits('POST /v3/chat/cancel') == cancels + 1
  }

  def "nothing is stopped when nothing is waited for"() {
    when:
    run('bot("求职助手").ask("你好")')

    then:
    host.stops.size() == 1
    !host.stops[0].asBoolean
  }

  @Unroll
  def "while planning, #call is listed and not sent"() {
    given:
    host.planning = true

    expect:
    asked('POST /v3/chat') {
      def outcome = run(call)
      assert outcome.wouldCall()*.with { "$it.method $it.path".toString() } == ['POST /v3/chat']
    } == 0

    where:
    call << [
      'bot("求职助手").ask("你好")',
      'bot("求职助手").chat("你好")',
      'chat "求职助手", "你好"',
      'def b = bot("new") { prompt "p" }\napply()\nb.ask("你好")',
      'bot("new") { prompt "p" }\nchat "new", "你好"',
    ]
  }

  def "what a held chat would have said cannot be read"() {
    given:
    host.planning = true

    expect:
    refused('def said = bot("求职助手").ask("你好")\nprintln said.size()').what() ==
        'deploy.groovy:2: POST /v3/chat was not sent in plan; its value cannot be read'
  }
}
