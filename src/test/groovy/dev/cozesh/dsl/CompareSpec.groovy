package dev.cozesh.dsl

import dev.cozesh.client.bot.BotCreate
import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.bot.BotUpdate
import dev.cozesh.client.bot.ModelInfo
import dev.cozesh.client.dataset.ChunkStrategy
import dev.cozesh.client.dataset.DatasetCreate
import dev.cozesh.client.dataset.DocumentBase
import dev.cozesh.client.dataset.DocumentsCreate
import dev.cozesh.client.workspace.WorkspaceCreate
import dev.cozesh.deploy.Bench
import dev.cozesh.error.CozeUsageException
import dev.cozesh.sandbox.Fault
import spock.lang.Timeout

/** The module compare: two workspaces side by side. */
@Timeout(120)
class CompareSpec extends LanguageSpec {
  Bench bench
  String left
  String right

  def setup() {
    bench = new Bench(folder.resolve('.cozesh'))
    host.client = bench.client
    left = bench.client.workspaces().create(WorkspaceCreate.of('测试', 't'))
    right = bench.client.workspaces().create(WorkspaceCreate.of('生产', 'p'))
  }

  def cleanup() {
    bench.close()
  }

  def "what is missing, different and the same is told, and how it differs"() {
    given:
    def jobs = [left, right].collect { knowledge(it, '岗位') }
    [left, right].eachWithIndex { space, n ->
      def id = bot(space, 'same', '你是助手')
      bench.client.bots().update(BotUpdate.of(id, BotSettings.NONE).withKnowledge([jobs[n]]))
    }
    bot(left, 'mixed', '你是 WeHan 的助手\u0007')
    bot(right, 'mixed', '你是武汉的助手\u0007')
    bot(left, 'left', 'x')
    bot(right, 'right', 'x')
    document(jobs[0], 'a.txt', 'aa')
    document(jobs[1], 'a.txt', 'aaa')
    def writes = bench.writes()

    when:
    def rows = compared('compare "测试", "生产"')

    then:
    rows.collect { [it.kind, it.name, it.state] } == [
      ['knowledge', '岗位', 'different'], ['bot', 'left', 'only in 测试'], ['bot', 'mixed', 'different'],
      ['bot', 'right', 'only in 生产'], ['bot', 'same', 'same']]
    rows[0].differences == [[field: 'documents/a.txt', before: '2 bytes', after: '3 bytes', diff: '[-2-]{+3+} bytes']]
    rows[2].fields == ['prompt_info.prompt']
    rows[2].differences[0].before == '你是 WeHan 的助手\u0007'
    rows[2].differences[0].diff == '你是[- WeHan -]{+武汉+}的助手\\u0007'
    said() == '''\
      kind|name|state|what
      knowledge|岗位|different|documents/a.txt
      bot|left|only in 测试|
      bot|mixed|different|prompt_info.prompt
      bot|right|only in 生产|

      knowledge 岗位
        documents/a.txt: [-2-]{+3+} bytes

      bot mixed
        prompt_info.prompt: 你是[- WeHan -]{+武汉+}的助手\\u0007
      compare: 2 different, 1 only in 测试, 1 only in 生产, 1 same
      '''.stripIndent()
    bench.writes() == writes
  }

  def "what is the same can be listed, ids name workspaces, and a workspace equals itself"() {
    given:
    bot(left, 'b', 'p')
    def space = bench.workspace()

    expect:
    compared("compare '$left', '$left', same: true")*.state == ['same']
    said() == 'kind|name|state|what\nbot|b|same|\ncompare: 1 same\n'
    compared("compare snapshot('$space'), 'WeHan'").every { it.state == 'same' && it.kind == 'workflow' }
  }

  def "a setting that only one side has is a difference"() {
    given:
    bot(left, 'b', 'p', ModelInfo.builder('1').temperature(0.5G).build())
    bot(right, 'b', 'p', ModelInfo.builder('1').temperature(0.7G).build())

    expect:
    compared('compare "测试", "生产"')[0].differences == [[field: 'model_info_config.temperature', before: 0.5G, after: 0.7G, diff: '0.[-5-]{+7+}']]
  }

  def "of several with one name none is compared, and one that is not read stops nothing"() {
    given:
    2.times { bot(left, 'twin', "$it") }
    bot(right, 'twin', 'x')
    [left, right].each { bot(it, 'broken', 'x') }
    [left, right].each { bot(it, 'fine', 'x') }
    bench.sandbox.faults().add(Fault.on('GET /v1/bots/{bot_id}').truncatedJson())

    when:
    def rows = compared('compare "测试", "生产"')

    then:
    rows.collectEntries { [it.name, it.state] } == [broken: 'failed', fine: 'same', twin: 'several']
    rows[0].error.contains('GET /v1/bots/')
    rows[2].error.count('739') == 3
  }

  def "a workspace that is not there is refused by its name"() {
    when:
    compared('compare "测试", "生铲"')

    then:
    def refused = thrown(CozeUsageException)
    refused.what().contains('no workspace "生铲"')
    refused.why().contains('"生产"')
  }

  private String bot(String space, String name, String prompt, ModelInfo model = ModelInfo.of('1')) {
    bench.client.bots().create(new BotCreate(space, name, BotSettings.builder().prompt(prompt).model(model).build()))
  }

  private String knowledge(String space, String name) {
    bench.client.datasets().create(DatasetCreate.text(space, name, 'd'))
  }

  private void document(String dataset, String name, String text) {
    bench.client.documents().create(DocumentsCreate.text(dataset, [DocumentBase.local(name, 'txt', text.bytes)], ChunkStrategy.automatic()))
  }

  private List<Map> compared(String call) {
    host.printed.buffer.length = 0
    run("use 'compare'\n$call").value() as List<Map>
  }

  private String said() {
    host.printed.toString()
  }
}
