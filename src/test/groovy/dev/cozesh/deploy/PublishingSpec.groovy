package dev.cozesh.deploy

import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.bot.BotUpdate
import dev.cozesh.client.bot.ModelInfo
import dev.cozesh.deploy.desired.DesiredKnowledge.Chunks
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.deploy.desired.Output
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** A bot is published last, and only when its users would notice. */
class PublishingSpec extends Specification {
  @TempDir Path directory
  @AutoCleanup Bench bench

  def setup() {
    bench = new Bench(directory)
  }

  def "#what: published #times more"() {
    given:
    bench.apply(Bench.team(before))
    def published = bench.sandbox.commits('POST /v1/bot/publish')

    when:
    bench.apply(Bench.team(before + change))

    then:
    bench.sandbox.commits('POST /v1/bot/publish') == published + times
    bench.plan(Bench.team(before + change)).isEmpty()

    where:
    what                              | before        | change                                                    || times
    'another prompt'                  | [:]           | [prompt: '# 新角色']                                         || 1
    'another description'             | [:]           | [description: '新描述']                                      || 1
    'a workflow more'                 | [:]           | [uses: ['面试模拟']]                                          || 1
    'a document with other content'   | [:]           | [documents: ['policies.md': '# 新政策']]                     || 0
    'a document more'                 | [:]           | [documents: ['policies.md': '# 政策', 'b.txt': '岗位']]        || 0
    'another way to cut'              | [:]           | [chunks: new Chunks(Optional.of(400), Optional.of('\n'), Optional.empty())] || 0
    'protection'                      | [:]           | [protect: true]                                           || 0
    'nothing'                         | [:]           | [:]                                                       || 0
    'a draft that is not published'   | [publish: []] | [prompt: '# 新角色']                                         || 0
    'a draft that is to be published' | [publish: []] | [publish: ['1024']]                                       || 1
    'no longer to be published'       | [:]           | [publish: []]                                             || 0
  }

  def "outputs alone publish nothing"() {
    given:
    bench.apply(Bench.team())
    def state = Bench.team()
    def published = bench.sandbox.commits('POST /v1/bot/publish')

    when:
    bench.apply(new DesiredState(state.workspace(), state.resources(), [new Output('X', new Output.Text('1'))]))

    then:
    bench.sandbox.commits('POST /v1/bot/publish') == published
  }

  def "what somebody edits in the draft and nobody declares is not published by the next run"() {
    given:
    bench.apply(Bench.team())
    bench.client.bots().update(
        BotUpdate.of(bench.botId(), BotSettings.builder().model(ModelInfo.of('1700000000')).build()))

    expect:
    bench.plan(Bench.team()).isEmpty()
  }

  def "everything else is done before the first bot is published"() {
    when:
    bench.apply(Bench.team())

    then:
    def paths = bench.sandbox.log().findAll { it.method() != 'GET' }*.path()
    paths.last() == '/v1/bot/publish'
    paths.count('/v1/bot/publish') == 1
  }
}
