package dev.cozesh.dsl

import dev.cozesh.sandbox.Canvases
import dev.cozesh.shell.render.Headed
import dev.cozesh.shell.render.Ink
import dev.cozesh.shell.render.Screen
import dev.cozesh.shell.render.Shape
import dev.cozesh.shell.render.Shown
import dev.cozesh.shell.render.ValueView
import java.time.Instant
import java.time.InstantSource
import java.time.ZoneOffset
import spock.lang.Unroll

/** What the values of the language are to whoever shows them. */
class OpenedSpec extends OnSandbox {
  def "a word that stands for a list is that list, and no more of it is fetched than is shown"() {
    given:
    run('44.times { datasets.create(name: "base $it", format_type: "text") }')

    when:
    def first = null
    def requests = asked('GET /v1/datasets') { first = shown('datasets') }
    def rest = null
    def more = asked('GET /v1/datasets') { rest = view().of(first.more().get()) }

    then:
    first.text().readLines()[0].startsWith('id                   name')
    first.text().readLines().last() ==~ /20 of 4\d – it shows more/
    requests == 1
    rest.text().readLines().last() ==~ /40 of 4\d – it shows more/
    more == 0 // the page that came holds them
  }

  def "an answer is its headline and its JSON, and has been looked at"() {
    when:
    def lines = shown('GET "/v1/workspaces"').text().readLines()

    then:
    lines[0] ==~ /GET \/v1\/workspaces → 200, \d+ ms, log id \w+/
    lines[1] == '{'
    lines.contains('  "code": 0,')
    shown('GET "/v1/nothing"').text().startsWith('GET /v1/nothing → 404')
  }

  def "a run that waits says what it asks and how it is answered"() {
    given:
    def id = sandbox.addWorkflow('waits', Canvases.line([Canvases.start(), Canvases.question('哪个城市？'),
                                                          Canvases.end([city: Canvases.ref('180001', 'USER_RESPONSE')])]))

    expect:
    shown("workflow.run('$id', [:])").text() == 'the run waits for an answer: `_.resume "…"`\n哪个城市？'
  }

  @Unroll("#script")
  def "what can be walked once, and what can be called, is told"() {
    expect:
    shown(script).text() ==~ text

    where:
    script                                          || text
    '({ String a, b -> 1 })'                        || /a closure of \(String, Object\)/
    'chats.stream(bot: "求职助手", user: "u", additional_messages: [[role: "user", content: "x"]])' || /.*; walk it once: `_\.each \{ println it \}`/
    '[1, 2]'                                        || /\[1, 2\]/
    'workflow.stream("面试模拟", a: 1).each { }'        || 'POST /v1/workflow/stream_run, 2 events'
    'bot("求职助手")'                                || /bot\("求职助手"\)/
  }

  private Shown shown(String script) {
    view().of(value(script))
  }

  private static ValueView view() {
    new ValueView(new Screen(100, Ink.NONE, false, InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC), Shape.TABLE,
        { value -> Opened.of(value).map { new Headed(it.headline(), it.body(), it.path()) }.orElse(value) })
  }
}
