package dev.cozesh.dsl

import dev.cozesh.deploy.desired.DesiredBot
import dev.cozesh.error.CozeScriptException
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Requires
import spock.lang.Unroll

class BotJsonSpec extends LanguageSpec {
  DesiredBot from(String json, String rest = '') {
    write 'bot.json', json
    (DesiredBot) declared("bot 'B', from: json(file('bot.json'))$rest").resources()[0]
  }

  def "the team's names and the right names of the wire are mapped"() {
    expect:
    with(from('{"description": "d", "instructions": "p", "welcome_message": "w", "avatar": "", "icon": null}')) {
      name() == 'B'
      description().get() == 'd'
      prompt().get() == 'p'
      onboarding().get().prologue().get() == 'w'
      onboarding().get().suggestions().isEmpty()
    }
    with(from('''{"prompt_info": {"prompt": "p"}, "onboarding_info": {"prologue": "w", "suggested_questions": ["a", "b"]},
      "model_info_config": {"model_id": 7, "temperature": 0.5, "context_round": 3}}''')) {
      prompt().get() == 'p'
      onboarding().get().prologue().get() == 'w'
      onboarding().get().suggestions().get() == ['a', 'b']
      model().get().modelId() == '7'
      model().get().temperature().get() == 0.5d
      model().get().contextRounds().get() == 3
    }
    from('{"suggested_questions": ["a"]}').onboarding().get().suggestions().get() == ['a']
    from('{"prompt": "p"}').prompt().get() == 'p'
  }

  def "the block comes after the file and wins; what it does not say stays"() {
    expect:
    with(from('{"instructions": "p", "welcome_message": "w"}', ' { prompt "q"; onboarding { suggest "s" } }')) {
      prompt().get() == 'q'
      onboarding().get().prologue().get() == 'w'
      onboarding().get().suggestions().get() == ['s']
    }
  }

  def "without a name in the script the file's is taken"() {
    expect:
    declared('bot from: [name: "N"]').resources()*.address()*.name() == ['N']
    refused('bot from: [description: "d"]').what().endsWith('this bot has no name')
  }

  def "one error names every key that has no place, each with its reason"() {
    when:
    def e = refused('''bot "B", from: [
      instructions: "p", visibility: "private", version: "5.0", workflows: [], avatar: "http://x/a.png", descripton: "d", colour: "red"]''')

    then:
    e.what() == 'deploy.groovy:1:1: the bot\'s JSON holds 6 keys that cannot be taken over: ' +
      'visibility, version, workflows, avatar, descripton, colour'
    e.why().contains('visibility: Coze has no such field')
    e.why().contains('version: Coze counts versions itself')
    e.why().contains('workflows: these describe workflows and hold no ids; write `uses workflow("name")`')
    e.why().contains('avatar: Coze takes no address of a picture')
    e.why().contains('descripton: Coze\'s bot has no such field; did you mean description?')
    e.why().contains('colour: Coze\'s bot has no such field')
    e.next().contains('`ignore: ["visibility", "version", "workflows", "avatar", "descripton", "colour"]`')
  }

  @Unroll
  def "#json is refused: #reason"() {
    expect:
    refused("bot 'B', from: $json").why().contains(reason)

    where:
    json                                                    || reason
    '[prompt: [system_prompt: "p", welcome_message: "w"]]'  || 'prompt.system_prompt: Coze ignores it; write prompt_info.prompt'
    '[prompt: [system_prompt: "p", welcome_message: "w"]]'  || 'prompt.welcome_message: Coze ignores it; write onboarding_info.prologue'
    '[prompt_info: [text: "p"]]'                            || 'prompt_info.text: '
    '[description: 5]'                                      || 'description: a text is wanted here, not Integer'
    '[instructions: "a", prompt: "b"]'                      || 'prompt: another key gives the prompt already'
    '[suggested_questions: "a"]'                            || 'suggested_questions: a list of texts is wanted here'
    '[dataset_ids: ["1"]]'                                  || 'dataset_ids: write `knows knowledge("name")`'
    '[space_id: "1"]'                                       || 'space_id: write `workspace "…"` in the script'
    '[model_info_config: [top_k: 1]]'                       || 'model_info_config: an object with a model_id'
    '[model_info_config: [model_id: "1", top_z: 1]]'        || 'model_info_config.top_z: '
  }

  def "ignore leaves out exactly what it names"() {
    expect:
    declared('bot "B", from: [visibility: "x", version: 1, instructions: "p"], ignore: ["visibility", "version"]')
      .resources()[0].prompt().get() == 'p'
    refused('bot "B", from: [visibility: "x", version: 1], ignore: ["version"]').what().endsWith('taken over: visibility')
    with(refused('bot "B", from: [visibility: "x"], ignore: ["visibilty"]')) {
      what().contains('ignore names visibilty, which the JSON does not hold')
      next() == 'did you mean "visibility"?'
    }
  }

  static final Path TEAM = Path.of('../shared/wehan')

  def "two names for one bot are refused in the same error; the same name twice is fine"() {
    when:
    def e = refused('bot "WeHan", from: [name: "WeHan 求职助手", version: 1]')

    then:
    e.what().endsWith('2 keys that cannot be taken over: version, name')
    e.why().contains('name: the script says "WeHan", the JSON "WeHan 求职助手"; drop one')
    e.next().contains('`ignore: ["version", "name"]`')
    declared('bot "A", from: [name: "A", avatar: ""]').resources()*.name() == ['A']
    declared('bot "A", from: [name: "B"], ignore: ["name"]').resources()*.name() == ['A']
  }

  @Requires({ Files.isDirectory(Path.of('../shared/wehan')) })
  def "the team's bot is refused by name, and taken over once its left-overs are left out on purpose"() {
    given:
    def script = "bot from: json(file('wehan_bot.json'))"
    def runner = new ScriptRunner(host)

    when:
    runner.run(new ScriptSource('team.groovy', TEAM.toAbsolutePath(), script), [])

    then:
    def e = thrown(CozeScriptException)
    e.what().endsWith('3 keys that cannot be taken over: visibility, version, workflows')

    when:
    def bot = runner.run(new ScriptSource('team.groovy', TEAM.toAbsolutePath(),
      "$script, ignore: ['visibility', 'version', 'workflows']"), [])
      .declared().resources()[0]

    then:
    bot.name() == 'WeHan 求职助手'
    bot.prompt().get().startsWith('# 角色')
    bot.onboarding().get().prologue().get().startsWith('你好！我是 WeHan')
  }

  @Requires({ Files.isDirectory(Path.of('../shared/wehan')) })
  def "of the team's documents Markdown goes as txt and the table is declined with the reason"() {
    given:
    def runner = new ScriptRunner(host)
    def at = { String text -> new ScriptSource('team.groovy', TEAM.toAbsolutePath(), text) }

    when:
    def documents = runner.run(at('knowledge("K") { document file("knowledge_docs/policies.md") }'), [])
      .declared().resources()[0].documents()

    then:
    documents*.name() == ['policies.txt']
    documents[0].remark().get() == 'policies.md is sent as txt: Coze takes no Markdown'

    when:
    runner.run(at('knowledge("K") {\n  document file("knowledge_docs/jobs.csv")\n}'), [])

    then:
    def e = thrown(CozeScriptException)
    e.what() == 'team.groovy:2:3: document knowledge_docs/jobs.csv is a table'
    e.why().contains('holds text only')

    when:
    def rows = runner.run(at('csv(file("knowledge_docs/jobs.csv"))'), []).value()

    then:
    rows.size() == 31
    rows[0].company == '华为'
    rows[0].keySet().size() == 12
  }
}
