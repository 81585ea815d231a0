package dev.cozesh.e2e

import java.nio.file.Path
import java.util.regex.Pattern

/** A shell on a terminal, with cozesh on its path: what stands on a page is done there, line by line. */
class AtShell implements AutoCloseable {
  private static final Pattern QUESTION = ~/.*\[y\/N(?:\/d)?\]/
  private static final Pattern ANSWERED = ~/.*\[y\/N(?:\/d)?\] (\S+)/
  private static final Pattern MORE = ~/(?:… \S*)?> ?/
  private static final String TAB = '⇥'
  private static final String STOP = '^C'
  private static final long MOMENT_MILLIS = 400

  private static final String LAUNCHER = """\
    #!/bin/sh
    tty=
    for descriptor in 0 1 2; do
      if [ -t "\$descriptor" ]; then tty=\${tty}1; else tty=\${tty}0; fi
    done
    exec ${Installation.jvmLine()} "-Dcozesh.tty=\$tty" -Dfile.encoding=UTF-8 dev.cozesh.Main "\$@"
    """.stripIndent()

  private final Tmux tmux

  AtShell(Path root) {
    def program = new Program(root)
    // As a page for users and as one for those who have just cloned it call it.
    ['../bin/cozesh', 'cozesh'].each { program.write(it, LAUNCHER).toFile().setExecutable(true) }
    def variables = program.variables() + [PS1: '$ ', PATH: "${root.resolve('bin')}:${System.getenv('PATH')}".toString()]
    tmux = new Tmux(100, 40, program.directory, variables, ['sh', '-i'])
    tmux.await { isPrompt(lastLine()) }
  }

  /**
   * Does one step of a page, and returns what then stands from its prompt to the next one. A line that ends with
   * {@code ⇥} is completed and not entered; what the page shows is what then stands in its place. {@code ^C} alone on
   * a line of the page is pressed there, and answers are given as the page gives them.
   */
  List<String> done(PromptTranscript.Step step) {
    step.typed[0].endsWith(TAB) ? completed(step) : entered(step)
  }

  /** Drops what is half typed or runs, so that the next step begins at an empty prompt. */
  void fresh() {
    if (!isPrompt(lastLine())) {
      dropped()
    }
  }

  private void dropped() {
    def count = prompts().size()
    tmux.key('C-c')
    tmux.await { prompts().size() > count && isPrompt(lastLine()) }
  }

  private List<String> completed(PromptTranscript.Step step) {
    def text = step.typed[0]
    def line = text.replace(TAB, '')
    tmux.type(line)
    tmux.await { lastLine().endsWith(line.strip()) }
    (text.size() - line.size()).times {
      def before = tmux.screen()
      tmux.key('Tab')
      tmux.await { it != before }
    }
    def next = System.currentTimeMillis() + MOMENT_MILLIS
    tmux.await {
      // The list was not there yet; whoever sees that asks again.
      if (it.contains('… loading') && System.currentTimeMillis() > next) {
        next = System.currentTimeMillis() + MOMENT_MILLIS
        tmux.key('Tab')
      }
      step.matches(fromPrompt(-1))
    }
    def shown = fromPrompt(-1)
    dropped()
    shown
  }

  private List<String> entered(PromptTranscript.Step step) {
    def count = prompts().size()
    step.typed.eachWithIndex { line, at ->
      if (at > 0) {
        tmux.await { lastLine() ==~ MORE }
      }
      line == '^D' ? tmux.key('C-d') : tmux.type(line)
      if (line != '^D') {
        tmux.key('Enter')
      }
    }
    if (step.expected.contains(STOP)) {
      def before = step.typed.size() + step.expected.takeWhile { it != STOP }.size()
      tmux.await { fromPrompt(-1).size() >= before }
      sleep(MOMENT_MILLIS)
      tmux.key('C-c')
    }
    def answers = step.expected.findResults { (it =~ ANSWERED).with { found -> found.matches() ? found.group(1) : null } }
    def given = 0
    tmux.await {
      if (lastLine() ==~ QUESTION && given < answers.size()) {
        tmux.type(answers[given++])
        tmux.await { !(lastLine() ==~ QUESTION) }
        tmux.key('Enter')
      }
      prompts().size() > count && isPrompt(lastLine())
    }
    fromPrompt(-2).dropRight(1)
  }

  private List<String> lines() {
    tmux.scrollback().readLines()
  }

  private String lastLine() {
    def all = tmux.scrollback().readLines()
    all ? all.last().stripTrailing() : ''
  }

  private List<Integer> prompts() {
    lines().findIndexValues { PromptTranscript.isPrompt(it) }*.intValue()
  }

  private static boolean isPrompt(String line) {
    PromptTranscript.isPrompt(line) && PromptTranscript.typed(line).isEmpty()
  }

  /** What stands from a prompt on: -1 is the last one. */
  private List<String> fromPrompt(int number) {
    def at = prompts()
    lines().drop(at[number])
  }

  @Override
  void close() {
    tmux.close()
  }
}
