package dev.cozesh.sandbox

import dev.cozesh.json.Json
import spock.lang.Specification

class ReplySpec extends Specification {
  def "an enveloped reply stands beside code, message and log id"() {
    when:
    def answer = Answer.of(Reply.of(Json.object().put('data', 7), [A: 'b']), 'L1')

    then:
    text(answer) == '{"data":7,"code":0,"msg":"","detail":{"logid":"L1"}}'
    answer.status() == 200
    answer.headers() == [A: 'b']
  }

  def "a raw reply has its own status and no envelope"() {
    when:
    def answer = Answer.of(new Reply.Raw(400, Json.object().put('error', 'x'), [A: 'b']), 'L1')

    then:
    text(answer) == '{"error":"x"}'
    answer.status() == 400
    answer.contentType() == 'application/json; charset=utf-8'
    answer.headers() == [A: 'b']
  }

  def "bytes come as they are under their own type"() {
    when:
    def answer = Answer.of(new Reply.Bytes('audio/mpeg', [1, 2] as byte[], [:]), 'L1')

    then:
    answer.body() == [1, 2] as byte[]
    answer.contentType() == 'audio/mpeg'
    answer.status() == 200
  }

  def "events begin with an empty body, and are written line by line"() {
    when:
    def answer = Answer.of(Reply.events({ stage -> }), 'L1')

    then:
    answer.contentType() == 'text/event-stream'
    answer.body().length == 0
    new String(ServerEvent.of('done', '{}').bytes()) == 'event:done\ndata:{}\n\n'
    new String(new ServerEvent(Optional.of('3'), 'Done', '{}').bytes()) ==
        'id:3\nevent:Done\ndata:{}\n\n'
  }

  private static String text(Answer answer) {
    new String(answer.body(), 'UTF-8')
  }
}
