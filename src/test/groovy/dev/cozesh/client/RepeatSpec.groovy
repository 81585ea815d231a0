package dev.cozesh.client

import static dev.cozesh.client.Wired.refusal
import static java.time.Duration.ofMillis
import static java.time.Duration.ofSeconds

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
    200    | 4003      || 1     | 1
    200    | 4007      || 1     | 1
    200    | 4300      || 1     | 1
    200    | 4001      || 1     | 1
    200    | 4006      || 1     | 1
    200    | 4314      || 1     | 1
    200    | 4008      || 3     | 3
    200    | '4008'    || 3     | 3
    200    | 4009      || 3     | 3
    200    | 4020      || 3     | 3
    200    | 4013      || 3     | 1
    200    | 5000      || 3     | 1
    200    | 4010      || 1     | 1
    200    | 4012      || 1     | 1
    200    | 4014      || 1     | 1
    200    | 4021      || 1     | 1
    200    | 4011      || 1     | 1
    200    | 4019      || 1     | 1
    200    | 4022      || 1     | 1
    200    | 4028      || 1     | 1
    200    | 4015      || 1     | 1
    200    | 4016      || 1     | 1
    200    | 4100      || 1     | 1
    200    | 700012006 || 1     | 1
    200    | 4101      || 1     | 1
    200    | 4102      || 1     | 1
    200    | 4104      || 1     | 1
    200    | 4315      || 1     | 1
    200    | 4201      || 1     | 1
    200    | 4105      || 1     | 1
    200    | 4200      || 1     | 1
    200    | 6003      || 1     | 1
    200    | 702042018 || 1     | 1
    200    | 702042162 || 1     | 1
    200    | 6031      || 1     | 1
    200    | 6023      || 1     | 1
    200    | 6039      || 1     | 1
    200    | 103200002 || 1     | 1
    200    | 105000004 || 1     | 1
    200    | 720702011 || 1     | 1
    200    | 777777776 || 1     | 1
    400    | 4000      || 1     | 1
    401    | 4100      || 1     | 1
    404    | 4000      || 1     | 1
    429    | 4008      || 3     | 3
    429    | 4102      || 1     | 1
    429    | 4013      || 3     | 1
    500    | 5000      || 3     | 1
    500    | 4000      || 1     | 1
    503    | 4102      || 1     | 1
    504    | 987654321 || 4     | 1
    400    | 0         || 1     | 1
    401    | 0         || 1     | 1
    402    | 0         || 1     | 1
    403    | 0         || 1     | 1
    404    | 0         || 1     | 1
    405    | 0         || 1     | 1
    406    | 0         || 1     | 1
    408    | 0         || 4     | 1
    409    | 0         || 1     | 1
    410    | 0         || 1     | 1
    413    | 0         || 1     | 1
    415    | 0         || 1     | 1
    422    | 0         || 1     | 1
    425    | 0         || 1     | 1
    429    | 0         || 4     | 4
    500    | 0         || 4     | 1
    501    | 0         || 4     | 1
    502    | 0         || 4     | 1
    503    | 0         || 4     | 1
    504    | 0         || 4     | 1
  }

  @Unroll
  def "code #code waits #waits before a read goes out again"() {
    given:
    def wired = new Wired(refusal(200, code))

    when:
    wired.client.files().info('1')

    then:
    thrown(CozeException)
    wired.time.waits() == waits

    cleanup:
    wired.close()

    where:
    code || waits
    4008 || [ofSeconds(1), ofSeconds(4)]
    4009 || [ofSeconds(1), ofSeconds(4)]
    4020 || [ofSeconds(1), ofSeconds(4)]
    4013 || [ofMillis(500), ofSeconds(1)]
    5000 || [ofMillis(500), ofSeconds(1)]
  }

  def "a code that passes is asked for again like a status, and the second answer counts"() {
    given:
    def wired = new Wired(refusal(200, 4009), Wired.ok(data: [id: '7']))

    expect:
    wired.client.files().info('7').id() == '7'
    wired.server.requests().collect { (it =~ /X-Cozesh-Attempt: (\d)/)[0][1] } == ['1', '2']

    cleanup:
    wired.close()
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

  def "of 10,000 writes whose answers are lost, each reaches the server exactly once"() {
    given:
    def fates = [WireServer.closing(), WireServer.reset(), WireServer.answerThenClose(200, '{"code":0,"data":{"bot_id":"1"}}'),
                 WireServer.answer(200, '{"code":0,"data":{"bot_id":"1"}}'), WireServer.truncated(200, '{"code":0}'.bytes, 4)]
    def random = new Random(7)
    def wired = new Wired((1..10_000).collect { fates[random.nextInt(fates.size())] } as WireServer.Reaction[])

    when:
    10_000.times { n ->
      try {
        wired.client.bots().create(new dev.cozesh.client.bot.BotCreate('1', "bot-$n", dev.cozesh.client.bot.BotSettings.NONE))
      } catch (CozeException lost) {
        assert !(lost instanceof dev.cozesh.error.CozeServiceException)
      }
    }

    then:
    wired.server.requests().collect { (it =~ /"name":"(bot-\d+)"/)[0][1] } == (0..<10_000).collect { "bot-$it".toString() }

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
