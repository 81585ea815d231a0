package dev.cozesh.shell.slash

import dev.cozesh.error.CozeUsageException
import dev.cozesh.shell.command.Console
import spock.lang.Specification
import spock.lang.Unroll

/** Which lines are commands, and which command they name. */
class SlashTableSpec extends Specification {
  def table = new SlashTable(['help', 'history', 'list', 'last', 'exit', 'e'].collect { named(it) })

  private static SlashCommand named(String name) {
    [name: { name }, synopsis: { "/$name".toString() }, summary: { '' }, help: { '' }, example: { "/$name" }, run: { String rest, Console console -> }] as SlashCommand
  }

  @Unroll("#line")
  def "a command is its name, or a beginning that only it has, with what stands behind"() {
    when:
    def typed = table.read(line).get()

    then:
    typed.command().name() == name
    typed.rest() == rest

    where:
    line                 || name      | rest
    '/help'              || 'help'    | ''
    '/help last'         || 'help'    | 'last'
    '  /list   a b  '    || 'list'    | 'a b'
    '/his'               || 'history' | ''
    '/?'                 || 'help'    | ''
    '/e'                 || 'e'       | ''
    '/ex'                || 'exit'    | ''
    '/last one\n two'    || 'last'    | 'one\n two'
    '/LAST'              || 'last'    | ''
  }

  @Unroll("`#line`")
  def "anything else is code"() {
    expect:
    table.read(line).isEmpty()

    where:
    line << ['', '/', '6*7', '/ab+c/.matcher("x")', '/\\d/', '//comment', '/* comment */', '/a/', '1 /help', '"/help"']
  }

  def "a command without operands refuses one, and does not run"() {
    when:
    table.read('/exit now').get().run(null)

    then:
    def e = thrown(CozeUsageException)
    e.what() == '/exit takes no operand'
    e.next() == '`/exit`'
  }

  @Unroll("#line")
  def "a name that is no command's, or more than one's, is told with those that are near"() {
    when:
    table.read(line)

    then:
    def e = thrown(CozeUsageException)
    e.what() == what
    "${e.why()} ${e.next()}".contains(says)

    where:
    line    || what                                 | says
    '/lsit' || 'there is no command /lsit'          | '`/list`'
    '/zzz'  || 'there is no command /zzz'           | '/help'
    '/h'    || '/h could be more than one command'  | '/help, /history'
    '/l'    || '/l could be more than one command'  | '/list, /last'
  }
}
