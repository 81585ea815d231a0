package dev.cozesh.dsl.folder

import dev.cozesh.deploy.workflow.Form
import dev.cozesh.dsl.CozeScript
import dev.cozesh.dsl.script.ScriptCompiler
import spock.lang.Specification

class FolderScriptSpec extends Specification {
  static final HOSTILE = ['a "b" \'c\'', '$x ${y}', '求职助手', '😀', 'back\\slash', '*/ // #', 'class', '  two ', "it's", 'line\nbreak']

  def "names and files of any kind are literals that say just that"() {
    given:
    def bots = HOSTILE.collect { new FoundBot("${it}.json", it, [(it): "$it\n}) { evil() }".toString()]) }
    def workflows = HOSTILE.collect { new FoundWorkflow("${it}.json", it, Form.CANVAS) }
    def members = HOSTILE.collect { new FoundKnowledge.Member("${it}.md", Optional.of('GBK'), Optional.of("$it\nexit".toString())) }
    def content = new FolderContent([new FoundKnowledge('k"', false, members)], [], workflows, bots, [])

    when:
    def text = new FolderScript(content, { it }).text()
    def literals = []
    def shell = new GroovyShell(new Binding(
        bot: { Map map, name, body -> literals << name << map.from << map.ignore[0] },
        workflow: { name, body -> literals << name; body.delegate = [from: { literals << it }]; body() },
        knowledge: { name, body -> literals << name; body.delegate = [document: { Map m, f -> literals << f }]; body() },
        json: { it }, file: { it }))
    shell.evaluate(text)

    then:
    literals == ['k"'] + HOSTILE.collect { "${it}.md" as String } + HOSTILE.collectMany { [it, "${it}.json" as String] } +
        HOSTILE.collectMany { [it, "${it}.json" as String, it] }
    new ScriptCompiler(CozeScript.classLoader, CozeScript.name).compile('Script_x.groovy', 'x', text)
  }

  def "the only bot knows all knowledge bases; of several none is guessed"() {
    given:
    def docs = new FoundKnowledge('knowledge_docs', false, [new FoundKnowledge.Member('a.md', Optional.empty(), Optional.empty())])
    def pictures = new FoundKnowledge('map', true, [new FoundKnowledge.Member('m.png', Optional.empty(), Optional.empty())])
    def bots = ['A', 'B'].collect { new FoundBot("${it}.json", it, [:]) }

    expect:
    with(new FolderScript(new FolderContent([docs, pictures], [], [], bots.take(1), []), { "x/$it" as String }).text()) {
      it.contains('def knowledgeDocs = knowledge("knowledge_docs") {\n    document file("x/a.md")\n}\n')
      it.contains('knowledge("map") {\n    image file("x/m.png")\n}\n')
      it.contains('    knows knowledgeDocs, map\n')
      it.contains('    // publish to: ["api"]')
    }
    !new FolderScript(new FolderContent([docs], [], [], bots, []), { it }).text().contains('knows')
  }
}
