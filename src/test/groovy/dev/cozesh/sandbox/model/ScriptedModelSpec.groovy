package dev.cozesh.sandbox.model

import java.time.Duration
import dev.cozesh.error.CozeUsageException
import spock.lang.Specification
import spock.lang.Unroll

class ScriptedModelSpec extends Specification {
  def model = new ScriptedModel()

  def "the last rule whose pattern is found in the question decides"() {
    given:
    model.reply('.*', 'anything')
    model.reply('wea.her', 'sunny')
    model.reply('^never$', 'never')

    expect:
    asked('the weather,\nplease').text() == 'sunny'
    asked('hello').text() == 'anything'
    model.spoken('weather').get() == ['sunn', 'y']

    when:
    model.clear()

    then:
    asked('weather').text() == 'I am bot. You asked: weather'
    model.spoken('weather').isEmpty()
  }

  def "a rule for one bot is for that bot alone, and the last one that fits decides all the same"() {
    given:
    model.reply('bot', 'hello', ModelReply.text('mine'))
    model.reply('other', 'hello', ModelReply.text('not mine'))

    expect:
    asked('hello').text() == 'mine'
    model.spoken('hello').isEmpty()

    when:
    model.reply('hello', 'anybody')

    then:
    asked('hello').text() == 'anybody'
  }

  def "tools are called first, and answered for with the rule's text or, without one, their results"() {
    given:
    model.reply('weather', ModelReply.text('').afterCalling('a', '{}').afterCalling('b', '{}'))
    model.reply('time', ModelReply.text('noon').afterCalling('clock', '{}'))
    def told = { String question -> model.answer(new Prompt('bot', '', [], question, Optional.empty(), ['1', '2'])) }

    expect:
    asked('weather').calls()*.name() == ['a', 'b']
    told('weather').calls() == []
    told('weather').text() == 'The tool answered: 1; 2'
    told('time').text() == 'noon'
    told('天气 weather').text() == '工具的结果是：1; 2'
  }

  def "pace and suggestions are the model's unless a reply has its own"() {
    given:
    def slow = new Pace(Duration.ofSeconds(1), 2, Duration.ofSeconds(3))
    model.reply('slow', ModelReply.text('a').paced(slow).suggesting(['b?']))
    model.pace(Pace.instant())

    expect:
    asked('hi').pace().get() == Pace.instant()
    asked('hi').followUps().get().size() == 3
    asked('slow').pace().get() == slow
    asked('slow').followUps().get() == ['b?']
  }

  @Unroll("#text in pieces of #size")
  def "pieces make up the text, and no character is cut in two"() {
    expect:
    new Pace(Duration.ZERO, size, Duration.ZERO).pieces(text) == pieces

    where:
    text    | size || pieces
    ''      | 4    || []
    'abcde' | 2    || ['ab', 'cd', 'e']
    '好😀的'  | 1    || ['好', '😀', '的']
  }

  @Unroll("'#text' has #tokens")
  def "tokens are counted about as a tokenizer would"() {
    expect:
    Tokens.of(text) == tokens

    where:
    text          || tokens
    ''            || 0
    '  '          || 0
    'four'        || 1
    'fiver'       || 2
    'a b'         || 2
    '你好'          || 2
    'hi, 你好 2026' || 5
  }

  def "the persona is the first line of the prompt, cut to 60 characters"() {
    expect:
    model.answer(new Prompt('b', "\n# ${'x' * 70}\nmore", [], 'q', Optional.empty(), [])).text() ==
        "I am b (${'x' * 60}). You asked: q"
  }

  @Unroll("#what")
  def "what makes no sense is refused at once"() {
    when:
    wrong(model)

    then:
    thrown(CozeUsageException)

    where:
    what            | wrong
    'no pattern'    | { it.reply('(', 'a') }
    'empty pieces'  | { it.pace(new Pace(Duration.ZERO, 0, Duration.ZERO)) }
    'negative time' | { it.pace(new Pace(Duration.ZERO, 1, Duration.ofMillis(-1))) }
  }

  private ModelReply asked(String question) {
    model.answer(Prompt.plain('bot', question))
  }
}
