package dev.cozesh.e2e

import dev.cozesh.json.Json
import dev.cozesh.sandbox.Canvases
import dev.cozesh.sandbox.Fault
import dev.cozesh.sandbox.Persona
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import dev.cozesh.sandbox.Storage
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** A profile that logs in to a self-hosted Coze, and scripts that declare bots and workflows there. */
class StudioProgramSpec extends Specification {
  private static final String AREA = 'POST /api/workflow_api/'

  @TempDir Path directory

  @AutoCleanup
  Sandbox sandbox =
  Sandbox.start(SandboxOptions.defaults().withStorage(Storage.memory()).withPersona(Persona.STUDIO))

  Program program

  def setup() {
    program = new Program(directory, [STUDIO_PASSWORD: 'test-password'])
    def config = directory.resolve('home/.config/cozesh/config.json')
    Files.createDirectories(config.parent)
    def auth = [kind: 'session', email: 'deploy@example.com', password: 'env:STUDIO_PASSWORD']
    def profile = [base_url: sandbox.baseUri().toString(), workspace: 'WeHan', auth: auth]
    Files.writeString(config, Json.line([profiles: [studio: profile]]))
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString('rw-------'))
    program.write('flow.groovy', 'workflow("interview") { from file("interview.json") }')
    program.write('interview.json', canvas('hello'))
  }

  def "a script makes, saves and publishes its workflow, and a second run writes nothing"() {
    when:
    def first = apply()

    then:
    first.exit == 0
    first.out.contains('created workflow interview')
    first.out.contains('published workflow interview')
    ['create', 'save', 'publish'].every { sandbox.commits(AREA + it) == 1 }

    when:
    def second = apply()

    then:
    second.exit == 0
    second.out.contains('no changes, 1 unchanged')
    ['create', 'save', 'publish'].every { sandbox.commits(AREA + it) == 1 }

    when:
    program.write('interview.json', canvas('good day'))
    def third = apply()

    then:
    third.exit == 0
    third.out.contains('nodes/130001/data.inputs.content.value.content: hello → good day')
    third.out.contains('publish: version v0.0.1 → version v0.0.2')
    sandbox.commits(AREA + 'save') == 2

    and: 'nothing that was written holds the password'
    !written().contains('test-password')
  }

  def "the script of the cloud makes its knowledge base there too, and sends a document when it has changed"() {
    given:
    program.write('policies.md', '# Rules')
    program.write('jobs.groovy', """\
        knowledge("Jobs") {
          description "what there is"
          document file("policies.md")
          chunks size: 500, overlap: 10
        }
        """)

    when:
    def first = apply('jobs.groovy')

    then:
    first.exit == 0
    first.out.contains('+ documents/policies.txt: 7 bytes')
    first.out.contains('created knowledge Jobs')
    !first.out.contains('overlap: 10 is not sent')

    when:
    def second = apply('jobs.groovy')

    then:
    second.exit == 0
    second.out.contains('no changes, 1 unchanged')

    when:
    program.write('policies.md', '# Other rules')
    def third = apply('jobs.groovy')

    then:
    third.exit == 0
    third.out.contains('documents/policies.txt: unknown size → 13 bytes')
    ['document/create', 'document/delete'].collect { sandbox.commits('POST /api/knowledge/' + it) } == [2, 1]

    when:
    program.write('jobs.groovy', 'knowledge("Jobs") { document url("https://example.com/faq") }')
    def refused = apply('jobs.groovy')

    then:
    refused.exit == 1
    refused.err.contains('knowledge base "Jobs": a self-hosted Coze reads no web pages, so https://example.com/faq has to be a file')
  }

  def "the script of the page makes a bot with what it binds, a second run writes nothing, destroy deletes it all"() {
    given:
    def page = Files.readString(Path.of('docs/deploy.md')).replaceFirst(/(?s)^.*\n## On a Studio\n/, '')
    def script = (page =~ /(?m)^    workspace "Personal"\n(?:    .*\n)+/)[0]
    program.write('bot.groovy', script.replace('"Personal"', '"WeHan"'))
    program.write('policies.md', '# Policies')

    when:
    def first = bot('apply')
    def second = bot('apply')

    then:
    first.exit == 0
    first.out.contains('published bot WeHan')
    second.exit == 0
    second.out.contains('no changes, 3 unchanged')
    sandbox.commits('POST /api/draftbot/create') == 1
    sandbox.commits('POST /api/draftbot/publish') == 1

    when:
    def last = bot('destroy', '--allow-delete', '3')

    then:
    last.exit == 0
    last.out.contains('deleted bot WeHan')
    sandbox.commits('POST /api/draftbot/delete') == 1
  }

  def "a channel that is not served is refused with its place, and before anything is sent"() {
    given:
    program.write('bot.groovy', 'bot("WeHan") { prompt "hi"; publish to: ["api", "10000001"] }')

    when:
    def ended = bot('apply')

    then:
    ended.exit == 1
    ended.err.contains('bot.groovy:1:1: bot "WeHan": a self-hosted Coze publishes to the API ("api" or 1024)')
    ended.err.contains('next: deploy bots, workflows')
    sandbox.log().isEmpty()
  }

  private Program.Ended bot(String verb, String... options) {
    program.here('--profile', 'studio', verb, program.path('bot.groovy'), '--yes', *options)
  }

  def "a lock that somebody else holds ends with exit 8 and their name"() {
    given:
    sandbox.privateEdition(true)
    apply()
    program.write('interview.json', canvas('good day'))

    when:
    sandbox.faults().add(
        Fault.on(AREA + 'edit_lock').status(
        200, '{"code":777777759,"msg":"being edited","data":{"user_name":"li","remaining_ttl":540}}', [:]))
    def ended = apply()

    then:
    ended.exit == 8
    ended.err =~ /workflow\.interview is being edited by li until \S+; nothing was overwritten/
    sandbox.commits(AREA + 'save') == 1
  }

  private Program.Ended apply(String script = 'flow.groovy') {
    program.here('--profile', 'studio', 'apply', program.path(script), '--yes')
  }

  private String written() {
    def text = new StringBuilder()
    program.directory.toFile().eachFileRecurse { if (it.file) text << it.getText('UTF-8') }
    text.toString()
  }

  private static String canvas(String word) {
    Canvases.line([Canvases.start(), Canvases.output('say', word), Canvases.end([sum: Canvases.ref('100001', 'a')])])
  }
}
