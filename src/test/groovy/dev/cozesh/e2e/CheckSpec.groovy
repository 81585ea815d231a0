package dev.cozesh.e2e

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** `cozesh check`, where nothing is configured: neither a server nor a token. */
class CheckSpec extends Specification {
  static final TOKEN = 'pat_test_0123456789abcdef'

  @TempDir Path directory
  Program program

  def setup() {
    program = new Program(directory)
  }

  def "everything that is wrong comes in one answer, each with its place, in the order of the script"() {
    given:
    program.write('flow.json', '{"nodes": [{"id": "a", "type": "interaction", "config": {}}], "edges": []}')
    def file = write("""\
        def jobs = knowledge("Jobs") {
            descripton "open positions"
            document file("missing.md")
            chunks size: 5
        }
        database("jobs") { rows file("missing.csv") }
        x = nonsense(1)
        bot("A name that is longer than Coze takes") {
            systm_prompt "You help."
            onboarding { prologe "hi" }
            knows jobs
        }
        workflow("w") { from file("flow.json") }
        if (args.empty) { knowledge("In a branch") { nix 1 } }
        for (n in ["p", "q"]) { knowledge(n) { more 2 } }
        guard("few") { creats <= 3 }
        """)

    when:
    def ended = program.here('check', file)

    then:
    ended.exit == 1
    ended.err == ''
    ended.out.readLines().findAll { it.startsWith(file) && !it.contains('; ') }*.substring(file.size() + 1)*.replaceAll(/(there is no file \S+).*/, '$1') == [
      '2:5: unknown word descripton in knowledge',
      '3:14: there is no file missing.md',
      '4:5: chunks size: takes a whole number, 100 to 2000, not 5',
      '6:25: there is no file missing.csv',
      '7:5: unknown word nonsense',
      '8:1: bot "A name that is longer than Coze takes": name has 37 characters, Coze takes 1 to 20',
      '9:5: unknown word systm_prompt in bot',
      '10:18: unknown word prologe in onboarding',
      '14:46: unknown word nix in knowledge',
      '15:40: unknown word more in knowledge',
      '16:16: unknown name creats in guard',
    ]
    ended.out.contains("$file:13:1: workflow \"w\": flow.json: node a: type \"interaction\" is not among Coze's node types")
    ended.out.contains('did you mean `description`?')
  }

  def "what hangs on an answer is no fault: it is listed, and what stands behind it is looked at all the same"() {
    given:
    def file = write('''\
        workspace "WeHan"
        def ws = workspaces.list().first().id
        def all = bots.list(ws)
        def list = all.findAll { it.name }
        println "there are ${list.size()}"
        if (list) { knowledge("K") { description "d" } }
        def token = secret("PARTNER_TOKEN")
        def address = env("PARTNER_ADDRESS")
        save "names.txt", address
        def name = ask("Which one? ")
        knowledge("Jobs") { description name }
        bot("A") { knows knowledge("Jbos"), knowledge("Elsewhere"); uses workflow("面试模拟") }
        output "OTHER", bot("Other").id
        bot("A").ask("hi")
        POST "/v1/x", token: token
        workflow.run("面试模拟", a: 1)
        probe { GET "/v1/{bots,bot}" }
        journal("j.jsonl") { it.write([a: 1]) }
        snapshot()
        apply()
        guard { creates < 9 }
        guard("none") { deletes > 5 }
        afterApply { throw new IllegalStateException("never run") }
        knowledge("Last") { descripton "x" }
        ''')

    when:
    def ended = program.here('check', file, '--json')
    def json = ended.json()

    then:
    ended.exit == 1
    json.get('exit').intValue() == 1
    json.get('faults')*.get('what')*.textValue() == ["$file:24:21: unknown word descripton in knowledge" as String]
    json.get('declared')*.textValue() == ['knowledge.Jobs', 'bot.A', 'knowledge.Last']
    json.get('would_call')*.textValue()*.replace(file, 'f') ==
        ['POST /v3/chat (f:14)', 'POST /v1/x (f:15:1)', 'POST /v1/workflow/stream_run (f:16)', 'a probe of 2 requests']
    json.get('would_look_up')*.get('what')*.textValue() == [
      'GET /v1/workspaces', 'variable PARTNER_ADDRESS', 'bot "Other"', 'workflow "面试模拟"', 'workspace "WeHan"', 'GET /v1/workspaces', 'secret PARTNER_TOKEN',
      'knowledge base "Jbos", not the declared "Jobs"', 'knowledge base "Elsewhere"', 'workflow "面试模拟"',
    ]
    json.get('not_checked')*.get('line')*.intValue().containsAll([2, 3, 4, 5, 6, 8, 10, 11, 18, 19])
    !program.directory.resolve('names.txt').toFile().exists()
    !program.directory.resolve('.cozesh').toFile().exists()
  }

  def "a script without a fault ends with 0 and says what it declares"() {
    given:
    def file = write('''\
        final count = 2
        def twice(x) { x * 2 }
        def (a, b) = [1, count]
        def steps
        steps = { n -> n == 0 ? 0 : 1 + steps(n - 1) }
        int sum = twice(a) + b + steps(3)
        while (sum > 3) { sum-- }
        knowledge("Jobs") { description "open: $sum" }
        bot "WeHan" < prompt "You help."; knows knowledge("Jobs") >
        assert sum == 3
        return sum
        ''')

    when:
    def ended = program.here('check', file)

    then:
    ended.exit == 0
    ended.out == "$file: 1 knowledge base, 1 bot; no fault\n"
    ended.err == ''
  }

