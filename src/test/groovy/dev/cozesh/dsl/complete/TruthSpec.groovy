package dev.cozesh.dsl.complete

import dev.cozesh.dsl.OnSandbox
import dev.cozesh.error.CozeScriptException
import spock.lang.Unroll

/** What completion says of words is what the words do: scripts are run for comparison. */
class TruthSpec extends OnSandbox {
  @Unroll("#word takes #names")
  def "the options of a word are those that it does not refuse"() {
    when:
    run(script)

    then:
    def refusal = thrown(CozeScriptException)
    (refusal.why() - 'it takes ').split(', ') as Set == names as Set

    where:
    script                                              | word
    'bot("x") { model "m", nothing: 1 }'                | 'model'
    'knowledge("x") { chunks nothing: 1 }'              | 'chunks'
    'bot("x") { publish nothing: 1 }'                   | 'publish'

    names = WordOptions.of(word)*.name()
  }

  @Unroll("#script gives what #expression is said to be")
  def "the type of an expression is the class of its value"() {
    given:
    def live = Live.demonstration()
    def context = Context.of(Written.of(dev.cozesh.dsl.script.Cut.of(script), dev.cozesh.dsl.script.Cut.of(script).pieces().size()), dev.cozesh.dsl.Scope.EMPTY)
    def told = context.types().endingAt(context.written().size() - 1).get()

    expect:
    told.raw().isInstance(value(script))
    live.asked == 0

    where:
    script << [
      'bot("求职助手")',
      'bots.list()',
      'bots.list().toList()',
      'workflow.list()',
      'workflow.find { it.id }',
      'workflow.list().find { it.id }',
      'workflow.list().findAll { it.id }',
      'workflow.findAll { it.id }.first()',
      'workflow.sort { it.id }',
      'workflow.list().toSorted { it.id }.first()',
      'workflow.list().take(1).first().id',
      'workspaces.list()',
      'workflow.list().first()',
      'workflow.run(workflow.list().first().id)',
      'workflow("739").name',
      'GET("/v1/workspaces")',
      'GET("/v1/workspaces").status',
      '"a".substring(0).toUpperCase()',
      '[1, 2].collect { it }',
      '[a: 1].keySet()',
      '(1..3).toList()',
      '1.5',
      'new Date()',
      'datasets.create(name: "types", format_type: "text")',
      'bots.create(name: "types")'
    ]
    expression = script
  }

  @Unroll("#handle of a handle gives what it is said to give")
  def "what Groovy sees as an object alone is told by a table that is true"() {
    given:
    def bot = value("bots.list().find { it.name == '求职助手' }?.id ?: bots.list().first().id")
    def base = value('datasets.list().first().id')
    def flow = value('workflow.list().first().id')
    def script = handle.replace('BOT', bot).replace('BASE', base).replace('FLOW', flow)
    def cut = dev.cozesh.dsl.script.Cut.of(script)
    def context = Context.of(Written.of(cut, cut.pieces().size()), dev.cozesh.dsl.Scope.EMPTY)

    expect:
    context.types().endingAt(context.written().size() - 1).get().raw().isInstance(value(script))

    where:
    handle << [
      'bot("BOT").info()',
      'bot("BOT").versions()',
      'bot("BOT").ask("hi")',
      'bot("BOT").chat("hi")',
      'bot("BOT").update { prompt "p" }',
      'bots.info("BOT")',
      'bots.info("BOT").name',
      'chat("BOT", "hi")',
      'chat("BOT", "hi").text',
      'knowledge("BASE").documents()',
      'workflow("FLOW").info()',
      'workflow("FLOW").run()',
      'workflow("FLOW").run().output',
      'workflow("FLOW").stream()',
      'workflow.stream("FLOW")'
    ]
  }

  def "what classes and getters would do is left undone"() {
    given:
    def scope = new dev.cozesh.dsl.Scope([loud: Loud, create: Closure], [:], [Loud.name.replace('$', '.')])
    def completion = new Completion(LiveNames.NONE, java.nio.file.Path.of(''))

    when:
    ['loud.na', 'loud.name.su', 'loud.name.', 'create().toU', 'create.call().toU', 'Loud.', 'loud.&', 'loud*.name.'].each { text ->
      (0..text.length()).each { completion.at(text, it, scope); completion.explain(text, it, scope) }
    }

    then:
    System.getProperty('cozesh.loud') == null
    completion.at('loud.na', 7, scope).all()*.value() == ['name']
  }

  static class Loud {
    static {
      System.setProperty('cozesh.loud', 'initialised')
    }

    String getName() {
      System.setProperty('cozesh.loud', 'read')
      'x'
    }
  }
}
