package dev.cozesh.shell.slash

import dev.cozesh.client.bot.BotCreate
import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.dataset.DatasetCreate
import dev.cozesh.deploy.plan.Action
import dev.cozesh.error.CozeConflictException
import dev.cozesh.error.CozeUsageException
import java.nio.file.Files
import spock.lang.Timeout
import spock.lang.Unroll

@Timeout(60)
class AdoptCommandSpec extends HandSpecification {
  def command() {
    new AdoptCommand({ reader() }, folder)
  }

  String made(String name, String prompt = 'p') {
    bench.client.bots().create(new BotCreate(bench.workspace(), name, BotSettings.builder().prompt(prompt).build()))
  }

  @Unroll("#typed")
  def "a live object is printed as its declaration, and how to take it over is told"() {
    given:
    def id = made('WeHan 求职助手')

    when:
    command().run(typed.replace('ID', id), console())

    then:
    printed().startsWith("bot(\"WeHan 求职助手\") {\n  // bot $id\n  prompt \"p\"\n")
    printed().endsWith('}\n')
    remarks() == "to manage it from a script: `cozesh apply FILE.groovy --adopt`, or `cozesh import 'bot.WeHan 求职助手' $id`\n"

    where:
    typed << ['bot WeHan 求职助手', 'bot "WeHan 求职助手"', "bot 'WeHan 求职助手'", 'bot ID']
  }

  def "with a file it is written there, and planned with adopt it changes nothing"() {
    given:
    def id = made('WeHan 求职助手')

    when:
    command().run('bot WeHan 求职助手 wehan.groovy', console())
    def plan = planned('wehan.groovy', true)

    then:
    plan.changes()*.action() == [Action.ADOPT]
    plan.isEmpty()
    printed().isEmpty()
    remarks().startsWith("wrote wehan.groovy: bot $id\nto manage it from a script: `cozesh apply wehan.groovy --adopt`")

    when:
    bench.client.bots().update(dev.cozesh.client.bot.BotUpdate.of(id, BotSettings.builder().prompt('new').build()))
    command().run('bot WeHan 求职助手 wehan.groovy', console())

    then:
    thrown(CozeUsageException)
    !Files.readString(folder.resolve('wehan.groovy')).contains('new')
  }

  def "knowledge bases and workflows are printed, too"() {
    given:
    bench.client.datasets().create(DatasetCreate.text(bench.workspace(), '岗位', '武汉'))

    when:
    command().run('knowledge 岗位', console())
    command().run('workflow 面试模拟', console())

    then:
    printed().contains('knowledge("岗位") {')
    printed().contains('workflow("面试模拟") {')
    remarks().contains('cozesh import knowledge.岗位 ')
    !remarks().contains('workflow.')
  }

  def "of two with one name the id decides, and the way over leads by the id"() {
    given:
    def ids = (1..2).collect { made('twin') }

    when:
    command().run('bot twin', console())

    then:
    def several = thrown(CozeConflictException)
    ids.every { several.why().contains(it) }

    when:
    command().run("bot ${ids[1]}", console())

    then:
    remarks() == "another bot has this name; to manage this one: `cozesh import bot.twin ${ids[1]}`\n"
  }

  @Unroll("/adopt #typed")
  def "what is not there is refused with what is near"() {
    given:
    made('WeHan')

    when:
    command().run(typed, console())

    then:
    def refused = thrown(CozeUsageException)
    refused.what() == what
    refused.why() == why
    refused.next() == next

    where:
    typed        || what                                 | why                            | next
    'bot WeHam'  || 'no bot "WeHam" in workspace "WeHan"' | 'the nearest are "WeHan"'      | 'write name or id as the list shows it'
    'bt WeHan'   || '/adopt knows no bt'                 | 'it takes bot, knowledge, database, workflow' | 'did you mean `/adopt bot …`?'
    'bot'        || '/adopt bot does not say which bot'  | ''                             | 'write `/adopt bot|knowledge|database|workflow NAME|ID [FILE.groovy]`'
    ''           || '/adopt does not say what'           | 'it takes bot, knowledge, database, workflow' | 'write `/adopt bot|knowledge|database|workflow NAME|ID [FILE.groovy]`'
  }

  def "the example works, and the kinds are proposed"() {
    when:
    command().run(command().example() - '/adopt ', console())

    then:
    printed().contains('workflow("面试模拟")')
    command().proposals('k') == ['knowledge']
  }
}
