package dev.cozesh.e2e

import dev.cozesh.sandbox.Fault
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Tab on a terminal: what it lists, what it costs, and what it never does. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class PromptCompletionSpec extends Specification {
  @TempDir @Shared Path directory
  @AutoCleanup @Shared Coze coze = Coze.fresh()
  @AutoCleanup @Shared AtPrompt prompt
  @Shared String id

  def setupSpec() {
    id = coze.foreignBot('客服一号')
    coze.foreignBot('\u001b]0;owned\u0007\u202e名')
    prompt = AtPrompt.started(directory, coze)
    assert prompt.answer('6*7') == '42'
  }

  def cleanup() {
    coze.faults().clear()
    prompt.fresh()
  }

  def "words are listed with what they are for"() {
    when:
    prompt.type('bo')
    prompt.key('Tab')

    then:
    prompt.await { it =~ /(?m)\bbot\b.*\w/ && it =~ /(?m)\bbots\b.*\w/ }
  }

  def "behind an opening quote live names are listed with their whole ids, for no more than the calls that list them"() {
    given:
    def before = coze.sandbox.log().size()

    when:
    prompt.type('bot("')
    prompt.key('Tab')

    then:
    // Names that take longer than the moment Tab waits come by themselves.
    prompt.await { it.contains('客服一号') && it.contains(id) }
    coze.sandbox.log().drop(before)*.route().every { it.startsWith('GET ') }
    coze.sandbox.log().drop(before).size() <= 3

    and:
    prompt.screen().contains('\\x1b]0;owned\\x07\\u202e名')
    !prompt.bytes().contains('\u001b]0;owned')
    !prompt.bytes().contains('\u202e')
    !prompt.title().contains('owned')

    when:
    prompt.fresh()
    before = coze.sandbox.log().size()
    prompt.type('bot("kefu')
    prompt.key('Tab')

    then:
    prompt.await { it.contains('客服一号') }
    coze.sandbox.log().size() == before
  }

  def "a list that does not come is said to be loading, and never typed in"() {
    given:
    coze.faults().add(Fault.on('GET /v1/datasets').always().delay(20_000))

    when:
    prompt.type('knowledge("')
    prompt.key('Tab')
    prompt.await { it.contains('loading') }
    prompt.type('x')
    prompt.await { it.readLines().any { line -> line.endsWith('> knowledge("x') } }

    then:
    !prompt.screen().contains('knowledge("…')
  }

  def "Tab runs nothing"() {
    given:
    prompt.answer('ran = []')
    prompt.answer('make = { ran << 1; "abc" }')
    def before = coze.requests()

    when:
    prompt.type('make().toU')
    prompt.key('Tab', 'Tab')
    prompt.type('x')
    prompt.await { it =~ /make\(\).toU\w*x/ }
    prompt.interrupted()

    then:
    prompt.answer('ran') == '[]'
    coze.requests() == before
  }

  def "a second Tab shows the signature and what it is about"() {
    when:
    prompt.type('bots.info(')
    prompt.key('Tab')
    prompt.key('Tab')

    then:
    prompt.await { it =~ /(?m)info\(.*\).*/ && it.readLines().size() > 2 }
  }
}
