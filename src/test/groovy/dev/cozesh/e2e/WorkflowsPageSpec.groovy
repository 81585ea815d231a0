package dev.cozesh.e2e

import dev.cozesh.deploy.workflow.Linter
import dev.cozesh.deploy.workflow.WorkflowFile
import dev.cozesh.json.Json
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What the page on deploying shows of workflows. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WorkflowsPageSpec extends Specification {
  private static final String PAGE = 'docs/deploy.md'
  private static final String SECTION =
  Files.readString(Path.of(PAGE)).replaceFirst(/(?s)^.*\n(?=## Workflows\n)/, '').replaceFirst(/(?s)\n## On a Studio.*$/, '\n')

  @TempDir Path directory

  def "the transcript is what the command prints of the file that stands before it"() {
    given:
    def program = new Program(directory)
    program.write('flow.json', Fenced.of(PAGE, SECTION, 'json')[0].text())
    def step = Transcript.of(Fenced.of(PAGE, SECTION, 'text')[0].lines)[0]

    when:
    def ended = program.here(*step.command.replace('./cozesh ', '').split(' '))

    then:
    ended.exit == 1
    Transcript.matches(step.expected, ended.out, ended.err)
  }

  def "a hand-written file becomes each form, and each form reads back as the same workflow"() {
    given:
    def program = new Program(directory)
    Files.copy(getClass().getResourceAsStream('/workflow/digest.plain.json'), program.directory.resolve('digest.json'))

    when:
    def canvas = program.here('workflow', 'convert', 'digest.json', '--to', 'canvas')
    def clipboard = program.here('workflow', 'convert', 'digest.json', '--to', 'clipboard', '--output', 'c.json')
    def zip = program.here('workflow', 'convert', 'digest.json', '--to', 'zip')

    then:
    [canvas, clipboard, zip]*.exit == [0, 0, 0]
    def expected = canvas.json()
    ['c.json', 'digest.zip'].every { name ->
      def read = WorkflowFile.read(Files.readAllBytes(program.directory.resolve(name)), name)
      Linter.lint(read) == [] && read.canvas().get().json() == expected
    }
  }

  def "findings can be had as JSON, and what cannot be converted is not written"() {
    given:
    def program = new Program(directory)
    Files.copy(getClass().getResourceAsStream('/workflow/voice.plain.json'), program.directory.resolve('voice.json'))

    when:
    def lint = program.here('workflow', 'lint', '--json', 'voice.json')
    def convert = program.here('workflow', 'convert', 'voice.json', '--to', 'zip')

    then:
    lint.exit == 1
    with(lint.json()) {
      it.path('form').asText() == 'plain'
      it.path('errors').asInt() == 2
      it.at('/findings/0/node').asText() == 'talk'
      it.at('/findings/0/title').asText() == '语音对话'
    }
    convert.exit == 1
    convert.err.contains('nothing was written')
    !Files.exists(program.directory.resolve('voice.zip'))
  }

  def "a workflow with an error is converted as it is, says so, and the exit code is 1"() {
    given:
    def program = new Program(directory)
    def flow = getClass().getResourceAsStream('/workflow/questions.clipboard.json').getText('UTF-8')
    program.write('flow.json', flow.replace('五道题', '${COUNT}道题'))

    when:
    def ended = program.here('workflow', 'convert', 'flow.json', '--to', 'clipboard')

    then:
    ended.exit == 1
    ended.err.contains('1 placeholder is not filled in: COUNT')
    ended.json() == Json.parse(flow.replace('五道题', '${COUNT}道题'), 'flow')
  }

  def "what is asked wrongly is told with what there is"() {
    given:
    def program = new Program(directory)
    program.write('flow.json', '{}')

    expect:
    def ended = program.here(*line.split(' '))
    ended.exit == 2
    ended.err.contains(told)

    where:
    line                                  || told
    'workflow look flow.json'             || '`lint` and `convert` are'
    'workflow lint'                       || 'file is missing'
    'workflow lint other.json'            || 'cannot be read'
    'workflow convert flow.json'          || 'write --to canvas, clipboard or zip'
    'workflow convert flow.json --to yml' || '`yml` is no form of a workflow'
  }

  def "D29: at the command line there are files, exit 9, and who waits in the result file"() {
    given:
    def program = new Program(directory)
    Files.copy(getClass().getResourceAsStream('/workflow/questions.clipboard.json'), program.directory.resolve('q.json'))
    def script = program.write('deploy.groovy', 'workflow("出题") { from file("q.json") }\n')

    when:
    def ended = program.here('apply', '--sandbox=data', '--yes', '--result-file', program.directory.resolve('r.json').toString(), script.toString())

    then:
    ended.exit == 9
    Json.parse(Files.readString(program.directory.resolve('r.json')), 'r').path('waiting')*.asText() == ['workflow.出题']
    def handed = []
    program.directory.resolve('.cozesh/handover').toFile().eachFileRecurse { if (it.file) handed << it.name }
    handed.sort() == ['出题.clipboard.json', '出题.zip']
    handed.every { ended.err.contains(it) }

    when: 'the zip is declared itself'
    def zip = program.directory.resolve('.cozesh/handover').toFile()
    zip.eachFileRecurse { if (it.name.endsWith('.zip')) Files.copy(it.toPath(), program.directory.resolve('q.zip')) }
    program.write('deploy.groovy', 'workflow("出题") { from file("q.zip") }\n')
    def again = program.here('apply', '--sandbox=data', '--yes', script.toString())

    then:
    again.exit == 9
  }
}
