package dev.cozesh.dsl

import dev.cozesh.dsl.script.CompiledFile
import java.nio.file.Files
import java.nio.file.Path

/** The modules of the distribution, as the build compiles them. */
class LibrarySpec extends LanguageSpec {
  def "the build puts byte code of its text beside each module"() {
    given:
    def texts = Path.of('stdlib').toFile().listFiles().collectEntries { [it.name, it.text] }
    texts.each { name, text -> write("lib/$name", text) }

    when:
    LibraryBuild.main(folder.resolve('lib').toString())

    then:
    texts.every { name, text ->
      def bytes = Files.readAllBytes(folder.resolve('lib').resolve(name.replace('.groovy', '.compiled')))
      CompiledFile.read(bytes, text).get().entry() == "Module_${name.replace('.groovy', '')}".toString()
    }
  }

  def "a module that does not compile stops the build with its place"() {
    given:
    write('lib/odd.groovy', 'def x = (1\n')

    when:
    LibraryBuild.main(folder.resolve('lib').toString())

    then:
    def e = thrown(dev.cozesh.error.CozeScriptException)
    e.what().startsWith('odd.groovy:1:9')
  }

  def "a failure within a module is told at the script's own line, its words too"() {
    expect:
    refused('use "tables"\n\nmarkdown(null, columns: 7)').what().startsWith('deploy.groovy:3')
    refused('use "tables"\n\nsave("x", [1])').what().startsWith('deploy.groovy:3')
  }

  def "a module beside the script is used when the distribution has none of that name"() {
    given:
    write('stdlib/mine.groovy', 'String hello() { "mine" }')
    write('stdlib/tables.groovy', 'String markdown(x) { "mine" }')

    expect:
    run('use "mine"\nhello()').value() == 'mine'
    run('use "tables"\nmarkdown([])').value() == ''
  }
}
