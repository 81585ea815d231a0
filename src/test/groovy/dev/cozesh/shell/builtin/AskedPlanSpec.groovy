package dev.cozesh.shell.builtin

import spock.lang.Unroll

/** The options of plan and apply that say what it is about and who wins; D10 to D13 as commands. */
class AskedPlanSpec extends VerbSpecification {
  static final TWO = 'knowledge("A, first") { description "a" }\nknowledge("B") { description "b" }\nbot("WeHan") { prompt "p"; knows "B" }'

  @Unroll('#options: #made')
  def "--target and --exclude may be repeated, and hold blanks and commas"() {
    expect:
    run(script(TWO), '--yes', *options) == 0
    (datasets()*.name()*.get() + bots()*.name()*.get()) as Set == made as Set

    where:
    options                                                           || made
    ['--target', 'knowledge.A, first']                                || ['A, first']
    ['--target', 'knowledge.A, first', '--target=knowledge.B']        || ['A, first', 'B']
    ['--target', 'bot.WeHan']                                         || ['B', 'WeHan']
    ['--exclude', 'knowledge.A, first']                               || ['B', 'WeHan']
    ['--exclude', 'knowledge.A, first', '--exclude', 'bot.WeHan']     || ['B']
  }

  @Unroll('#options: #words')
  def "what names nothing is refused with what is near, before anything is sent"() {
    expect:
    run(script(TWO), '--yes', *options) == 2
    remarks().contains(words)
    writes() == 0

    where:
    options                            || words
    ['--target', 'bot.WeHam']          || 'bot.WeHan'
    ['--exclude', 'knowledge.C']       || 'knowledge.B'
    ['--target', 'WeHan']              || '--target takes an address, not `WeHan`'
    ['--target', 'robot.WeHan']        || 'bot.WeHan'
    ['--resolve', 'mine']              || '--resolve takes ours or theirs, not `mine`'
  }

  @Unroll('#answers: exit #exit, prompt #prompt')
  def "where a field was changed on Coze, a terminal is asked once who wins"() {
    given:
    def file = script('bot("WeHan") { prompt "one" }')
    assert run(file, '--yes') == 0
    edit(bots()[0].id(), 'theirs')
    script('bot("WeHan") { prompt "two" }')

    expect:
    said(answers, file) == exit
    remarks().contains('1 field was changed on Coze since the last apply; keep ours, theirs, or neither? [o/t/N] ')
    client.bots().draft(bots()[0].id()).promptInfo().get().prompt().get() == prompt

    where:
    answers      || exit | prompt
    ['o', 'y']   || 0    | 'two'
    ['ours', 'y'] || 0   | 'two'
    ['o', 'n']   || 2    | 'theirs'
    ['t']        || 0    | 'theirs'
    ['n']        || 3    | 'theirs'
    ['']         || 3    | 'theirs'
  }

  def "without a terminal, or with --yes, nothing is overwritten until --resolve says so"() {
    given:
    def file = script('bot("WeHan") { prompt "one" }')
    assert run(file, '--yes') == 0
    edit(bots()[0].id(), 'theirs')
    script('bot("WeHan") { prompt "two" }')
    def before = writes()

    expect:
    run(file) == 3
    run(file, '--yes') == 3
    said(['y'], file, '--yes') == 3
    !remarks().contains('keep ours')
    writes() == before
    run(file, '--yes', '--resolve', 'ours') == 0
    client.bots().draft(bots()[0].id()).promptInfo().get().prompt().get() == 'two'
    run('plan', file, '--detailed-exitcode') == 0
  }

  def "was renames the object on Coze, in place of an orphan and a new one"() {
    given:
    def file = script('def k = knowledge("Jobs") { description "d" }\nbot("WeHan") { prompt "p"; knows k }')
    assert run(file, '--yes') == 0
    def ids = [bots()[0].id(), datasets()[0].id()]
    script('def k = knowledge("新 Jobs") { description "d"; was "Jobs" }\nbot("New") { prompt "p"; knows k; was "WeHan" }')

    expect:
    run('plan', file) == 0
    !printed().contains('to create')
    run(file, '--yes') == 0
    [bots()[0].id(), datasets()[0].id()] == ids
    bots()*.name()*.get() == ['New']
    datasets()*.name()*.get() == ['新 Jobs']
    state().resources.fieldNames().toList() as Set == ['knowledge.新 Jobs', 'bot.New'] as Set
    run('plan', file, '--detailed-exitcode') == 0
  }

  def "ignore leaves to others what was set once"() {
    given:
    def file = script('bot("WeHan") { prompt "one"; description "d"; ignore "prompt" }')
    assert run(file, '--yes') == 0
    edit(bots()[0].id(), 'tuned in the web page')

    expect:
    run('plan', file, '--detailed-exitcode') == 0
    run(script('bot("WeHan") { prompt "two"; description "e"; ignore "prompt" }'), '--yes') == 0
    client.bots().draft(bots()[0].id()).promptInfo().get().prompt().get() == 'tuned in the web page'
    client.bots().draft(bots()[0].id()).description().get() == 'e'
  }

  def "D10: two bots of the declared name end with exit 3 before any write, both ids shown"() {
    given:
    def ids = [bot('WeHan'), bot('WeHan')]
    def before = writes()

    expect:
    run(script('bot("WeHan") { prompt "p" }'), '--yes', '--adopt') == 3
    ids.every { remarks() =~ /$it \(of \d+, changed \d{4}-\d\d-\d\dT[0-9:]+Z\)/ }
    writes() == before
  }

  def "D11: a bot of the declared name stops with exit 10; with --adopt the plan shows what would change and creates nothing"() {
    given:
    def id = bot('WeHan', 'old')
    def file = script('bot("WeHan") { prompt "new" }')

    expect:
    run('plan', file) == 10
    remarks().contains(id)
    remarks().contains('--adopt')
    run('plan', file, '--adopt', '--json') == 0
    json().actions*.action*.textValue() == ['adopt']
    json().actions[0].fields*.field*.textValue() == ['prompt_info.prompt']
    run(file, '--adopt', '--yes') == 0
    bots()*.id() == [id]
  }

  def "D12: of names that are alike only the exact one is meant"() {
    given:
    ['WeHan 2', 'wehan'].each { bot(it) }

    expect:
    run(script('bot("WeHan") { prompt "p" }'), '--yes', '--adopt') == 0
    bots().size() == 3
    bots().count { client.bots().draft(it.id()).promptInfo().flatMap { one -> one.prompt() }.orElse('') == 'p' } == 1
  }

  def "D13: one reference that cannot be resolved ends with exit 1, and no list is sent in part"() {
    expect:
    run(script('def a = knowledge("A") { description "a" }\nbot("WeHan") { prompt "p"; knows a, "Nowhere" }'), '--yes') == 1
    remarks().contains('no knowledge base "Nowhere"')
    writes() == 0
  }
}
