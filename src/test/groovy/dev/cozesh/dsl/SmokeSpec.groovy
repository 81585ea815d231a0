package dev.cozesh.dsl

import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeScriptException
import dev.cozesh.sandbox.model.ModelReply
import dev.cozesh.sandbox.model.Pace
import java.nio.file.Files
import java.time.Duration
import javax.xml.parsers.DocumentBuilderFactory
import org.w3c.dom.Element
import spock.lang.Unroll

/** The module smoke: questions to a bot, and what its answers must look like. */
class SmokeSpec extends OnSandbox {
  private static final CHAT = 'POST /v3/chat'

  def setup() {
    sandbox.model().reply('你好', '你好，我是WeHan。')
    sandbox.model().reply('坏', 'a <b> & "c" \u0007\ud83d\ude00 ]]>')
  }

  private Object smoke(String call) {
    value("use 'smoke'\nsmoke $call")
  }

  private Element report(String name = 'smoke.xml') {
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(folder.resolve(name).toFile()).documentElement
  }

  private static List<Element> children(Element parent, String tag) {
    def all = parent.getElementsByTagName(tag)
    (0..<all.length).collect { (Element) all.item(it) }
  }

  def "what is as expected is told as a table, and given with what it took"() {
    when:
    def outcomes = smoke('''("求职助手") {
      expect "你好", ~/WeHan/
      expect "你好", contains: ["你好", "WeHan"], lacks: "ChatGPT", within: 30, check: { it.size() > 3 }
      expect "你好"
    }''')

    then:
    outcomes*.ok == [true] * 3
    outcomes*.answer == ['你好，我是WeHan。'] * 3
    outcomes.every { it.tokens > 0 && it.log_id ==~ /\w{20,}/ && it.ms >= 0 && it.why == null }
    with(host.printed.toString().readLines()) {
      it[0] == ' |question|answer|ms|tokens|log id'
      it[1] ==~ /✓\|你好\|你好，我是WeHan。\|\d+\|\d+\|\w+/
      it[4] ==~ /smoke: 3 as expected, \d+ tokens, 0 s/
    }
  }

  @Unroll
  def "the script fails when the answer #why"() {
    when:
    smoke("('求职助手') { expect '你好', $wanted }")

    then:
    def e = thrown(CozeScriptException)
    e.what() == 'deploy.groovy:2: 1 of 1 answers are not as expected'
    e.why() == "你好: $why"
    host.printed.toString().readLines()[1].startsWith("✗|你好|$why|")

    where:
    wanted                     || why
    '~/Coze/'                  || 'does not match Coze, but says: 你好，我是WeHan。'
    'contains: ["你好", "x"]'  || 'lacks x, but says: 你好，我是WeHan。'
    'lacks: "WeHan"'           || 'holds WeHan, but says: 你好，我是WeHan。'
    'check: { false }'         || 'does not pass the check, but says: 你好，我是WeHan。'
    'within: 0.05'             || 'took 100 ms, more than 0.05 s'
  }

  def "questions of one conversation go on in it, others begin anew"() {
    when:
    smoke('''("求职助手", concurrency: 2) {
      conversation {
        expect "我叫小明"
        expect "再说一遍", contains: "我叫小明"
      }
      expect "再说一遍", lacks: "我叫小明"
    }''')

    then:
    notThrown(CozeScriptException)
  }

  @Unroll
  def "the questions may come from #file"() {
    given:
    write('q.csv', 'question,contains,conversation,within\n我叫小明,,a,\n你好,WeHan,,30\n再说一遍,我叫小明,a,\n')
    write('q.jsonl', '{"question":"我叫小明","conversation":1}\n{"question":"你好","contains":["WeHan","你好"]}\n{"question":"再说一遍","contains":"我叫小明","conversation":1}\n')

    expect:
    smoke("('求职助手', '$file')")*.question == ['我叫小明', '再说一遍', '你好']

    where:
    file << ['q.csv', 'q.jsonl']
  }

  @Unroll
  def "a table that cannot be meant is refused before anything is asked: #rows"() {
    when:
    int sent = asked(CHAT) {
      assert refused("use 'smoke'\nsmoke('求职助手', $rows)").what().endsWith(what)
    }

    then:
    sent == 0

    where:
    rows                              || what
    '[[contains: "x"]]'               || 'has no question'
    '[[question: "x", contain: "y"]]' || 'has contain'
  }

  def "an option that expect does not know is refused before anything is asked"() {
    when:
    int sent = asked(CHAT) {
      def e = refused('use "smoke"\nsmoke("求职助手") { expect "x", contain: "y" }')
      assert e.what() == 'deploy.groovy:2: expect has no option contain'
    }

    then:
    sent == 0
  }

  def "the report is valid JUnit XML, whatever the bot says, and replaces only one of its own"() {
    given:
    sandbox.model().reply('错', ModelReply.failing(4019, '忙'))

    when:
    smoke('''("求职助手", report: "smoke.xml") {
      expect "你好"
      expect "坏", ~/never/
      conversation { expect "错"; expect "后" }
    }''')

    then:
    def e = thrown(CozeScriptException)
    e.what().endsWith('3 of 4 answers are not as expected')
    with(report()) {
      it.getAttribute('name') == 'smoke 求职助手'
      ['tests', 'failures', 'errors', 'skipped'].collect { name -> it.getAttribute(name) } == ['4', '1', '1', '1']
      children(it, 'testcase')*.getAttribute('name') == ['你好', '坏', '错', '后']
      children(it, 'failure')[0].textContent == 'a <b> & "c" \ufffd\ud83d\ude00 ]]>'
      children(it, 'failure')[0].getAttribute('message').startsWith('does not match never')
      children(it, 'system-out')[0].textContent ==~ /log id \w{20,}, \d+ tokens/
    }

    when:
    smoke('("求职助手", report: "smoke.xml") { expect "你好" }')

    then:
    report().getAttribute('tests') == '1'

    when:
    write('other.xml', '<?xml version="1.0"?><mine/>')
    smoke('("求职助手", report: "other.xml") { expect "你好" }')

    then:
    thrown(dev.cozesh.error.CozeGuardException)
    Files.readString(folder.resolve('other.xml')) == '<?xml version="1.0"?><mine/>'
  }

  def "an interrupt ends it, and is no wrong answer"() {
    given:
    sandbox.model().reply('慢', ModelReply.text('一二三四五六七八九十').paced(new Pace(Duration.ZERO, 1, Duration.ofMillis(500))))
    int before = sandbox.requests(CHAT)

    expect:
    stopped('use "smoke"\nsmoke("求职助手") { expect "慢" }') { Thread thread ->
      waitFor { sandbox.requests(CHAT) > before }
      thread.interrupt()
    } instanceof CozeInterruptedException
  }
}
