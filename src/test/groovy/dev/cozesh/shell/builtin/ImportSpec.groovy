package dev.cozesh.shell.builtin

import spock.lang.Unroll

/** What a script will change in an object that is imported is told before it is recorded. */
class ImportSpec extends VerbSpecification {
  static final ASKED = 'import it? [y/N] '

  def "the only script that declares it is compared, and without a yes nothing is recorded"() {
    given:
    def id = bot('WeHan', 'old')
    knowledge('Jobs', 'theirs')
    script('def jobs = knowledge("Jobs") { description "d" }\nbot("WeHan") { prompt "new"; knows jobs }\n', 'bots/my bots.groovy')
    script('bot("WeHan").source()\nbot("Other") { prompt "p" }\n', 'reads.groovy')
    script('throw new RuntimeException("never run")\nbot("WeHan") { }\n', '.hidden/x.groovy')

    when:
    def exit = run('import', 'bot.WeHan', id)

    then:
    exit == 2
    printed().startsWith("once it is managed, bots/my bots.groovy changes in it:\n~ bot WeHan $id\n")
    printed().contains('  ~ prompt_info.prompt: "old" → "new"\n')
    printed().contains('knowledge')
    !printed().contains('description')
    remarks().contains('nothing was imported: not confirmed')
    run('state', 'ls', '--json') == 0
    json().isEmpty()

    expect:
    said([answer], 'import', 'bot.WeHan', id) == end
    remarks().contains(ASKED)
    run('state', 'ls', '--json') == 0
    json()*.address*.textValue() == managed

    where:
    answer || end | managed
    'n'    || 2   | []
    'y'    || 0   | ['bot.WeHan']
  }

  def "with --yes it is recorded, and the plan that follows changes just that"() {
    given:
    def id = bot('Old name', 'old')
    def file = script('workspace "WeHan"\nbot("WeHan") { prompt "new" }\n')
    int before = writes()

    expect:
    run('import', 'bot.WeHan', id, '--yes') == 0
    printed().readLines()[2..4] == ['  ~ name: "Old name" → "WeHan"', '  ~ prompt_info.prompt: "old" → "new"', "imported bot.WeHan $id".toString()]
    remarks().contains('next: `cozesh plan deploy.groovy`')
    !remarks().contains('renames it')
    writes() == before
    run('plan', file) == 0
    printed().contains('~ name: "Old name" → "WeHan"')
  }

  def "where the script leaves it as it is nothing is asked"() {
    given:
    def id = bot('WeHan', 'same')
    script('bot("WeHan") { prompt "same" }\n')

    expect:
    run('import', 'bot.WeHan', id) == 0
    printed() == "imported bot.WeHan $id\n"
    remarks().contains('note: deploy.groovy changes nothing in it')
  }

  def "of several scripts one is named, which it belongs to then"() {
    given:
    def id = bot('WeHan', 'old')
    ['a', 'b'].each { script("bot('WeHan') { prompt '$it' }\n", "${it}.groovy") }

    expect:
    run('import', 'bot.WeHan', id, '--owner', 'b.groovy', '--yes', '--json') == 0
    json().path('script').textValue() == 'b.groovy'
    json().path('differs')*.textValue() == ['prompt_info.prompt']
    state().resources.get('bot.WeHan').owner.textValue() == 'b.groovy'
    run('forget', 'bot.WeHan', '--yes') == 0

    and: 'without a name nothing is compared, and that is said'
    run('import', 'bot.WeHan', id) == 0
    remarks().contains('note: several scripts declare it, a.groovy, b.groovy; with `--owner FILE.groovy` it is compared with one')
  }

  @Unroll('#what')
  def "what cannot be compared is imported all the same, and a script that was named has to fit"() {
    given:
    def id = bot('WeHan', 'old')
    2.times { knowledge('Twin') }
    script(text)

    expect:
    run('import', 'bot.WeHan', id, *options) == exit
    remarks().contains(what)
    run('state', 'ls', '--json') == 0
    json().size() == (exit ? 0 : 1)

    where:
    text                                                   | options                      || exit | what
    'bot("WeHan") { promt "x" }'                           | []                           || 0    | 'note: what deploy.groovy would change in it cannot be told: '
    'bot("WeHan") { knows knowledge("Twin") }'             | []                           || 0    | '2 objects are called knowledge base "Twin"'
    'bot("WeHan") { prompt "pat_test_abcdefghijklmnopqr" }' | []                           || 0    | 'a secret stands in'
    'if (false) bot("WeHan") { }'                          | []                           || 0    | 'next: `cozesh plan FILE.groovy`'
    'bot("Other") { }'                                     | ['--owner', 'deploy.groovy'] || 2    | 'deploy.groovy does not declare bot.WeHan'
    'bot("Other") { }'                                     | ['--owner', 'gone.groovy']   || 2    | 'there is no script gone.groovy'
  }
}
