package dev.cozesh.dsl

import dev.cozesh.deploy.desired.Lifecycle
import spock.lang.Unroll

class LifecycleWordSpec extends LanguageSpec {
  @Unroll('#kind ignores #said: #paths')
  def "what is left alone is said with a word of the block, or with its path on the wire"() {
    expect:
    lifecycle("$kind('N') { ignore $said }").ignored() == paths as Set

    where:
    kind        | said                              || paths
    'bot'       | '"prompt"'                        || ['prompt_info']
    'bot'       | '"prompt", "onboarding"'          || ['prompt_info', 'onboarding_info']
    'bot'       | '["prompt"], "description"'       || ['prompt_info', 'description']
    'bot'       | '"prologue"'                      || ['onboarding_info.prologue']
    'bot'       | '"suggest"'                       || ['onboarding_info.suggested_questions']
    'bot'       | '"context_rounds"'                || ['model_info_config.context_round']
    'bot'       | '"knows"'                         || ['knowledge']
    'bot'       | '"uses"'                          || ['workflow_id_list', 'plugin_id_list']
    'bot'       | '"plugin_id_list.id_list"'        || ['plugin_id_list.id_list']
    'bot'       | '"model_info_config.temperature"' || ['model_info_config.temperature']
    'knowledge' | '"description"'                   || ['description']
    'workflow'  | '"from"'                          || ['canvas']
  }

  def "a word may be repeated, and a path covers what lies below it"() {
    given:
    def lifecycle = lifecycle('bot("N") { ignore "prompt"; ignore "model"; protect() }')

    expect:
    lifecycle.ignored() == ['prompt_info', 'model_info_config'] as Set
    lifecycle.isProtected()
    lifecycle.ignores('prompt_info.prompt')
    lifecycle.ignores('model_info_config.temperature')
    !lifecycle.ignores('onboarding_info.prologue')
  }

  @Unroll('#said in #kind: #next')
  def "what a block cannot leave alone is refused with what it can"() {
    when:
    def refused = refused("$kind('N') {\n  ignore $said\n}")

    then:
    refused.what() == "deploy.groovy:2:3: $kind cannot ignore $said"
    refused.why().startsWith('it can ignore description') || refused.why().startsWith('it can ignore from')
    refused.next() == next

    where:
    kind        | said                      || next
    'bot'       | '"promt"'                 || 'did you mean `prompt`?'
    'bot'       | '"onboardng_info"'        || 'did you mean `onboarding_info`?'
    'bot'       | '"prompt_info.promt"'     || 'did you mean `prompt_info.prompt`?'
    'bot'       | '"everything"'            || 'take the word with which the block sets it'
    'bot'       | '"name"'                  || 'take the word with which the block sets it'
    'bot'       | '""'                      || 'take the word with which the block sets it'
    'knowledge' | '"prompt"'                || 'take the word with which the block sets it'
    'workflow'  | '"form"'                  || 'did you mean `from`?'
  }

  def "what the block does not set may be ignored, too: the line stays right when the word comes and goes"() {
    expect:
    lifecycle('bot("N") { prompt "p"; ignore "description" }').ignored() == ['description'] as Set
  }

  @Unroll
  def "was tells the name of before, of #kind as well"() {
    expect:
    lifecycle("$kind('new 名') { was 'old 名 ' }").was().get() == 'old 名 '
    lifecycle("$kind('new') { was 'first'; was 'second' }").was().get() == 'second'
    lifecycle("$kind('new') { }").was().empty

    where:
    kind << ['bot', 'knowledge', 'workflow']
  }

  @Unroll('#script: #what')
  def "a rename has one end and one beginning"() {
    when:
    def refused = refused(script)

    then:
    refused.what() == what
    !refused.next().empty

    where:
    script                                                  || what
    'bot("A") { was "A" }'                                  || 'deploy.groovy:1:12: was names the name that it has now: "A"'
    'bot("A") { was "" }'                                   || 'deploy.groovy:1:12: was takes the old name, not an empty text'
    'bot("A") { was null }'                                 || 'deploy.groovy:1:12: was takes a text or a file, not nothing (null)'
    'bot("B") { prompt "b" }\nbot("A") { was "B" }'         || 'deploy.groovy:2:1: bot.A was bot.B, which is declared, too'
    'bot("A") { was "B" }\nbot("B") { prompt "b" }'         || 'deploy.groovy:1:1: bot.A was bot.B, which is declared, too'
    'bot("A") { was "O" }\nbot("B") { was "O" }'            || 'deploy.groovy:2:1: bot.O cannot become two objects'
    'bot("A") { was "B" }\nbot("B") { was "A" }'            || 'deploy.groovy:2:1: bot.B was bot.A, which is declared, too'
  }

  def "kinds have names of their own: a bot may have been what a knowledge base is called"() {
    expect:
    declared('knowledge("B") { description "d" }\nbot("A") { was "B" }').resources().size() == 2
  }

  @Unroll
  def "an update at once refuses what only a declaration can keep: #word"() {
    when:
    def refused = refused("bot('N').update { $word }")

    then:
    refused.what() == 'deploy.groovy:1:10: update changes the draft at once, and remembers nothing'

    where:
    word << ['protect()', 'ignore "prompt"', 'was "M"']
  }

  private Lifecycle lifecycle(String script) {
    declared(script).resources()[0].lifecycle()
  }
}
