package dev.cozesh.e2e

import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

class ReleaseCommandsSpec extends Specification {
  @TempDir Path root
  @AutoCleanup Coze coze = Coze.fresh()
  Program program

  def setup() {
    program = new Program(root, coze.access() + [USER: 'ann'])
    apply('# 角色一', '# 政策一')
    apply('# 角色二', '# 政策二')
  }

  def "releases lists what was applied"() {
    when:
    def listed = program.here('releases')

    then:
    listed.exit == 0
    def lines = listed.out.readLines()
    lines[0] =~ /^release  when +by +script +cause  objects$/
    lines[1] =~ /^1        \S+Z  ann@\S+  deploy\.groovy  apply  2 created$/
    lines[2] =~ /^2        \S+Z  ann@\S+  deploy\.groovy  apply  2 changed$/
    program.here('releases', '--json').json()*.path('number')*.asInt() == [1, 2]
  }

  def "releases show tells what one left behind"() {
    when:
    def shown = program.here('releases', 'show', '1')

    then:
    shown.out.startsWith('Release 1 of deploy.groovy, ')
    shown.out.contains("bot.WeHan ${coze.drafts()[0].id()} version ")
    shown.out.contains('  prompt_info.prompt: "# 角色一"')
    shown.out.contains('  documents/policies.txt: ')
    program.here('releases', 'show', '1', '--json').json().path('objects').size() == 2
  }

  def "releases diff tells in what two differ"() {
    when:
    def told = program.here('releases', 'diff', '1', '2')

    then:
    told.out.contains('~ bot.WeHan')
    told.out.contains('~ prompt_info.prompt: "# 角色一" → "# 角色二"')
    told.out =~ /~ documents\/policies\.txt: sha256 \w{12} → sha256 \w{12}/
    program.here('releases', 'diff', '1', '1').out == 'no difference\n'
    program.here('releases', 'diff', '1', '2', '--json').json()*.path('address')*.asText() ==
        ['knowledge.求职知识库', 'bot.WeHan']
  }

  def "rollback says what does not return, shows the plan, asks, and does it"() {
    when: 'nobody says yes'
    def asked = program.here('rollback', '1')

    then:
    asked.exit == 2
    asked.out.startsWith(
        'Back to release 1 of deploy.groovy; what does not return:\n' +
        '  these documents are sent anew and get new ids: policies.txt in knowledge.求职知识库\nPlan for workspace ')
    prompts() == ['# 角色二']

    when:
    def done = program.here('rollback', '1', '--yes', '--json')

    then:
    done.exit == 0
    done.json().path('updated').size() == 2
    done.err.contains('recorded as release 3')
    prompts() == ['# 角色一']

    and: 'the script still says what it said, and its plan knows that this undoes a rollback'
    def plan = program.here('plan', program.path('deploy.groovy'))
    plan.out.contains('note: what stands is a rollback to 1, made as release 3; the script says something else')
    plan.out.contains('~ bot WeHan')
  }

  def "outputs are handed over after a rollback as well"() {
    when:
    program.here('rollback', '1', '--yes', '--outputs', program.path('.env'))

    then:
    program.directory.resolve('.env').toFile().text.contains("COZE_BOT_ID=${coze.drafts()[0].id()}")
  }

  def "the project says how many are kept: #setting"() {
    given:
    program.write('.cozesh/config.json', """{"releases": $setting}""")

    when:
    def applied = program.here('apply', program.path('deploy.groovy'), '--yes')
    apply('# 角色三', '# 政策三')

    then:
    applied.exit == 0
    program.here('releases', '--json').json()*.path('number')*.asInt() == kept

    where:
    setting || kept
    '1'     || [3]
    '"off"' || [1, 2]
    '50'    || [1, 2, 3]
  }

  def "a number of releases that is none is refused"() {
    given:
    program.write('.cozesh/config.json', '{"releases": 0}')

    when:
    def refused = program.here('releases')

    then:
    refused.exit == 2
    refused.err.contains('config.json, releases: `0` will not do')
    refused.err.contains('a whole number, 1 to 10000, or "off"')
  }

  def "#line is refused: #said"() {
    when:
    def refused = program.here(*line)

    then:
    refused.exit == 2
    refused.err.contains(said)

    where:
    line                            || said
    ['releases', 'show', '9']       || 'there is no release 9'
    ['releases', 'show', 'x']       || '`x` is not the number of a release'
    ['releases', 'diff', '1']       || 'the number of the other release is missing'
    ['releases', 'drop', '1']       || '`releases drop` is nothing'
    ['rollback', '0', '--yes']      || '`0` is not the number of a release'
    ['rollback', '9', '--yes']      || 'there is no release 9'
    ['rollback', '1', '2', '--yes'] || '`2` is one operand too many'
  }

  private void apply(String prompt, String policies) {
    program.write('policies.md', policies)
    program.write('deploy.groovy', """\
      bot("WeHan") {
        prompt "$prompt"
        knows knowledge("求职知识库") { document file("policies.md") }
        publish to: ["api"]
      }
      output "COZE_BOT_ID", bot("WeHan").id
      """.stripIndent())
    assert program.here('apply', program.path('deploy.groovy'), '--yes').exit == 0
  }

  private List<String> prompts() {
    coze.published()*.promptInfo()*.get()*.prompt()*.get()
  }
}
