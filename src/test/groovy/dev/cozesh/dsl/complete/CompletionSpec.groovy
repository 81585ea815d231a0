package dev.cozesh.dsl.complete

import dev.cozesh.catalog.Catalog
import dev.cozesh.catalog.CatalogOverlay
import dev.cozesh.catalog.Correction
import dev.cozesh.dsl.BotHandle
import dev.cozesh.dsl.Scope
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class CompletionSpec extends Specification {
  static final SCOPE = new Scope(
  [x: String, numbers: ArrayList, helper: BotHandle, when: java.time.Instant, loud: Loud],
  [twice: 'int twice(int n)', hello: 'String hello()'],
  ['java.time.Duration', 'java.math.*'])

  @TempDir
  Path home

  def live = Live.demonstration()

  def "#written proposes #some, and not #never"() {
    when:
    def values = values(written)

    then:
    values.containsAll(some)
    values.intersect(never as List).empty

    where:
    written                                  | some                                       | never
    'bo'                                     | ['bot', 'bots']                            | ['chat']
    'kno'                                    | ['knowledge']                              | []
    'x = bo'                                 | ['bot', 'bots']                            | []
    'def b = cha'                            | ['chat', 'chats']                          | []
    'tw'                                     | ['twice']                                  | []
    'nu'                                     | ['numbers', 'null']                        | []
    'Dur'                                    | ['Duration']                               | []
    'new Dur'                                | ['Duration']                               | []
    'whi'                                    | ['while']                                  | []
    'probe("x") { clai'                       | ['claim']                                  | ['class']
    'probe { bud'                             | ['budget']                                 | ['bot']
    'bot "x" { pro'                          | ['prompt']                                 | ['probe', 'prologue']
    'bot("x") { pro'                         | ['prompt']                                 | []
    'bot "x" < pro'                          | ['prompt']                                 | []
    'bot("x") {\n  prompt "a"\n  kn'         | ['knows']                                  | ['knowledge']
    'def w = bot("x") {\n  '                 | ['prompt', 'model', 'publish']             | ['bots', 'workspace']
    'bot("x") { onboarding { '               | ['prologue', 'suggest']                    | ['prompt']
    'bot("x") { onboarding { }\n  mo'        | ['model']                                  | []
    'knowledge("x") { '                      | ['chunks', 'document']                     | ['prompt']
    'workflow "x" < fr'                      | ['from']                                   | []
    'bot("x").update { pro'                  | ['prompt']                                 | []
    'bot("x") { }\nbo'                       | ['bot', 'bots']                            | []
    'if (true) { bo'                         | ['bot', 'bots']                            | []
    'bot "x" { prompt fi'                    | ['file', 'files']                          | ['prompt']
    'helper.'                                | ['info()', 'ask(', 'update {']             | []
  }

  @Unroll("#written has the members #some, and not #never")
  def "members are told from types"() {
    when:
    def values = values(written)

    then:
    values.containsAll(some)
    values.intersect(never as List).empty

    where:
    written                                      | some                                                    | never
    'x.su'                                       | ['substring(', 'subSequence(']                          | ['length()']
    'x?.su'                                      | ['substring(']                                          | []
    'numbers.fi'                                 | ['find(', 'findAll(', 'first()']                        | []
    '"abc".su'                                   | ['substring(']                                          | []
    '"a ${1} c".su'                              | ['substring(']                                          | []
    "'abc'.rev"                                  | ['reverse()']                                           | []
    '[1].co'                                     | ['collect(', 'contains(', 'count(']                     | []
    '[1, 2].first().by'                          | ['byteValue()']                                         | []
    '[a: 1].ke'                                  | ['keySet()']                                            | []
    '1.ti'                                       | ['times {']                                             | []
    '1.5.sc'                                     | ['scale()']                                             | []
    '(1..3).co'                                  | ['collect(']                                            | []
    'x.substring(1).toU'                         | ['toUpperCase('] - ['toUpperCase('] + ['toUpperCase(']  | []
    'x.trim().lines().cou'                       | ['count()'] - ['count()']                               | []
    'bot("x").'                                  | ['info()', 'ask(', 'chat(', 'update {', 'versions()', 'id', 'name'] | ['session()', 'getMetaClass()', 'methodMissing(']
    'knowledge("x").do'                          | ['documents()']                                         | []
    'workflow("x").ru'                           | ['run(']                                                | []
    'bots.'                                      | ['list(', 'create(', 'info(', 'publish(', 'each {']     | ['class']
    'bots.list().first().is_p'                   | ['is_published']                                        | ['isPublished', 'isPublished()']
    'bots[0].is_p'                               | ['is_published']                                        | []
    'bots*.is_p'                                 | ['is_published']                                        | []
    'datasets[-1].na'                            | ['name']                                                | []
    'bots.list().first().isP'                    | ['isPublished']                                         | ['is_published']
    'bots.list().first().'                       | ['is_published', 'updated_at']                          | ['isPublished', 'updatedAt()']
    'datasets.list().first().dataset_i'          | ['dataset_id']                                          | []
    'bots.find { it.updated_at > 0 }.na'         | ['name']                                                | []
    'datasets.list().first().file_list.fi'       | ['first()']                                             | []
    'workflow.'                                  | ['run(', 'stream(', 'list(']                            | []
    'datasets.cr'                                | ['create(']                                             | []
    'bot("x").info().na'                         | ['name']                                                | []
    'bots.info("x").mod'                         | ['model', 'modelInfo'] - ['model', 'modelInfo']         | []
    'bots.list().first().na'                     | ['name']                                                | []
    'bots.find { it.na'                          | ['name']                                                | []
    'bots.each { b -> b.na'                      | ['name']                                                | []
    'bots.find { it.name }.na'                   | ['name']                                                | []
    'bots.list().find { it.name == "x" }.na'     | ['name']                                                | []
    'def b = bots.list().find { it.name == "x" }\nb.na'| ['name']                                                | []
    'bots.list().findAll { it.name }.first().na' | ['name']                                                | []
    'bots.sort { it.name }.each { it.na'         | ['name']                                                | []
    'for (b in bots.list()) { b.na'              | ['name']                                                | []
    'run = workflow.run("x")\nrun.ou'            | ['output']                                              | []
    'def r = workflow.run("x")\n\nr.lo'          | ['logid']                                               | []
    'String s = foo()\ns.su'                     | ['substring(']                                          | []
    'GET("/v1/bots").st'                         | ['status']                                              | []
    'r = GET "/v1/bots"\nr.js'                   | ['json']                                                | []
    'chat("x", "y").te'                          | ['text']                                                | []
    'bot("x").ask("y").toU'                      | ['toUpperCase(']                                        | []
    'twice(2).by'                                | ['byteValue()']                                         | []
    'hello().su'                                 | ['substring(']                                          | []
    '["a", "b"].collect { it.toU'                | ['toUpperCase(']                                        | []
    '["a", "b"]*.toU'                            | ['toUpperCase(']                                        | []
    'Duration.ofS'                               | ['ofSeconds(']                                          | ['toMillis()']
    'Duration.ofSeconds(1).toM'                  | ['toMillis()', 'toMinutes()']                           | []
    'Math.ma'                                    | ['max(']                                                | []
    'new Date().ti'                              | ['time']                                                | []
    '(x as Integer).by'                          | ['byteValue()']                                         | []
    'x\n  .su'                                   | ['substring(']                                          | []
    'when.toE'                                   | ['toEpochMilli()']                                      | []
    'x.&su'                                      | ['substring']                                           | ['substring(']
    'println(x.su'                               | ['substring(']                                          | []
    'unknown.su'                                 | []                                                      | ['substring(']
  }

  def "what is Coze's own comes before what Groovy adds to everything"() {
    expect:
    def calls = completion().at('bots.', 5, SCOPE).all()*.value()
    calls.indexOf('versions(') < calls.indexOf('any {')
    calls.indexOf('any {') < calls.indexOf('each {')
  }

  @Unroll("#written proposes the live names #some")
  def "live names stand where their kind is taken"() {
    expect:
    values(written) == some

    where:
    written                                       | some
    'bot("客'                                      | ['客服助手']
    "bot('kefu"                                   | ['客服助手']
    'bot "kf'                                     | ['客服助手']
    'bot "kfzs'                                   | ['客服助手']
    'bot("qiuzhi'                                 | ['WeHan 求职助手']
    'bot("WEHAN'                                  | ['WeHan 求职助手']
    'bot("wehanqz'                                | ['WeHan 求职助手']
    'bot("hangzhang'                              | ['银行行长']
    'bot("xingchang'                              | ['银行行长']
    'bot("yhhz'                                   | ['银行行长']
    'bot("7389000000000000003'                    | ['银行行长']
    'bot("shuang'                                 | ['7389000000000000004', '7389000000000000005']
    'bot("a '                                     | ['a \\"b\\" \\$c']
    "bot('a "                                     | ['a "b" $c']
    'bot("""客'                                    | ['客服助手']
    'x = bot("客'                                  | ['客服助手']
    'chat "客'                                     | ['客服助手']
    'knowledge("jiuye'                            | ['就业政策']
    'workflow("ms'                                | ['面试模拟']
    'workspace "we'                               | ['WeHan']
    'bot("x") { knows "j'                         | ['就业政策']
    'bot "x" < knows "j'                          | ['就业政策']
    'bot("x") { uses "面'                          | ['面试模拟']
    'bot("x") { uses "a", "面'                     | ['面试模拟']
    'bots.info("客'                                | ['客服助手']
    'bots.publish("客'                             | ['客服助手']
    'workflow.run("面'                             | ['面试模拟']
    'workflow.run("面试模拟", bot: "客'               | ['客服助手']
    'documents.list("jiu'                         | ['就业政策']
    'bots.list(workspace_id: "We'                 | ['7392000000000000001']
    'conversations.create(bot: "客'                | ['客服助手']
    'GET "/v1/bots", workspace_id: "we'           | ['7392000000000000001']
    'println(bot("客'                              | ['客服助手']
    'bot("x", "客'                                 | []
    'println("客'                                  | []
    'x = "客'                                      | []
    'bot("a" + "客'                                | []
    '// bot("客'                                   | []
    '/* bot("客'                                   | []
    '"a ${bot(\'客'                                | ['客服助手']
    '"a ${1} 客'                                   | []
  }

  def "a place without a string gets the name with its quotes"() {
    expect:
    values('bot(').containsAll(['"客服助手"', '"7389000000000000004"', 'from: '])
    values('bot "x" { knows ') .containsAll(['"就业政策"'])
  }

  @Unroll("#written takes #some, and not #never")
  def "named arguments and their values"() {
    when:
    def values = values(written)

    then:
    values.containsAll(some)
    values.intersect(never as List).empty

    where:
    written                                       | some                                 | never
    'bot("x") { model "m", te'                    | ['temperature: ']                    | []
    'bot("x") { model "m", temperature: 1, '      | ['top_p: ', 'max_tokens: ']          | ['temperature: ']
    'bot "x" < model "m", te'                     | ['temperature: ']                    | []
    'knowledge("x") { chunks '                    | ['size: ', 'separator: ', 'overlap: '] | []
    'bot("x") { publish '                         | ['to: ']                             | []
    'bot("x") { publish to: ["'                   | ['api', 'chat_sdk']                  | []
    'bot("x") { ignore "pro'                      | ['prompt', 'prologue']               | ['description']
    'bot("x") { ignore "prompt", "on'             | ['onboarding']                       | ['prompt']
    'knowledge("x") { ignore "'                   | ['description']                      | ['prompt']
    'bot("x") { wa'                               | ['was']                              | []
    'bot("x").publish to: ["a'                    | ['api']                              | ['chat_sdk']
    'bot "x", fr'                                 | ['from: ']                           | []
    'bots.create('                                | ['name: ']                           | []
    'bots.create(name: "a", '                     | ['description: ']                    | ['name: ']
    'workflow.run("x", '                          | ['bot_id: ', 'plain: ']              | ['workflow_id: '] - ['workflow_id: ']
    'workflow.run("x", plain: '                   | ['true', 'false']                    | []
    'bot("x").ask("y", conv'                      | ['conversation_id: ']                | []
    'chat "x", "y", conv'                         | ['conversation_id: ']                | []
    'bots.list(publish_status: '                  | ['"all"', '"published_online"']      | []
    'bots.list(publish_status: "unp'              | ['unpublished_draft']                | ['all']
    'GET "/v1/bots", '                            | ['workspace_id: ', 'page_num: ']     | []
    'GET "/v1/bots", pa'                          | ['page_num: ', 'page_size: ']        | ['workspace_id: ']
    'GET("/v1/bots", pa'                          | ['page_num: ']                       | []
    'GET "/v1/bots", publish_status: "unp'        | ['unpublished_draft']                | ['all']
    'POST "/v1/bot/create", na'                   | ['name: ']                           | []
    'folders.list(folder_type: "dev'              | ['development']                      | []
  }

  @Unroll("#written proposes the paths #some, and not #never")
  def "paths of the catalogue"() {
    when:
    def values = values(written)

    then:
    values.containsAll(some)
    values.intersect(never as List).empty

    where:
    written                         | some                                | never
    'GET "'                         | ['/v1/bots', '/v1/workspaces']      | ['/v1/bot/create']
    'POST "/v1/bot/'                | ['/v1/bot/create', '/v1/bot/update'] | ['/v1/bots']
    'GET("/v1/bo'                   | ['/v1/bots', '/v1/bots/']           | []
    'GET "/v1/bots/'                | ['/v1/bots/7389000000000000001']    | ['/v1/bots']
    'GET "/v1/bots/kf'              | ['/v1/bots/7389000000000000001']    | ['/v1/bots/7389000000000000002']
    'GET "/v1/bots/7389/ver'        | ['/v1/bots/7389/versions']          | []
    'DELETE "/v1/datasets/'         | ['/v1/datasets/7390000000000000001'] | []
    'GET "/v9'                      | []                                  | ['/v1/bots']
  }

  def "paths that a probe saw are offered as those of the catalogue, with what they need; those that were gone say so"() {
    given:
    def seen = { method, path, verdict, needs ->
      new Correction(method, path, verdict, Optional.empty(), needs, 'api.coze.cn', '2026-11-25', 'r1', '')
    }
    def catalog = Catalog.bundled().corrected(CatalogOverlay.EMPTY.merged(
      [seen('GET', '/v9/shapes', 'exists', ['colour']), seen('GET', '/v9/gone', 'absent', []), seen('GET', '/v1/folders', 'absent', [])]))
    def completion = new Completion(live, home, catalog)
    def rows = { String text -> completion.at(text, text.length(), SCOPE).all() }

    expect:
    rows('GET "/v9')*.value() == ['/v9/shapes']
    rows('GET "/v9/shapes", ')*.value().contains('colour: ')
    rows('GET "/v1/fol')[0].description() == 'absent on api.coze.cn, 2026-11-25: List folders of a workspace'
  }

  def "files, where a file is taken"() {
    given:
    Files.createDirectories(home.resolve('docs'))
    ['prompt.md', 'Pro.txt', '.hidden', 'docs/policies.md', 'other.groovy'].each { Files.writeString(home.resolve(it), '') }

    expect:
    values(written) == some

    where:
    written                                  | some
    'file("pro'                              | ['Pro.txt', 'prompt.md']
    'file("docs/'                            | ['docs/policies.md']
    'file("d'                                | ['docs/']
    'file(".h'                               | ['.hidden']
    'include "'                              | ['docs/', 'other.groovy']
    'csv(file("docs/p'                       | ['docs/policies.md']
    'bot "x", from: json(file("pr'           | ['Pro.txt', 'prompt.md']
    'bot("x") { prompt file("pr'             | ['Pro.txt', 'prompt.md']
    'file("nowhere/'                         | []
    'println "pro'                           | []
  }

  def "modules of the library"() {
    expect:
    values('use "ba').contains('batch')
  }

  @Unroll("#written at the bar becomes #becomes")
  def "a proposal replaces what was typed and closes the string"() {
    given:
    int cursor = written.indexOf('|')
    String text = written.replace('|', '')
    def proposals = completion().at(text, cursor, SCOPE)
    def only = proposals.all()[0]

    expect:
    text.substring(0, proposals.replaceFrom()) + only.value() + only.suffix() + text.substring(cursor) == becomes

    where:
    written               | becomes
    'bot("kefu|'          | 'bot("客服助手"'
    'bot("kefu|")'        | 'bot("客服助手")'
    "bot('kefu|').info()" | "bot('客服助手').info()"
    'bot("""kefu|'        | 'bot("""客服助手"""'
    'x.substr|'           | 'x.substring('
    'knowl|'              | 'knowledge("'
    'afterA|'             | 'afterApply { '
    'GET "/v1/workspac|'  | 'GET "/v1/workspaces"'
    'hel|'                | 'hello()'
    '名 = bot("kefu|'      | '名 = bot("客服助手"'
    '"😀"; bot("kefu|'     | '"😀"; bot("客服助手"'
  }

  def "what is on its way is said, and never inserted"() {
    given:
    live.all.clear()
    live.loading = true

    when:
    def proposals = completion().at('bot("', 5, SCOPE)

    then:
    proposals.all() == []
    proposals.loading()
    proposals.remarks()*.shown() == ['… loading bots']
    proposals.remarks().every { it.remark }
  }

  def "a list that could not be loaded says why, in one row"() {
    given:
    live.all.clear()
    live.failure = '401: the token is wrong'

    when:
    def proposals = completion().at('bot("', 5, SCOPE)

    then:
    proposals.all() == []
    !proposals.loading()
    proposals.remarks()*.shown() == ['… bots not loaded: 401: the token is wrong']
  }

  def "names are asked for only where they are taken: #written asks #times times"() {
    when:
    values(written)

    then:
    live.asked == times

    where:
    written                | times
    'bot("'                | 1
    'bots.list().'         | 0
    'bo'                   | 0
    'bot("x").in'          | 0
    'println "'            | 0
    'helper.id.'           | 0
  }

  def "ids are told whole"() {
    expect:
    completion().at('bot("kefu', 9, SCOPE).all()[0].with { [it.shown(), it.description()] } == ['客服助手', '7389000000000000001  published']
  }

  @Unroll("any text is survived: #text")
  def "half a line proposes something or nothing and throws nothing"() {
    expect:
    (0..text.length()).every { completion().at(text, it, SCOPE).replaceFrom() <= it && completion().explain(text, it, SCOPE) != null }

    where:
    text << [
      'bot("客服", a: [1, (2, {x -> x.y}, "a ${b[c].d("e")} f"]) } ) ] x?.y*.z',
      '}}}) ] > < "" \'\' """ /a/ $/ @ # ` \\',
      'bot "x" < prompt "a" > ; List<String> l = [] ; a < b ; l.',
      'class A { def b() { this.c(super.d) } }\nnew A().b().',
      'x = y = z = [a: [b: [c: d.e.f',
      'for (i in 0..<3) { print i.times { it.'
    ]
  }

  List<String> values(String text) {
    completion().at(text, text.length(), SCOPE).all()*.value()
  }

  private Completion completion() {
    new Completion(live, home)
  }

  /** A value that must not be touched. */
  static class Loud {
    String getName() {
      throw new IllegalStateException('a getter was called')
    }
  }
}
