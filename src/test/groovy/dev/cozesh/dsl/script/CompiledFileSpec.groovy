package dev.cozesh.dsl.script

import dev.cozesh.dsl.CozeScript
import spock.lang.Specification

/** Byte code on disk. */
class CompiledFileSpec extends Specification {
  private static final TEXT = 'def f() { [1].collect { it + 1 } }\nfile(file("a").name); file("b")\nf()\n'

  private static CompiledScript compiled(String text = TEXT) {
    new ScriptCompiler(CozeScript.classLoader, CozeScript.name).compile('Module_x.groovy', 'x.groovy', text)
  }

  def "what was written is read: classes, entry, the calls that have lines of their own"() {
    given:
    def script = compiled()
    def read = CompiledFile.read(CompiledFile.bytes(script, TEXT), TEXT).get()

    expect:
    read.entry() == 'Module_x'
    read.endsWithValue()
    read.classes().keySet() == script.classes().keySet()
    read.classes().every { name, code -> code == script.classes()[name] }
    read.sites() == script.sites()
    read.sites().values()*.around().any { it.present }
    read.load(CozeScript.classLoader).name == 'Module_x'
  }

  def "byte code is never given for another text"() {
    given:
    def bytes = CompiledFile.bytes(compiled(), TEXT)

    expect:
    [TEXT + ' ', TEXT.replace('1', '2'), ''].every { CompiledFile.read(bytes, it).empty }
  }

  def "bytes that are cut short hold no script"() {
    given:
    def bytes = CompiledFile.bytes(compiled(), TEXT)

    expect:
    (0..<bytes.length).step(7).every { CompiledFile.read(Arrays.copyOf(bytes, it), TEXT).empty }
  }
}
