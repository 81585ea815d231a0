package dev.cozesh.shell.builtin

class ReleasesOfTwoScriptsSpec extends VerbSpecification {
  def "releases of two scripts are compared in what both hold, and whose they are is said"() {
    given: 'one script, another one, and the first object in the hands of the second script'
    def a = script('knowledge("A") { description "one" }', 'a.groovy')
    assert run(a, '--yes') == 0
    assert run(script('knowledge("B") { description "b" }', 'b.groovy'), '--yes') == 0

    expect: 'nothing of the one is gone for not being in the other'
    run('releases', 'diff', '1', '2') == 0
    printed() == 'no difference\n'
    remarks() == 'note: release 1 is of a.groovy, release 2 of b.groovy; only what both hold is compared, and that is nothing\n'

    when:
    assert run('state', 'mv', 'knowledge.A', '--owner', 'b.groovy') == 0
    assert run(script('knowledge("A") { description "two" }\nknowledge("B") { description "b" }', 'b.groovy'), '--yes') == 0

    then:
    run('releases', 'diff', '1', '3') == 0
    printed() == '~ knowledge.A\n  ~ description: "one" → "two"\n'
    remarks() == 'note: release 1 is of a.groovy, release 3 of b.groovy; only what both hold is compared, knowledge.A\n'
    run('releases', 'diff', '1', '3', '--json') == 0
    json()*.path('address')*.textValue() == ['knowledge.A']

    and: 'of one script everything is compared, as before'
    run('releases', 'diff', '2', '3') == 0
    printed().startsWith('+ knowledge.A\n')
    remarks() == ''
  }
}
