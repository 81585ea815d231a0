package dev.cozesh.shell

import dev.cozesh.shell.command.Call
import dev.cozesh.shell.command.Command
import dev.cozesh.shell.command.CommandTable
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.ExitCode
import dev.cozesh.shell.command.Option
import spock.lang.Specification
import spock.lang.Unroll

class CommandLineSpec extends Specification {
  static class Named implements Command {
    String name
    Set<Option> options = []
    boolean script
    Closure<?> body = { }

    String name() { name }
    String synopsis() { name }
    String summary() { name }
    Set<Option> options() { options }
    boolean takesScript() { script }
    ExitCode run(Call call, Console console) {
      body.call()
      ExitCode.OK
    }
  }

  static final TABLE = new CommandTable(
      new Named(name: 'FILE.groovy', script: true, options: EnumSet.of(Option.OUTPUTS, Option.ADOPT, Option.PRUNE, Option.EVAL)),
      [new Named(name: 'plan', script: true, options: EnumSet.of(Option.ADOPT)),
       new Named(name: 'api', options: EnumSet.of(Option.BODY)),
       new Named(name: 'sandbox', options: EnumSet.of(Option.PORT))])

  @Unroll("cozesh #line")
  def "options stand before or behind the operands"() {
    when:
    def read = read(line)

    then:
    read.wrong().empty
    read.command().map { it.name() }.orElse(null) == command
    read.call().args() == args
    read.call().options().given().collectEntries { [it.spelling(), read.call().options().get(it).get()] } == options

    where:
    line                                      || command       | args                | options
    'x.groovy'                                || 'FILE.groovy' | ['x.groovy']        | [:]
    '--json x.groovy --yes'                   || 'FILE.groovy' | ['x.groovy']        | ['--json': '', '--yes': '']
    '--profile a plan x.groovy'               || 'plan'        | ['x.groovy']        | ['--profile': 'a']
    'plan --profile=a x.groovy'               || 'plan'        | ['x.groovy']        | ['--profile': 'a']
    'plan x.groovy --adopt'                   || 'plan'        | ['x.groovy']        | ['--adopt': '']
    '--adopt plan x.groovy'                   || 'plan'        | ['x.groovy']        | ['--adopt': '']
    'x.groovy --outputs .env --prune'         || 'FILE.groovy' | ['x.groovy']        | ['--outputs': '.env', '--prune': '']
    '--sandbox x.groovy'                      || 'FILE.groovy' | ['x.groovy']        | ['--sandbox': '']
    '--sandbox=memory x.groovy'               || 'FILE.groovy' | ['x.groovy']        | ['--sandbox': 'memory']
    'api GET /v1/bots a=b --json -d {}'       || 'api'         | ['GET', '/v1/bots', 'a=b'] | ['--json': '', '-d': '{}']
    'x.groovy --name n -x --json'             || 'FILE.groovy' | ['x.groovy', '--name', 'n', '-x'] | ['--json': '']
    'x.groovy --port 80'                      || 'FILE.groovy' | ['x.groovy', '--port', '80'] | [:]
    'plan x.groovy -- --adpot'                || 'plan'        | ['x.groovy', '--adpot'] | [:]
    'x.groovy -- --json --yes'                || 'FILE.groovy' | ['x.groovy', '--json', '--yes'] | [:]
    'x.groovy -h'                             || 'FILE.groovy' | ['x.groovy', '-h']  | [:]
    'plan x.groovy --tag t'                   || 'plan'        | ['x.groovy', '--tag', 't'] | [:]
    '-e 6*7'                                  || 'FILE.groovy' | []                  | ['-e': '6*7']
    '-e 6*7 a --b'                            || 'FILE.groovy' | ['a', '--b']        | ['-e': '6*7']
    '-e plan plan'                            || 'FILE.groovy' | ['plan']            | ['-e': 'plan']
    '-- plan'                                 || 'FILE.groovy' | ['plan']            | [:]
    'sandbox --port 0'                        || 'sandbox'     | []                  | ['--port': '0']
    '--timeout 1 --timeout 2 x.groovy'        || 'FILE.groovy' | ['x.groovy']        | ['--timeout': '2']
    '--profile=--yes x.groovy'                || 'FILE.groovy' | ['x.groovy']        | ['--profile': '--yes']
    '--profile -x x.groovy'                   || 'FILE.groovy' | ['x.groovy']        | ['--profile': '-x']
    '-v -'                                    || 'FILE.groovy' | ['-']               | ['-v': '']
    '--yes'                                   || null          | []                  | ['--yes': '']
    ''                                        || null          | []                  | [:]
  }

  @Unroll("cozesh #line: #what")
  def "a wrong line is refused with the nearest word"() {
    when:
    def wrong = read(line).wrong().get()

    then:
    wrong.what() == what
    wrong.next().contains(next)

    where:
    line                   || what                              | next
    'paln x.groovy'        || 'there is no command `paln`'      | 'did you mean `plan`?'
    'zzzzzz'               || 'there is no command `zzzzzz`'    | '`cozesh --help`'
    '--profil a x.groovy'  || 'there is no option `--profil`'   | 'did you mean `--profile`?'
    'api GET /v1 --jsn'    || 'there is no option `--jsn`'      | 'did you mean `--json`?'
    'plan x.groovy --adpot' || 'there is no option `--adpot`' | 'did you mean `--adopt`? An argument of the script stands behind `--`'
    '--port 1 x.groovy'    || '`FILE.groovy` does not take --port' | '--help'
    'plan --prune x.groovy' || '`plan` does not take --prune'   | 'cozesh plan --help'
    'x.groovy --profile --yes' || '--profile lacks its value'    | '`--profile NAME`, or `--profile=--yes` if that is really meant'
    'x.groovy --log --sandbox=memory' || '--log lacks its value' | '`--log=--sandbox=memory`'
    '--profile -h x.groovy' || '--profile lacks its value'      | '`--profile=-h`'
    '--profile -- x.groovy' || '--profile lacks its value'      | '`--profile=--`'
    'api GET / -d --json'  || '-d lacks its value'              | "`-d ' --json'`"
    'x.groovy --profile'   || '--profile lacks its value'       | '`--profile NAME`'
    '--json=yes x.groovy'  || '--json takes no value'           | 'leave out `=yes`'
    'api -e x GET /'       || '`api` does not take -e'          | '--help'
  }

  def "a wrong line is read to its end all the same"() {
    when:
    def read = read('paln x.groovy --json --result-file r.json')

    then:
    read.wrong().present
    read.call().has(Option.JSON)
    read.call().options().get(Option.RESULT_FILE).get() == 'r.json'
  }

  def "an option that stands where a value should is heeded as the option it is"() {
    when:
    def read = read('x.groovy --log --json --profile --result-file r.json')

    then:
    with(read.wrong().get()) {
      what() == '--log lacks its value'
      why() == '--json behind it is an option itself'
    }
    read.call().options().given() == [Option.JSON, Option.RESULT_FILE] as Set
    read.call().options().get(Option.RESULT_FILE).get() == 'r.json'
  }

  @Unroll("cozesh #line")
  def "help and version are asked for in front of a script"() {
    expect:
    read(line).call().has(option)

    where:
    line        || option
    '-h'        || Option.HELP
    '--help'    || Option.HELP
    'plan -h'   || Option.HELP
    '--version' || Option.VERSION
  }

  private static Invocation read(String line) {
    CommandLine.read(line ? line.split(' ') as List : [], TABLE)
  }
}
