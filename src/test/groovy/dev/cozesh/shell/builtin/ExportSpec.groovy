package dev.cozesh.shell.builtin

import dev.cozesh.client.bot.BotCreate
import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.bot.BotUpdate
import java.nio.file.Files

class ExportSpec extends VerbSpecification {
  static final HOSTILE = ['a "b" \'c\'', '$x ${y}', '求职助手', '😀 emoji', 'back\\slash', '// not', '*/ end', 'x.groovy', '  two  ', "it's", 'class', 'WeHan', 'wehan']

  def "a space full of objects, exported, is planned with --adopt without a change and applied without a write"() {
    given:
    HOSTILE.each { knowledge("k $it".take(20), it) }
    knowledge('no description')
    HOSTILE.each {
      def id = client.bots().create(new BotCreate(workspace(), it.take(20), BotSettings.builder().description(it).prompt("# $it\n\nline two \$z\n'''\n\"\"\"\n").build()))
      client.bots().update(BotUpdate.of(id, BotSettings.builder().onboarding(it, [it, 'zwei']).build()).withKnowledge([datasets()[0].id()]))
    }
    bot('bare')
    client.bots().publish(bots().find { it.name().get() == '求职助手' }.id(), ['1024'])
    def objects = bots().size() + datasets().size()
    def before = writes()

    when:
    def exit = run('export', '--output', 'space.groovy')

    then:
    exit == 0
    remarks().contains("${datasets().size()} knowledge bases, ")
    remarks().contains("${bots().size()} bots")
    remarks().contains('next: `cozesh apply space.groovy --adopt` takes them over and changes nothing')
    writes() == before
    Files.readString(dir.resolve('space.groovy')).contains('file("求职助手.md")')
    Files.readString(dir.resolve('求职助手.md')).contains('# 求职助手\n\nline two $z\n')

    when: 'it is planned'
    def planned = run('plan', dir.resolve('space.groovy').toString(), '--adopt', '--json', '--detailed-exitcode')

    then:
    planned == 0
    json().changes.intValue() == 0
    json().actions.countBy { it.action.textValue() } == [adopt: objects, none: 1] // the sandbox's workflow
    json().actions.every { it.fields.empty }

    when: 'it is applied'
    def applied = run('apply', dir.resolve('space.groovy').toString(), '--adopt')

    then:
    applied == 0
    writes() == before
    state().resources.size() == objects
    run('plan', dir.resolve('space.groovy').toString(), '--detailed-exitcode') == 0
    writes() == before
  }

  def "some objects only, on the screen, where a prompt stays inside the script"() {
    given:
    bot('WeHan', 'one\ntwo')
    bot('Other', 'x')

    expect:
    run('export', 'bot.WeHan', 'bot.WeHan') == 0
    printed().startsWith("""\
        // As it is on the server: planned, this changes nothing.
        workspace "WeHan"

        bot("WeHan") {
          // bot ${bots().find { it.name().get() == 'WeHan' }.id()}
          prompt '''\\
        one
        two'''
          model """.stripIndent())
    printed().count('bot("') == 1
    printed().endsWith('}\n')
  }

  def "--json is what is there as one document"() {
    given:
    def id = bot('WeHan', 'p')

    expect:
    run('export', '--json') == 0
    json().workspace_name.textValue() == 'WeHan'
    json().objects*.address*.textValue() == ['workflow.面试模拟', 'bot.WeHan']
    json().objects[1].id.textValue() == id
    json().objects[1].declarable.booleanValue()
    json().objects[1].fields.get('prompt_info.prompt').textValue() == 'p'
  }

  def "prompts of names that some file systems take for one are told apart"() {
    given:
    ['WeHan', 'wehan'].each { bot(it, "of $it\n") }

    expect:
    run('export', '--output', 'space.groovy') == 0
    dir.toFile().list().findAll { it.endsWith('.md') }.every { it =~ /(?i)^wehan-\d+\.md$/ }
    dir.toFile().list().count { it.endsWith('.md') } == 2
    Files.readString(dir.resolve("WeHan-${bots().find { it.name().get() == 'WeHan' }.id()}.md")) == 'of WeHan\n'
  }

  def "what is asked for and is not there is named with the nearest; two formats are one too many"() {
    given:
    bot('WeHan')

    expect:
    run('export', 'bot.WeHam') == 2
    remarks().contains('no bot "WeHam"')
    remarks().contains('"WeHan"')
    run('export', 'robot.x') == 2
    run('export', '--groovy', '--json') == 2
    remarks().contains('leave one of them out')
    run('export', '--output', 'nix/space.groovy') == 2
  }

  def "a file that is there and says something else is not lost"() {
    given:
    bot('WeHan', 'p')
    script('mine', 'space.groovy')

    expect:
    run('export', '--output', 'space.groovy') == 2
    Files.readString(dir.resolve('space.groovy')) == 'mine'
    said(['n'], 'export', '--output', 'space.groovy') == 0
    Files.readString(dir.resolve('space.groovy')) == 'mine'
    said(['y'], 'export', '--output', 'space.groovy') == 0
    Files.readString(dir.resolve('space.groovy')).contains('bot("WeHan")')
  }
}
