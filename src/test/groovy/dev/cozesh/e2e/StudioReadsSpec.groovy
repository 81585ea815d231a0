package dev.cozesh.e2e

import dev.cozesh.json.Json
import dev.cozesh.sandbox.Canvases
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

/** What a profile that logs in to a self-hosted Coze reads there. */
class StudioReadsSpec extends Specification {
  @TempDir Path directory

  @AutoCleanup
  Sandbox sandbox =
  Sandbox.start(SandboxOptions.defaults().withStorage(Storage.memory()).withPersona(Persona.STUDIO))

  Program program

  def setup() {
    program = new Program(directory, [STUDIO_PASSWORD: 'test-password'])
    profile()
    program.write('policies.md', '# Policies')
    program.write('interview.json', Canvases.line(
        [Canvases.start(), Canvases.output('say', 'hello'), Canvases.end([sum: Canvases.ref('100001', 'a')])]))
    program.write('deploy.groovy', '''\
        def jobs = knowledge("Jobs") { description "what there is"; document file("policies.md") }
        def interview = workflow("interview") { from file("interview.json") }
        bot("WeHan") {
          description "Jobs in Wuhan"
          prompt "You help graduates\\nto find work."
          onboarding { prologue "Hello!"; suggest "Jobs" }
          model "deepseek-v3", temperature: 0.2
          knows jobs
          uses interview
          publish to: ["api", "999"]
        }
        ''')
  }

  private void profile(Map more = [:]) {
    def config = directory.resolve('home/.config/cozesh/config.json')
    Files.createDirectories(config.parent)
    def auth = [kind: 'session', email: 'deploy@example.com', password: 'env:STUDIO_PASSWORD']
    def profile = [base_url: sandbox.baseUri().toString(), workspace: 'WeHan', auth: auth] + more
    Files.writeString(config, Json.line([profiles: [studio: profile]]))
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString('rw-------'))
  }

  private Program.Ended studio(String... line) {
    program.here('--profile', 'studio', *line)
  }

  private int writes() {
    ['create', 'update_meta', 'save', 'publish', 'delete'].sum { sandbox.requests('POST /api/workflow_api/' + it) } +
        ['create', 'publish', 'delete'].sum { sandbox.requests('POST /api/draftbot/' + it) } +
        ['create', 'update', 'document/create', 'document/delete'].sum { sandbox.requests('POST /api/knowledge/' + it) } +
        sandbox.requests('POST /api/playground_api/draftbot/update_draft_bot_info')
  }

  def "export writes a script, with prompts and canvases beside it, that plans no changes"() {
    given:
    assert studio('apply', program.path('deploy.groovy'), '--yes').exit == 0
    ['bot.WeHan', 'workflow.interview', 'knowledge.Jobs'].each { assert studio('forget', it, '--yes').exit == 0 }
    int before = writes()
    Files.createDirectories(program.directory.resolve('taken'))

    when:
    def exported = studio('export', '--output', program.path('taken/space.groovy'))
    def script = Files.readString(Path.of(program.path('taken/space.groovy')))

    then:
    exported.exit == 0
    exported.err.contains('1 knowledge base, 2 workflows, 1 bot')
    script.contains('from file("interview.json")')
    script.contains('prompt file("WeHan.md")')
    script.contains('model "100002", temperature: 0.2, top_p: 0.7, max_tokens: 4096, context_rounds: 3 // deepseek-v3')
    script.contains('publish to: ["api", "999"]')
    script.contains('// not declarable: its canvas: workflow "面试模拟"')
    script.contains('the content of document "policies.txt", 10 characters')

    when:
    def adopted = studio('apply', program.path('taken/space.groovy'), '--adopt', '--yes')
    def planned = studio('plan', program.path('taken/space.groovy'))

    then:
    adopted.exit == 0
    adopted.out.contains('no changes, 4 to adopt')
    planned.exit == 0
    planned.out.contains('no changes, 4 unchanged')
    writes() == before

    and: 'nothing but the console was asked, by applying, exporting and planning alike'
    sandbox.log().every { it.route().startsWith('POST /api/') }
  }

  def "a draft that is not what is published is told, and neither publishing nor its canvas is declared"() {
    given:
    assert studio('apply', program.path('deploy.groovy'), '--yes').exit == 0
    def line = 'studioBots.update(bot_id: bot("WeHan").id, description: "other")'
    assert studio('-e', line).exit == 0

    when:
    def exported = studio('export', 'bot.WeHan')

    then:
    exported.exit == 0
    exported.out.replaceAll(/\n *\/\/ */, ' ').contains('not declared: publish to: ["api", "999"], which would publish the draft; what is published differs in description')
    !exported.out.contains('\n  publish to')
  }

  def "doctor says who is logged in, which spaces there are and what can be deployed; it sends one request"() {
    when:
    def seen = studio('doctor', '--json')
    def checks = seen.json().path('checks').collectEntries { [it.path('name').asText(), it] }

    then:
    seen.exit == 0
    checks.session.path('text').asText().startsWith('console session of deploy@example.com')
    checks.server.path('text').asText().startsWith('answers: HTTP 200')
    checks.spaces.path('text').asText() == 'WeHan (7390000000000000001)'
    checks.workspace.path('text').asText().startsWith('WeHan (7390000000000000001), from ')
    checks.deploys.path('text').asText() == 'knowledge bases, workflows, bots; not databases; chats and runs take a token'
    seen.err.contains('sending one request: POST /api/playground_api/space/list')
    sandbox.log()*.route() == ['POST /api/passport/web/email/login/', 'POST /api/playground_api/space/list']

    when:
    profile(workspace: 'Elsewhere')
    def elsewhere = studio('doctor')

    then:
    elsewhere.exit == 2
    elsewhere.out =~ /!!  workspace   no space is called Elsewhere, from /
  }

  def "names are looked up by the console, and what takes a token says so before anything is sent"() {
    given:
    assert studio('apply', program.path('deploy.groovy'), '--yes').exit == 0

    when:
    def found = studio('-e', 'println([bot("WeHan"), knowledge("Jobs"), workflow("interview")]*.id.every { it =~ /^\\d+$/ }); println bot("WeHan").source()')

    then:
    found.exit == 0
    found.out.startsWith('true\nbot("WeHan") {')

    when:
    int before = sandbox.log().size()
    def refused = studio('-e', call)

    then:
    refused.exit == 1
    refused.err.startsWith("-e:1: $operation takes a token, and this profile has a session")
    refused.err.contains('next: use a profile with an `api_token` of this server')
    sandbox.log().drop(before).every { it.route().startsWith('POST /api/') }

    where:
    call                                  || operation
    'bot("WeHan").ask("hi")'              || 'POST /v3/chat'
    'workflow("interview").run(a: "x")'   || 'POST /v1/workflow/stream_run'
    'bots.list().each { println it }'     || 'GET /v1/bots'
  }

  def "a misspelt name is answered with the nearest, and a database is refused"() {
    when:
    def ended = studio(*line)

    then:
    ended.exit != 0
    ended.err.contains(what)

    where:
    line                                 || what
    ['-e', 'workflow("面试模").id']        || 'did you mean "面试模拟"?'
    ['-e', 'database("jobs").id']        || 'a session lists no databases'
    ['import', 'database.jobs']          || 'a self-hosted Coze lists none to a session'
    ['import', 'workflow.x', '12345']    || 'no workflow has the id 12345'
    ['export', 'database.jobs']          || 'a session lists no databases'
  }
}
