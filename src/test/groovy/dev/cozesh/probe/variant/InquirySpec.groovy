package dev.cozesh.probe.variant

import dev.cozesh.json.Json
import dev.cozesh.probe.variant.Attempt.Origin
import spock.lang.Specification
import spock.lang.Unroll

class InquirySpec extends Specification {
  static final HERE = new Origin("the pattern", true)

  def "attempts are grouped by the route they share, in the order of writing"() {
    given:
    def inquiry = new Inquiry("", [
      Pattern.expand("GET /v1/b?x={1,2}", HERE),
      Pattern.expand("GET /v1/a", HERE),
      Pattern.expand("GET /v1/b?x=3", HERE),
      Pattern.expand("POST /v1/b", HERE),
      Pattern.expand("GET https://other.example/v1/b", HERE)
    ], [])

    expect:
    inquiry.routes().collect { route, attempts ->
      route.operation() + " " + attempts.size()
    } ==
        [
          "GET /v1/b 3",
          "GET /v1/a 1",
          "POST /v1/b 1",
          "GET /v1/b 1"
        ]
    inquiry.routes().keySet()[3].base().get() == new URI("https://other.example")
  }

  def "what is written twice is kept once, where it stood first"() {
    given:
    def again = new Origin("again", true)

    expect:
    new Inquiry("", [
      Pattern.expand("GET /v1/{b,a}", HERE),
      Pattern.expand("GET /v1/a", again),
      Pattern.expand("GET /v1/a?x=1", again)
    ], []).attempts().collect {
      it.path() + it.query() + it.origin().place()
    } == [
      "/v1/b[:]the pattern",
      "/v1/a[:]the pattern",
      "/v1/a[x:[1]]again"
    ]
  }

  def "query and headers keep their order"() {
    given:
    def query = (20..1).collectEntries {
      ["q" + it, ["1"]]
    }
    def headers = (20..1).collectEntries {
      ["X-H" + it, "1"]
    }

    expect:
    with(new Attempt("get", "/x", query, headers, Optional.empty(), Optional.empty(), HERE)) {
      it.query().keySet() as List == query.keySet() as List
      it.headers().keySet() as List == headers.keySet() as List
      method() == "GET"
    }
  }

  @Unroll("#address seen from #profile: #base #path")
  def "what goes to the profile's server is not sent to another one"() {
    when:
    def inquiry = new Inquiry("", [Pattern.expand("GET " + address, HERE)], []).from(new URI(profile))

    then:
    inquiry.attempts()[0].base().map { it.toString() }.orElse("") == base
    inquiry.attempts()[0].path() == path
    inquiry.variants()[0].cover() == inquiry.variants()[0].all()

    where:
    address                         | profile                     || base                       | path
    "/v1/x"                         | "https://api.coze.cn"       || ""                         | "/v1/x"
    "https://api.coze.cn/v1/x"      | "https://api.coze.cn"       || ""                         | "/v1/x"
    "https://API.coze.cn:443/v1/x"  | "https://api.coze.cn/"      || ""                         | "/v1/x"
    "https://api.coze.com/v1/x"     | "https://api.coze.cn"       || "https://api.coze.com"     | "/v1/x"
    "http://api.coze.cn/v1/x"       | "https://api.coze.cn"       || "http://api.coze.cn"       | "/v1/x"
    "http://127.0.0.1:81/v1/x"      | "http://127.0.0.1:80"       || "http://127.0.0.1:81"      | "/v1/x"
    "https://own.example/coze/v1/x" | "https://own.example/coze/" || ""                         | "/v1/x"
    "https://own.example/other/x"   | "https://own.example/coze"  || "https://own.example"      | "/other/x"
  }

  def "an attempt keeps no credential, whoever makes it"() {
    given:
    def body = Json.parse('{"a": ["pat_test_inquiry001", 1], "password": "x", "max_tokens": 5, "page_token": "p"}', "x")

    when:
    def attempt = new Attempt("POST", "/v1/x/pat_test_inquiry002",
        [api_key: ["k"], accessToken: ["t"], page_token: ["p"], q: ["pat_test_inquiry003"], "X-Tos-Signature": ["s"]],
        [Authorization: "x", "Set-Cookie": "x", "X-Session": "x", "X-Other": "Bearer abcdefgh", Accept: "*/*"],
        Optional.of(body), Optional.empty(), HERE)

    then:
    attempt.path() == "/v1/x/pat_***"
    attempt.query() == [page_token: ["p"]]
    attempt.headers() == [Accept: "*/*"]
    attempt.body().get() == Json.parse('{"a": ["pat_***", 1], "password": "***", "max_tokens": 5, "page_token": "p"}', "x")
  }

  def "a body without credentials is not copied"() {
    given:
    def body = Json.parse('{"a": [{"b": "c"}], "access_token": "{token}"}', "x")

    expect:
    new Attempt("POST", "/x", [:], [:], Optional.of(body), Optional.empty(), HERE).body().get().is(body)
  }

  @Unroll("#line")
  def "the line that is shown holds none either"() {
    expect:
    Pattern.expand(line, HERE).written() == shown

    where:
    line                                     || shown
    "GET /x?token=abc&a=1"                   || "GET /x?token=***&a=1"
    "GET /x?page_token=abc&api_key=k"        || "GET /x?page_token=abc&api_key=***"
    "GET /x?access_token={access_token}"     || "GET /x?access_token=***"
    "GET /x/pat_test_inquiry004"             || "GET /x/pat_***"
    "GET /x?{a,b}=1"                         || "GET /x?{a,b}=1"
  }
}
