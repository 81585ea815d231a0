package dev.cozesh.e2e

import dev.cozesh.dsl.Vocabulary
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/** The tour of the prompt is walked at a terminal, from its first line to its last. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ShellPageSpec extends Specification {
  private static final String PAGE = 'docs/shell.md'
  private static final String TEXT = Files.readString(Path.of(PAGE))
  private static final List<Fenced> BLOCKS = Fenced.of(PAGE, TEXT, 'console')

  @TempDir @Shared Path directory
  @AutoCleanup @Shared AtShell shell

  def setupSpec() {
    shell = new AtShell(directory)
  }

  def cleanup() {
    shell.fresh()
  }

  @Unroll("#block")
  def "a transcript is what stands on the screen"() {
    expect:
    isAsPromised(block)

    where:
    block << BLOCKS
  }

  def "every command that the help lists is shown at work"() {
    given:
    def steps = BLOCKS.collectMany { PromptTranscript.of(it.lines) }
    def help = steps.find { it.typed == ['/help'] }.expected
    def commands = help.collectMany { it.findAll(/(?<=^  | {2})\/[a-z]+/) }
    def shown = steps.findAll { it.prompt.startsWith('cozesh') }*.typed.flatten()

    expect:
    // What the page promises of the help is what the help prints, so it lists them all.
    commands.size() > 20
    commands.findAll { command -> !shown.any { it ==~ /\Q$command\E( .*)?/ } } == []
  }

  def "every word of the language stands on the page"() {
    expect:
    Vocabulary.SCRIPT.words()*.name().findAll { !(TEXT =~ /(?m)^\Q$it\E\b/) } == []
  }

  /** One step that is not as promised does not keep the others from being done. */
  private boolean isAsPromised(Fenced block) {
    def wrong = PromptTranscript.of(block.lines).findResults { step ->
      def screen = shell.done(step)
      step.matches(screen) ? null : "$block promises\n$step\nand on the screen stands\n${screen.join('\n')}"
    }
    if (wrong) {
      throw new AssertionError((Object) wrong.join('\n\n'))
    }
    true
  }
}
