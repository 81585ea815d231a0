package dev.cozesh.probe.verdict

import static dev.cozesh.probe.verdict.Answered.features
import static dev.cozesh.probe.verdict.Answered.json
import static dev.cozesh.probe.verdict.Answered.text

import com.fasterxml.jackson.databind.node.JsonNodeFactory
import dev.cozesh.probe.verdict.Features.Form
import dev.cozesh.probe.verdict.Sent.Credential
import java.time.Duration
import spock.lang.Specification
import spock.lang.Unroll

/** What of an answer is compared. */
class FeaturesSpec extends Specification {
  @Unroll("#path, '#message': '#template'")
  def "the message loses what came from the request and what changes by itself"() {
    given:
    def sent =
        new Sent(
            URI.create("http://coze.test:8443/proxy"),
            "POST",
            path,
            [workspace_id: ["ws-blue"], page_num: ["1"]],
            [:],
            Optional.of(JsonNodeFactory.instance.objectNode().put("name", "求职助手 one")),
            Credential.TOKEN)

    expect:
    Features.of(sent, json(404, [code: 4000, msg: message])).template() == template

    where:
    path            | message                                                    || template
    "/v1/x"         | "The requested API endpoint POST /v1/x does not exist."    || "The requested API endpoint {METHOD} {PATH} does not exist."
    "/v1/x"         | "POST /proxy/v1/x?workspace_id=ws-blue&page_num=1 is gone" || "{METHOD} {PATH} is gone"
    "/v1/x"         | "no POST http://coze.test:8443/v1/x"                       || "no {METHOD} http://{HOST}{PATH}"
    "/v1/x"         | "no POST \\/v1\\/x"                                        || "no {METHOD} {PATH}"
    "/v1/x"         | "see /v1/x/y and /v1/xy"                                   || "see /v1/x/y and /v1/xy"
    "/v1/你 好"     | "no /v1/%E4%BD%A0%20%E5%A5%BD, no /v1/你 好"               || "no {PATH}, no {PATH}"
    "/v1/bot"       | "The bot of v1 was POSTED"                                 || "The bot of v1 was POSTED"
    "/v1/bots/x"    | "ws-blue is unknown, 求职助手 one too"                     || "{VALUE} is unknown, {VALUE} too"
    "/v1/cozeshabc" | "unknown action 'cozeshabc'"                               || "unknown action '{SEGMENT}'"
    "/v1/x"         | "bot 7389123456789012345 of 9b2e6c1e-0c4c-4c55-9d5d-0a6f1c2b3d4e" || "bot {ID} of {UUID}"
    "/v1/x"         | "log 20241210152726467C48D89D6DB2, trace 4bf92f3577b34da6a3ce929d0e0e4736" || "log {LOG}, trace {HEX}"
    "/v1/x"         | "at 2026-11-25T22:30:00.123Z (1764110000123) after 12.5ms" || "at {TIME} ({TIME}) after {DURATION}"
    "/v1/x"         | "on Wed, 25 Nov 2026 22:30:00 GMT"                         || "on {TIME}"
    "/v1/x"         | "token pat_test_canary0001 is bad"                         || "token {TOKEN} is bad"
    "/v1/x"         | "two\n  lines"                                             || "two lines"
  }

  @Unroll("#body")
  def "the message stands where its generation keeps it"() {
    expect:
    with(features(text(400, body, "application/json"))) {
      template() == message
      code().orElse(-1) == number
    }

    where:
    body                                                        || message               | number
    '{"code":4000,"msg":"no"}'                                  || "no"                  | 4000
    '{"code":"4000","message":"no"}'                            || "no"                  | 4000
    '{"error":{"code":4000,"message":"no","logid":"x"}}'        || "no"                  | 4000
    '{"error_code":"invalid_grant","error_message":"no"}'       || "invalid_grant: no"   | -1
    '{"error":"access_denied","error_description":"no"}'        || "access_denied: no"   | -1
    '{"code":4000,"msg":"no","data":{"a":[1,2'                  || "no"                  | 4000
    '{"code":99999999999999999999,"msg":"no"}'                  || "no"                  | -1
    '{"code":4000,"code":4001,"msg":"no"}'                      || "no"                  | 4001
  }

  def "a JSON object is known by its members and their types, one level deep"() {
    expect:
    with(features(json(200, [code: 0, msg: "", data: [a: 1], list: [], none: null, yes: true, detail: [logid: "L1"]]))) {
      form() == Form.OBJECT
      shape() as List == ["code:number", "data:object", "detail:object", "list:array", "msg:string", "none:null", "yes:boolean"]
      logId() == "L1"
    }
  }

  @Unroll("#type #body: #form")
  def "a body is told by its type and its beginning"() {
    expect:
    features(text(200, body, type)).form() == form

    where:
    type                       | body                    || form
    "application/json"         | ' {"a":1}'              || Form.OBJECT
    "text/html; charset=utf-8" | '{"a":1}'               || Form.OBJECT
    "application/json"         | '[1]'                   || Form.JSON
    "text/html"                | '<p>x</p>'              || Form.HTML
    ""                         | '<!doctype html><html>' || Form.HTML
    "text/event-stream"        | 'data: {}'              || Form.EVENTS
    "audio/mpeg"               | 'ID3'                   || Form.BYTES
    "text/plain"               | 'hello'                 || Form.TEXT
    "text/plain"               | '{oops'                 || Form.TEXT
    "application/json"         | ''                      || Form.EMPTY
  }

  def "a page is its title and its heading or mount, whatever its length"() {
    given:
    def page = { String more -> "<html><head><title>A &amp; B</title>$more</head><body><div class='x' id=\"root\"></div></body></html>".toString() }

    expect:
    features(text(200, page(""), "text/html")).isLike(features(text(200, page("<script src=1></script>" * 50), "text/html")))
    features(text(200, page(""), "text/html")).template() == "A & B #root"
  }

  def "a cut body is compared by the members that came"() {
    given:
    def whole = features(json(200, [code: 1, msg: "no", detail: [:]]))
    def cut = features(text(200, '{"code":1,"msg":"no","det', "application/json"))
    def other = features(text(200, '{"code":1,"msg":"no","other":1,"det', "application/json"))

    expect:
    whole.isLike(cut)
    cut.isLike(whole)
    !whole.isLike(other)
  }

  def "what differs between equal requests can be left out of a comparison"() {
    given:
    def one = features(json(404, [code: 1, msg: "no"]))
    def other = features(json(404, [code: 1, msg: "not at all"]))

    expect:
    one.differences(other) == EnumSet.of(Feature.TEMPLATE)
    !one.isLike(other)
    one.isLike(other, EnumSet.of(Feature.TEMPLATE))
  }

  @Unroll("Retry-After #after, Date #date: #wait")
  def "how long to wait is in seconds, or until a date counted from the answer's own"() {
    expect:
    features(text(429, "", "", [("Retry-After"): after, Date: date])).retryAfter() == Optional.ofNullable(wait)

    where:
    after                           | date                            || wait
    "3"                             | ""                              || Duration.ofSeconds(3)
    "Wed, 25 Nov 2026 22:30:10 GMT" | "Wed, 25 Nov 2026 22:30:00 GMT" || Duration.ofSeconds(10)
    "Wed, 25 Nov 2026 22:30:10 GMT" | ""                              || null
    "soon"                          | ""                              || null
  }

  def "Allow is a set of methods"() {
    expect:
    features(text(405, "", "", [Allow: "get, POST"])).allow() as List == ["GET", "POST"]
  }
}
