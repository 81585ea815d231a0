package dev.cozesh.probe.verdict

import static dev.cozesh.probe.verdict.Answered.features
import static dev.cozesh.probe.verdict.Answered.json
import static dev.cozesh.probe.verdict.Answered.page
import static dev.cozesh.probe.verdict.Answered.text

import dev.cozesh.probe.verdict.Seen.Transport
import java.time.Duration
import spock.lang.Specification
import spock.lang.Unroll

/** What single answers are about. */
class SignalSpec extends Specification {
  @Unroll("HTTP #status, code #code, '#msg': #signal")
  def "an answer in Coze's envelope says what it is about"() {
    expect:
    Signal.of(features(json(status, [code: code, msg: msg]))) == signal

    where:
    status | code      | msg                                                                || signal
    200    | 0         | ""                                                                 || Signal.SUCCESS
    404    | 4000      | "The requested API endpoint POST /v1/knowledge_base does not exist." || Signal.ENDPOINT_MISSING
    200    | 4000      | "The requested API endpoint POST /v1/knowledge_base does not exist." || Signal.ENDPOINT_MISSING
    404    | 404       | "page not found"                                                   || Signal.ENDPOINT_MISSING
    404    | 1         | "Cannot POST /v1/knowledge_base"                                   || Signal.ENDPOINT_MISSING
    404    | 4200      | "The workflow does not exist."                                     || Signal.RESOURCE_MISSING
    200    | 4006      | "The bot 7389123456789012345 does not exist or is not yours."      || Signal.RESOURCE_MISSING
    404    | 4000      | "The bot does not exist."                                          || Signal.OTHER
    400    | 4000      | "Request parameter error: page_num is required"                    || Signal.VALIDATION
    500    | 4000      | "Missing required parameter: page_num"                             || Signal.VALIDATION
    400    | 4000      | "field 'name' must be a string"                                    || Signal.VALIDATION
    400    | 4000      | "POST /v1/knowledge_base: space_id is invalid"                     || Signal.VALIDATION
    400    | 4000      | "page_token is invalid"                                            || Signal.VALIDATION
    500    | 4000      | "Invalid request parameters"                                       || Signal.PARAMETERS
    400    | 4000      | "Invalid request parameters"                                       || Signal.PARAMETERS
    401    | 4100      | "authentication is invalid"                                        || Signal.TOKEN
    200    | 700012006 | "access token invalid"                                             || Signal.TOKEN
    200    | 1         | "authentication failed"                                            || Signal.TOKEN
    200    | 4101      | "The token you entered is incorrect."                              || Signal.TOKEN
    401    | 401       | "missing session_key in cookie"                                    || Signal.SESSION
    403    | 4101      | "You have no permission for this workspace."                       || Signal.PERMISSION
    429    | 4008      | "too many"                                                         || Signal.LIMIT
    200    | 4008      | "too many"                                                         || Signal.LIMIT
    200    | 4009      | "busy"                                                             || Signal.LIMIT
    200    | 4020      | "busy"                                                             || Signal.LIMIT
    200    | 4102      | "stopped"                                                          || Signal.RISK
    403    | 700012014 | "stopped"                                                          || Signal.RISK
    402    | 0         | ""                                                                 || Signal.EMPTY_ACCOUNT
    200    | 4028      | "credits used up"                                                  || Signal.EMPTY_ACCOUNT
    403    | 4000      | "Your free quota has been exceeded."                               || Signal.EMPTY_ACCOUNT
    500    | 5000      | "internal server error"                                            || Signal.SERVER_ERROR
    502    | 5000      | "bad gateway"                                                      || Signal.GATEWAY
    503    | 0         | ""                                                                 || Signal.GATEWAY
    504    | 0         | ""                                                                 || Signal.GATEWAY
    405    | 4000      | "method not allowed"                                               || Signal.WRONG_METHOD
    200    | 4015      | "The bot is not published to the channel Agent As API."            || Signal.OTHER
    413    | 1         | "too large"                                                        || Signal.OTHER
  }

  @Unroll("#what: #signal")
  def "so does an answer without one"() {
    expect:
    Signal.of(features(seen)) == signal

    where:
    what                | seen                                                                                || signal
    "a page"            | page(200)                                                                           || Signal.PAGE
    "a page, 404"       | page(404)                                                                           || Signal.PAGE
    "a page, 500"       | page(500)                                                                           || Signal.GATEWAY
    "a redirect"        | text(307, "", "", [Location: "/v1/x"])                                              || Signal.REDIRECT
    "Allow"             | text(400, "", "", [Allow: "GET, HEAD"])                                             || Signal.WRONG_METHOD
    "plain 404"         | text(404, "404 page not found", "text/plain")                                       || Signal.ENDPOINT_MISSING
    "an empty 404"      | text(404, "", "")                                                                   || Signal.OTHER
    "events"            | text(200, 'event: conversation.message.delta\ndata: {"id":"1"}\n\n', "text/event-stream") || Signal.SUCCESS
    "events, refused"   | text(200, 'event: error\ndata: {"code":4200,"msg":"no"}\n\n', "text/event-stream")   || Signal.RESOURCE_MISSING
    "a timeout"         | Seen.nothing(Transport.TIMED_OUT, Duration.ZERO)                                     || Signal.SILENCE
    "a reset"           | Seen.nothing(Transport.RESET, Duration.ZERO)                                         || Signal.SILENCE
    "429 without words" | text(429, "", "")                                                                   || Signal.LIMIT
    "OAuth"             | json(400, [error_code: "invalid_request", error_message: "Missing parameter: client_id"]) || Signal.VALIDATION
    "JSON without code" | json(200, [items: []])                                                              || Signal.OTHER
  }

  def "what says nothing about routes teaches nothing"() {
    expect:
    Signal.values().findAll { !it.teaches() } as Set ==
        [Signal.LIMIT, Signal.RISK, Signal.EMPTY_ACCOUNT, Signal.GATEWAY, Signal.SILENCE] as Set
  }
}
