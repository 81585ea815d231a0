package dev.cozesh.dsl

import java.nio.file.Path

/** What the modules of the library say about themselves. */
class ModuleHelpSpec extends LanguageSpec {
  def "every module of the distribution is listed with its first sentence"() {
    given:
    def modules = Path.of('stdlib').toFile().list()*.replace('.groovy', '').sort()

    expect:
    ModuleHelp.all(folder)*.name() == modules
    ModuleHelp.all(folder).every { it.summary() ==~ /\p{Lu}.*\./ && it.examples().every { code -> code.contains("use \"${it.name()}\"") } && it.words() }
    ModuleHelp.of('batch', folder).get().summary() == "A workflow over the rows of a table, or a bot's answer to each row."
  }

  def "every word of a module is told, and nothing that scripts cannot call"() {
    expect:
    ModuleHelp.all(folder).every { help ->
      def binding = run("use '${help.name()}'\nbinding.variables.keySet() - ['args']").value()
      help.words()*.name() as Set == binding as Set
    }
  }

  def "the text holds head, examples and words"() {
    given:
    write('stdlib/mine.groovy', '''\
      // Greets. Twice.
      // Politely.
      //
      //     use "mine"
      //     greet "x"
      //
      // Or so:
      //
      //     use "mine"
      //
      //     greet "y"

      import java.time.Duration

      /**
       * Greets somebody.
       *
       * often: how often
       */
      String greet(Map options = [:], CharSequence name, Map<String, Integer> more = [:]) {
        'hi'
      }

      /** Greets in a block. */
      void greeting(Object who, Closure<?> body) {
      }

      /** Nobody's business. */
      private void hidden(String x) {
      }

      def undocumented() {
      }
      '''.stripIndent())

    when:
    def help = ModuleHelp.of('mine', folder).get()

    then:
    help.summary() == 'Greets.'
    help.examples() == ['use "mine"\ngreet "x"\n', 'use "mine"\n\ngreet "y"\n']
    help.words()*.usage() == ['greet(name, more, …)', 'greeting(who) { … }']
    help.text() == '''\
      use "mine"

      Greets. Twice.
      Politely.

          use "mine"
          greet "x"

      Or so:

          use "mine"

          greet "y"

      greet(name, more, …)
        Greets somebody.

        often: how often

      greeting(who) { … }
        Greets in a block.'''.stripIndent()
    ModuleHelp.all(folder)*.name().contains('mine')
  }

  def "there is no help for what is no module"() {
    expect:
    ['bach', '../x', '', 'a/b'].every { ModuleHelp.of(it, folder).empty }
  }
}
