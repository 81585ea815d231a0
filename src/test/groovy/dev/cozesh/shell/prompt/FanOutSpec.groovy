package dev.cozesh.shell.prompt

import dev.cozesh.catalog.Effect
import dev.cozesh.client.core.Call
import dev.cozesh.error.CozeGuardException
import spock.lang.Specification
import spock.lang.Unroll

/** A line that is about to change more than its user may have meant. */
class FanOutSpec extends Specification {
  def questions = []
  boolean answer
  int limit = 20
  def gate = new FanOut({ limit }, { questions << it; answer })

  private static Call made(String method, Effect effect) {
    new Call(method, '/v1/x', URI.create('http://127.0.0.1/v1/x'), Optional.ofNullable(effect), Optional.empty())
  }

  private int sent(int calls, String method = 'POST', Effect effect = Effect.CREATE) {
    int through = 0
    calls.times {
      if (gate.admits(made(method, effect))) {
        through++
      }
    }
    through
  }

  def "twenty calls that change something pass; the next one asks, and no lets nothing more through"() {
    expect:
    sent(20) == 20
    questions == []

    when:
    sent(1)

    then:
    def refused = thrown(CozeGuardException)
    refused.what() == 'POST /v1/x was not sent, nor what would have followed'
    refused.why().contains('20 calls')
    questions == ['this line has sent 20 calls that change something, and POST /v1/x is the next; let it go on? [y/N] ']

    when:
    sent(1)

    then:
    thrown(CozeGuardException)
  }

  def "yes is asked for once a line"() {
    given:
    answer = true

    expect:
    sent(100) == 100
    questions.size() == 1

    when:
    gate.begin()

    then:
    sent(20) == 20
    questions.size() == 1
    sent(1) == 1
    questions.size() == 2
  }

  @Unroll("#method, #effect: #counts")
  def "reads never count, whatever their method"() {
    when:
    gate.begin()
    int through = 0
    try {
      through = sent(30, method, effect)
    } catch (CozeGuardException e) {
      through = -1
    }

    then:
    through == (counts ? -1 : 30)
    questions.isEmpty() == !counts

    where:
    method   | effect         || counts
    'GET'    | Effect.READ    || false
    'POST'   | Effect.READ    || false
    'GET'    | null           || false
    'HEAD'   | null           || false
    'POST'   | null           || true
    'DELETE' | null           || true
    'GET'    | Effect.WRITE   || true
    'POST'   | Effect.MONEY   || true
    'POST'   | Effect.DELETE  || true
    'POST'   | Effect.PUBLISH || true
  }

  def "reads between do not bring the question nearer"() {
    expect:
    (1..20).every { sent(1) == 1 && sent(3, 'GET', Effect.READ) == 3 }
    questions == []
  }

  def "0 never asks"() {
    given:
    limit = 0

    expect:
    sent(500) == 500
    questions == []
  }
}
