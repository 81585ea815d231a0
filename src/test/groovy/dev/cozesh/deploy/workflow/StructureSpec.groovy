package dev.cozesh.deploy.workflow

import spock.lang.Specification
import spock.lang.Unroll

class StructureSpec extends Specification {
  def "a workflow is known by what it takes, with types in the API's words, and by what it returns"() {
    given:
    def structure = Structure.of(Flows.file('branches.canvas.json').canvas().get())

    expect:
    structure.inputs() == [city: 'string', limit: 'integer', photo: 'image', filter: 'object']
    structure.outputs().get() == ['advice', 'user', 'both'] as Set
    structure.differences(structure) == []
  }

  def "one that answers with a text has no names of what it returns"() {
    expect:
    Structure.of(Flows.file('loop.canvas.json').canvas().get()) == new Structure([names: 'array'], Optional.empty())
  }

  @Unroll("#inputs #outputs")
  def "in what another one differs is said"() {
    given:
    def here = new Structure([city: 'string', photo: 'image', limit: 'integer'], Optional.of(['text'] as Set))

    expect:
    here.differences(new Structure(inputs, Optional.ofNullable(outputs as Set))) == told

    where:
    inputs                                                        | outputs          || told
    [city: 'string', photo: 'image', limit: 'integer']            | ['text']         || []
    [city: 'string', photo: 'file', limit: 'integer']             | ['text']         || []
    [city: 'string', photo: 'image', limit: 'integer']            | null             || []
    [photo: 'image', limit: 'integer']                            | ['text']         || ['input city is missing there']
    [city: 'string', photo: 'image', limit: 'string']             | ['text']         || ['input limit is string there, integer here']
    [city: 'string', photo: 'audio', limit: 'integer']            | ['text']         || ['input photo is audio there, image here']
    [city: 'string', photo: 'image', limit: 'integer', a: 'object'] | ['text']       || ['input a is not in the file']
    [city: 'string', photo: 'image', limit: 'integer']            | []               || ['output text is missing there']
    [city: 'string', photo: 'image', limit: 'integer']            | ['text', 'more'] || ['output more is not in the file']
  }

  @Unroll("'#name'")
  def "a file name made of a workflow's name stays in its directory, in any script"() {
    expect:
    FileName.safe(name) == safe

    where:
    name           || safe
    '面试模拟'         || '面试模拟'
    'a/b\\c: d?'   || 'a_b_c__d_'
    '../../etc'    || '____etc'
    '.hidden'      || '_hidden'
    ''             || '_'
    'x' * 300      || 'x' * 180
    '面' * 100      || '面' * 60
    'con\u0000\n'  || 'con_'
  }
}
