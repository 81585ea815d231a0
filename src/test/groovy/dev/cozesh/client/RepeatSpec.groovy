package dev.cozesh.client

import static dev.cozesh.client.Wired.refusal

import dev.cozesh.error.CozeException
import dev.cozesh.http.WireServer
import spock.lang.Specification
import spock.lang.Unroll

class RepeatSpec extends Specification {
  static final Map<String, Closure> CALLS = [
    'GET read'  : { CozeClient client -> client.files().info('1') },
    'POST read' : { CozeClient client -> client.documents().list('1').all() },
    'process'   : { CozeClient client -> client.datasets().progress('1', ['2']) },
    'create'    : { CozeClient client -> client.bots().create(CozeRequests.create()) },
    'run'       : { CozeClient client -> client.workflows().run(dev.cozesh.client.workflow.WorkflowRunRequest.of('1', [:])) },
    'PUT'       : { CozeClient client -> client.datasets().update('1', new dev.cozesh.client.dataset.DatasetUpdate('x', Optional.empty(), Optional.empty())) },
    'DELETE'    : { CozeClient client -> client.datasets().delete('1') },
  ]
  static final List<String> READS = ['GET read', 'POST read', 'process']
  static final List<String> WRITES = CALLS.keySet().toList() - READS

  static int sent(String name, WireServer.Reaction reaction) {
    new Wired(reaction).withCloseable { wired ->
      try {
        CALLS[name].call(wired.client)
        assert false: 'Coze refused'
      } catch (CozeException expected) {
        wired.server.requests().size()
      }
    }
  }

  @Unroll
  def "HTTP #status with code #code: a read is sent #reads times, a write #writes times"() {
    expect:
    READS.collect { sent(it, refusal(status, code)) }.every { it == reads }
    WRITES.collect { sent(it, refusal(status, code)) }.every { it == writes }

    where:
    status | code      || reads | writes
    200    | 4000      || 1     | 1
    200    | 4008      || 4     | 4
    200    | 4009      || 4     | 4
    200    | 4020      || 4     | 4
    200    | 4013      || 4     | 1
    200    | 5000      || 4     | 1
    200    | 4016      || 1     | 1
    200    | 4028      || 1     | 1
    200    | 4100      || 1     | 1
    200    | 4102      || 1     | 1
    200    | 4105      || 1     | 1
    200    | 4200      || 1     | 1
    200    | '4008'    || 4     | 4
    400    | 4000      || 1     | 1
    401    | 4100      || 1     | 1
    404    | 4000      || 1     | 1
    408    | 0         || 4     | 1
    429    | 4008      || 4     | 4
    429    | 0         || 4     | 4
    429    | 4102      || 1     | 1
    500    | 0         || 4     | 1
    500    | 5000      || 4     | 1
    500    | 4000      || 1     | 1
    502    | 0         || 4     | 1
    503    | 4102      || 1     | 1
    504    | 987654321 || 4     | 1
  }

  @Unroll
  def "a gateway's page proves nothing about a write: HTTP #status with HTML"() {
    given:
    def page = WireServer.answer(status, ['Content-Type': 'text/html'], '<html><title>busy</title></html>')

    expect:
    READS.collect { sent(it, page) }.every { it == 4 }
    WRITES.collect { sent(it, page) }.every { it == 1 }

    where:
    status << [429, 502, 503]
  }

  @Unroll
  def "a lost connection is tried again for reads alone: #what"() {
    expect:
    READS.collect { sent(it, reaction) }.every { it == 4 }
    WRITES.collect { sent(it, reaction) }.every { it == 1 }

    where:
    what        | reaction
    'closed'    | WireServer.closing()
    'reset'     | WireServer.reset()
    'cut short' | WireServer.truncated(200, '{"code":0,"data":{}}'.bytes, 5)
  }

  def "of many writes whose answers are lost, each reaches the server exactly once"() {
    given:
    def fates = [WireServer.closing(), WireServer.reset(), WireServer.answerThenClose(200, '{"code":0,"data":{"bot_id":"1"}}'),
                 WireServer.answer(200, '{"code":0,"data":{"bot_id":"1"}}'), WireServer.truncated(200, '{"code":0}'.bytes, 4)]
    def random = new Random(7)
    def wired = new Wired((1..500).collect { fates[random.nextInt(fates.size())] } as WireServer.Reaction[])

    when:
    500.times { n ->
      try {
        wired.client.bots().create(new dev.cozesh.client.bot.BotCreate('1', "bot-$n", dev.cozesh.client.bot.BotSettings.NONE))
      } catch (CozeException lost) {
        assert !(lost instanceof dev.cozesh.error.CozeServiceException)
      }
    }

    then:
    wired.server.requests().collect { (it =~ /"name":"(bot-\d+)"/)[0][1] } == (0..<500).collect { "bot-$it".toString() }

    cleanup:
    wired.close()
  }

  def "nothing is sent again when retries are switched off"() {
    given:
    def wired = new Wired(refusal(503, 0))
    def client = CozeClient.builder()
        .baseUrl(wired.server.uri())
        .authorizer(new dev.cozesh.auth.TokenAuthorizer('pat_test_secret'))
        .maxRetries(0)
        .build()

    when:
    client.files().info('1')

    then:
    thrown(CozeException)
    wired.server.requests().size() == 1

    cleanup:
    client.close()
    wired.close()
  }
}
