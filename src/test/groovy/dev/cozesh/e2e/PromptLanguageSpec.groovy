package dev.cozesh.e2e

import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** The language at the prompt, as the team that pastes whole scripts into it meets it. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class PromptLanguageSpec extends Specification {
  private static final String SCRIPT = '''// deploy.groovy, pasted whole
    |workspace "WeHan"
    |
    |def jobs = knowledge("求职知识库") {
    |    description "岗位数据与就业政策"
    |    document text("政策.txt", "# 政策")
    |}
    |
    |def names = ["模拟面试", "查岗位"]
    |def greeting = """你好！
    |欢迎"""
    |
    |def wehan = bot("求职助手") {
    |    description "武汉高校毕业生一站式求职助手"
    |    prompt "你是助手"
    |    onboarding { prologue greeting; suggest names[0], names[1] }
    |    knows jobs
    |}
    |
    |bot "面试官" <
    |    prompt "angle"
    |    onboarding <
    |        prologue "hi"
    |        suggest "a", "b"
    |    >
    |>
    |
    |/* a comment
    |   over lines */
    |class Cat {
    |    String name
    |    String toString() { "cat $name" }
    |}
    |
    |def twice(n) {
    |    n * 2
    |}
    |
    |if (twice(2) == 4) {
    |    println "doubled"
    |} else {
    |    println "not doubled"
    |}
    |
    |outer:
    |for (i in 1..3) {
    |    for (j in 1..3) {
    |        if (j == 2) continue outer
    |        print "$i$j "
    |    }
    |}
    |println ""
    |new Cat(name: "咪")
    |twice 21
    |'''.stripMargin()

  @TempDir @Shared Path directory
  @AutoCleanup @Shared Coze coze = Coze.fresh()
  @AutoCleanup @Shared AtPrompt prompt

  def setupSpec() {
    prompt = AtPrompt.started(directory, coze, rows: 60)
  }

  def cleanup() {
    prompt.fresh()
  }

  def "a pasted script of both forms runs part by part, and is planned and applied as one"() {
    when:
    prompt.paste(SCRIPT)
    prompt.await { it.contains('twice 21') }
    prompt.key('Enter')
    prompt.await { it.endsWith('apply? [y/N/d]') }

    then:
    prompt.scrollback().contains('\ndoubled\n11 21 31 \ncat 咪\n42\n')
    prompt.scrollback().contains('3 to create')

    when:
    prompt.answer('y')

    then:
    coze.drafts()*.name()*.get().sort() == ['求职助手', '面试官']
    coze.datasets()*.name()*.get() == ['求职知识库']
    coze.documents().size() == 1
    prompt.answer('names.size() + twice(20)') == '42'
  }

  def "what a thread prints while a line is typed stands above it, and the line is whole"() {
    given:
    prompt.enter('later = Thread.start { sleep 500; println "后来一"; println "后来二" }; 1')
    prompt.await { it =~ /(?m)^1$/ }
    prompt.type('"半句')

    when:
    prompt.await { it =~ /(?m)^后来二$/ }
    prompt.type('话"')
    prompt.await { it.endsWith('> "半句话"') }

    then:
    prompt.screen().readLines()[-3..-2] == ['后来一', '后来二']

    when:
    prompt.key('Enter')
    prompt.await { it =~ /(?m)^半句话$/ }

    then:
    prompt.answer('6*7') == '42'
  }

  def "what throws in a thread is one line above what is typed"() {
    when:
    prompt.enter('t = new Thread({ sleep 300; throw new IllegalStateException("不行") }); t.start(); 1')
    prompt.type('6*')
    prompt.await { it.contains('a thread of an earlier line failed') }
    prompt.type('7')
    prompt.await { it.endsWith('> 6*7') }

    then:
    prompt.screen().readLines()[-2] ==~ /a thread of an earlier line failed: \[\d+\]:1: IllegalStateException: 不行/
    !prompt.screen().contains('\tat ')
  }

  def "a line that wants more memory than there is says so, and the next one runs"() {
    given:
    def small = AtPrompt.started(directory, coze, variables: [JAVA_TOOL_OPTIONS: '-Xmx128m'])

    when:
    def printed = small.answer('(1..2_000_000_000).toList()')

    then:
    printed.contains('there is not enough memory for this')
    printed.contains('COZESH_JAVA_OPTS=-Xmx4g')
    small.answer('6*7') == '42'

    cleanup:
    small.close()
  }
}