  def "a script of a thousand statements, and one block of as many, are looked at as well"() {
    given:
    def file = write((1..1000).collect { "knowledge('k$it') { description 'x$it' }" }.join('\n')
        + "\nknowledge('long') {\n" + (1..1500).collect { "  description '$it'" }.join('\n') + '\n}')

    when:
    def ended = program.here('check', file)

    then:
    ended.out == "$file: 1001 knowledge bases; no fault\n"
  }

  def "a secret is the worst of it: #what"() {
    given:
    program.write('prompt.md', "call with $TOKEN")
    def file = write(text.replace('TOKEN', TOKEN))

    when:
    def ended = program.here('check', file)

    then:
    ended.exit == 10
    ended.out.contains('unknown word nix')
    ended.out.contains(place)
    !ended.out.contains(TOKEN)

    where:
    what              | text                                                     || place
    'in the script'   | 'nix()\ndef t = "TOKEN"'                                   || 'deploy.groovy:2:10: a secret stands in the script: pat_…'
    'in a file'       | 'nix()\nbot("A") { prompt file("prompt.md") }'             || 'prompt.md:1:11: a secret stands in the file: pat_…'
    'in a document'   | 'nix()\nknowledge("K") { document file("prompt.md") }'     || 'holds what looks like a secret: pat_…'
  }

  def "what only looks like a secret is let through by its fingerprint"() {
    given:
    def file = write("def t = '$TOKEN'")
    def mark = (program.here('check', file).out =~ /--allow-secret (\w+)/)[0][1]

    expect:
    program.here('check', file, '--allow-secret', "$mark").exit == 0
  }

  def "what does not compile is one fault with its place"() {
    given:
    def file = write('knowledge("A") {\n  description "x"\n')

    when:
    def ended = program.here('check', file, '--json')

    then:
    ended.exit == 1
    ended.json().get('faults').size() == 1
    ended.json().get('faults')[0].get('place').get('line').intValue() == 1
  }

  def "a build server shows each fault beside the code"() {
    given:
    def file = write('knowledge("A") { nix 1 }\nknowledge("B") { nax 1 }')

    when:
    def ended = program.here('check', file, '--annotations')

    then:
    ended.exit == 1
    ended.err.readLines()*.replace(file, 'deploy.groovy') == [
      '::error file=deploy.groovy,line=1,col=18,title=cozesh%2C exit 1::unknown word nix in knowledge',
      '::error file=deploy.groovy,line=2,col=18,title=cozesh%2C exit 1::unknown word nax in knowledge',
    ]
  }

  def "an included script is looked at like its own, in its file"() {
    given:
    program.write('parts/more.groovy', 'def helper(x) { knowledge(x) { description "d" } }\nnix()\nknowledge("In") { nax 1 }')
    def file = write('include "parts/more.groovy"\nhelper("Jobs")\nuse "smoke"\nuse "smok"')

    when:
    def ended = program.here('check', file)

    then:
    ended.exit == 1
    ended.out.contains('parts/more.groovy:2:1: unknown word nix')
    ended.out.contains('parts/more.groovy:3:19: unknown word nax in knowledge')
    ended.out.contains("$file:4:1: there is no module smok")
    ended.out.contains("2 knowledge bases; 3 faults")
  }

  def "with a server and a token at hand still nothing is sent"() {
    given:
    def coze = Coze.fresh()
    program = new Program(directory, coze.access())
    def file = write('bot("A") { knows knowledge("B") }\nbots.list()\nbot("A").ask "x"\nPOST "/v1/bot/create", name: "x"\napply()')

    expect:
    program.here('check', file).exit == 0
    coze.requests() == 0

    cleanup:
    coze?.close()
  }

  def "a script for another workspace than its environment's is refused as a run would refuse it"() {
    given:
    program.write('.cozesh/config.json', '{"environments": {"prod": {"profile": "p", "workspace": "WeHan"}}, "profiles": {"p": {"base_url": "https://api.coze.cn"}}}')
    def file = write('workspace "Other"\nknowledge(environment) { description "d" }')

    when:
    def ended = program.here('check', file, '--environment', 'prod', '--json')

    then:
    ended.exit == 10
    ended.json().get('declared')*.textValue() == ['knowledge.prod']
  }

  def "the script may come from standard input, as an editor has it"() {
    when:
    def ended = program.here(['check', '-'], dev.cozesh.shell.command.Tty.NONE, 'knowledge("A") { nix 1 }')

    then:
    ended.exit == 1
    ended.out.contains(':1:18: unknown word nix in knowledge')
  }

  def "what is no script is said at once: #operand"() {
    given:
    program.write('plan.json', '{"cozesh_plan": 1}')

    expect:
    program.here(*(['check'] + (operand ? [program.path(operand)] : []))).exit == exit

    where:
    operand       || exit
    ''            || 2
    'plan.json'   || 2
    'none.groovy' || 2
  }

  private String write(String text) {
    program.write('deploy.groovy', text.stripIndent())
    program.path('deploy.groovy')
  }
}
