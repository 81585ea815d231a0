package dev.cozesh.shell.builtin

/** What people see of a gate that stops an apply: once, whole, with what opens it. */
class ClosedGateSpec extends VerbSpecification {
  static final RULED = 'bot("WeHan") { prompt "p" }\nguard("nothing new") { assert creates == 0 }\n'
  static final TWO = 'knowledge("A") { description "a" }\nknowledge("B") { description "b" }\n'

  def "an apply tells the gate it ends at as its failure alone, and plan in the plan"() {
    given:
    def file = script(RULED)

    when:
    def exit = run('apply', file, '--yes')

    then:
    exit == 10
    remarks().contains('the rule "nothing new" refuses this plan')
    remarks().contains('assert creates == 0')
    remarks().contains('next: change what is declared, or the rule')
    printed().contains('+ bot WeHan')
    !printed().contains('nothing new')
    writes() == 0

    expect:
    run('plan', file) == 0
    printed().count('refused by nothing new') == 1
    printed().contains('assert creates == 0')
    !remarks().contains('nothing new')
  }

  def "of several closed gates the plan shows the others"() {
    when:
    def exit = run('apply', script(RULED), '--yes', '--max-requests', '5')

    then:
    exit == 10
    remarks().contains('--max-requests allows 5')
    !printed().contains('--max-requests')
    printed().count('refused by nothing new') == 1
    !remarks().contains('nothing new')
  }

  def "programs are told all of it, as before"() {
    when:
    def exit = run('apply', script(RULED), '--yes', '--json')

    then:
    exit == 10
    json().path('error').path('what').textValue().endsWith('the rule "nothing new" refuses this plan')
    json().path('error').path('why').textValue().contains('assert creates == 0')
    remarks().readLines().any { it.startsWith('{"event":"planned"') && it.contains('"gates_closed":1') }
  }

  def "a gate that a number opens stands in the plan, and is asked about without being told again"() {
    given:
    assert run(script(TWO), '--yes') == 0
    def file = script('knowledge("A") { description "a" }')

    when:
    def exit = said(['y', typed], 'apply', file, '--prune')

    then:
    exit == code
    printed().count('this deletes 1 object, and the number was not confirmed') == 1
    printed().contains('if that is meant: --allow-delete 1')
    remarks().contains('deletions: type their number to go on: ')
    !remarks().contains('was not confirmed')
    remarks().contains('not applied: the number of deletions was not typed') == (code == 10)
    datasets()*.name()*.get() == left

    where:
    typed || code | left
    '1'   || 0    | ['A']
    '2'   || 10   | ['B', 'A']
  }

  def "with --yes nobody is asked at a terminal either, and the failure tells it"() {
    given:
    assert run(script(TWO), '--yes') == 0

    when:
    def exit = said(['y', '1'], 'apply', script('knowledge("A") { description "a" }'), '--prune', '--yes')

    then:
    exit == 10
    remarks().contains('this deletes 1 object, and the number was not confirmed')
    remarks().contains('next: if that is meant: --allow-delete 1')
    !printed().contains('was not confirmed')
  }
}
