package dev.cozesh.e2e

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/** What was typed, over sessions; and what a session begins with. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class PromptSessionsSpec extends Specification {
  private static final String TOKEN = 'pat_test_' + 'aB3' * 12

  @TempDir Path directory
  @AutoCleanup Coze coze = Coze.fresh()

  def "the next session has what this one had: whole blocks, Chinese found by Ctrl-R, and no secret"() {
    given:
    def first = AtPrompt.started(directory, coze)

    when:
    first.enter('def 查询 = [')
    first.await { it.readLines().last().startsWith('… ]>') }
    first.answer('"岗位"]')
    first.answer("t = '$TOKEN'")
    first.paste("u = [\n'$TOKEN']")
    first.await { it.contains("$TOKEN']") }
    first.answer('')
    first.answer('"last"')
    first.key('C-d')

    then:
    first.exit() == 0
    Files.getPosixFilePermissions(history(first)) == PosixFilePermissions.fromString('rw-------')
    !Files.readString(history(first)).contains(TOKEN)

    when:
    def second = AtPrompt.started(directory, coze)
    second.key('Up')

    then:
    second.await { it.endsWith('> "last"') }

    when:
    second.interrupted()
    second.key('C-r')
    second.type('岗')
    second.await { it.contains('"岗位"]') }
    def before = second.prompts()
    second.key('Enter')
    second.await { it.readLines().last() ==~ AtPrompt.PROMPT && second.prompts() > before }

    then:
    second.answer('查询') == '[岗位]'

    cleanup:
    first?.close()
    second?.close()
  }

  def "two prompts at once lose nothing of each other's history"() {
    given:
    def both = (1..2).collect { AtPrompt.started(directory, coze) }

    when:
    (1..3).each { n -> both.eachWithIndex { prompt, at -> prompt.answer("'prompt $at line $n'") } }
    both.each {
      it.key('C-d')
      assert it.exit() == 0
    }

    then:
    Files.readString(history(both[0])).readLines().sort() == (0..1).collectMany { at -> (1..3).collect { "'prompt $at line $it'".toString() } }

    cleanup:
    both*.close()
  }

  def "a first start is a demonstration that says what to try, sends nothing, and works"() {
    given:
    def prompt = AtPrompt.started(directory, null)

    expect:
    prompt.screen().readLines().size() == 4
    prompt.screen().contains('nothing is configured')
    prompt.screen().contains('Ctrl-D to leave')
    prompt.answer('6*7') == '42'
    !Files.exists(prompt.program.directory.resolve('.cozesh'))

    when:
    def bots = prompt.answer('bots')

    then:
    bots.readLines().size() > 2
    bots =~ /\d{19}/

    cleanup:
    prompt?.close()
  }

  def "the start-up file runs first, and one that fails does not keep the prompt away"() {
    given:
    def home = Files.createDirectories(directory.resolve('home of cozesh'))
    Files.writeString(home.resolve('init.groovy'), 'greeting = "早上好"\nnosuch()\n')
    def prompt = AtPrompt.started(directory, coze, variables: [COZESH_HOME: home.toString()])

    expect:
    prompt.screen().contains('nosuch')
    prompt.answer('greeting') == '早上好'

    cleanup:
    prompt?.close()
  }

  def "an editor has the terminal to itself, with every key and its echo, and Ctrl-C in it runs nothing"() {
    given:
    def editor = directory.resolve('my editor')
    Files.writeString(editor, '#!/bin/sh\nprintf "editing> "\nread -r line\necho "\\"$line\\"" >"$1"\n')
    editor.toFile().executable = true
    def prompt = AtPrompt.started(directory, coze, variables: [EDITOR: "'$editor'".toString()])
    prompt.answer('"one"')

    when:
    prompt.enter('/edit')
    prompt.await { it.endsWith('editing>') }
    prompt.enter('zwei 三')
    prompt.await { it.readLines().last() ==~ AtPrompt.PROMPT && it.contains('editing>') }

    then:
    prompt.printed() == 'editing> zwei 三\nzwei 三'

    when:
    prompt.enter('/edit')
    prompt.await { it.endsWith('editing>') }
    prompt.interrupted()

    then:
    prompt.printed() =~ /stopped$/
    prompt.answer('_') == 'zwei 三'

    cleanup:
    prompt?.close()
  }

  def "a Ctrl-C that ended the editor is not met by the next line, however late it comes"() {
    given:
    def editor = directory.resolve('quick editor')
    def shell = directory.resolve('pid')
    Files.writeString(editor, "#!/bin/sh\n(sleep 0.4; kill -INT \$(cat '$shell')) >/dev/null 2>&1 &\nexit 130\n")
    editor.toFile().executable = true
    def prompt = AtPrompt.started(directory, coze, variables: [EDITOR: "'$editor'".toString()])
    Files.writeString(shell, "${prompt.process().pid()}")
    prompt.answer('"one"')

    expect:
    prompt.answer('/edit') == 'stopped'
    prompt.answer('"typed behind it"') == 'typed behind it'

    cleanup:
    prompt?.close()
  }

  @Unroll("#end")
  def "whatever a workspace is called, the prompt is one line with one end, and nothing is obeyed"() {
    given:
    def prompt = AtPrompt.opened(directory, coze, line: ['--workspace', workspace])

    when:
    prompt.await { it.endsWith(end) }
    prompt.type('6*7')
    prompt.key('Enter')

    then:
    prompt.await { it =~ /(?m)^42$/ && it.endsWith(end) }
    prompt.screen().readLines().last().count('>') == 1
    !prompt.bytes().contains('\u001b]0;owned')
    !prompt.title().contains('owned')

    cleanup:
    prompt?.close()

    where:
    workspace                        | end
    '100% > x'                       | ':100% › x]>'
    '%M %N [x]'                      | ':%M %N (x)]>'
    'a\u001b]0;owned\u0007b'  | ':a\\x1b)0;owned\\x07b]>'
  }

  private static Path history(AtPrompt prompt) {
    def found = []
    new File(prompt.program.variables().HOME).eachFileRecurse { if (it.name == 'history') { found << it.toPath() } }
    assert found.size() == 1
    found[0]
  }
}
