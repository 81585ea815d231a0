package dev.cozesh.shell

import dev.cozesh.shell.command.Call
import dev.cozesh.shell.command.Command
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.ExitCode
import dev.cozesh.shell.command.Option
import dev.cozesh.shell.command.Options
import spock.lang.Specification
import spock.lang.Unroll

class InvocationSpec extends Specification {
  static final SCRIPT = new Named('FILE.groovy', true)

  @Unroll("#args: #title")
  def "whoever finds a run at work is told what it is, and no secret of its line"() {
    expect:
    new Invocation(Optional.ofNullable(command), new Call(args, new Options(options)), Optional.empty()).title(SCRIPT) == title

    where:
    command                   | args                                           | options                     || title
    SCRIPT                    | ['deploy.groovy', 'pat_test_argument']         | [:]                         || 'cozesh deploy.groovy'
    new Named('apply', true)  | ['deploy.groovy', 'pat_test_argument']         | [(Option.YES): '']          || 'cozesh apply deploy.groovy'
    new Named('state', false) | ['rm', 'bot.WeHan']                            | [:]                         || 'cozesh state rm bot.WeHan'
    new Named('state', false) | ['migrate', 'postgresql://u:pat_test_w@h/d']   | [:]                         || 'cozesh state migrate …'
    SCRIPT                    | []                                             | [(Option.EVAL): 'pat_test'] || 'cozesh -e …'
    null                      | []                                             | [:]                         || 'cozesh'
  }

  static class Named implements Command {
    final String name
    final boolean script

    Named(String name, boolean script) {
      this.name = name
      this.script = script
    }

    @Override
    String name() {
      name
    }

    @Override
    String synopsis() {
      name
    }

    @Override
    String summary() {
      name
    }

    @Override
    boolean takesScript() {
      script
    }

    @Override
    ExitCode run(Call call, Console console) {
      ExitCode.OK
    }
  }
}
