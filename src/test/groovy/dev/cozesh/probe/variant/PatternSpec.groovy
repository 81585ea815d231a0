package dev.cozesh.probe.variant

import dev.cozesh.error.CozeUsageException
import dev.cozesh.json.Json
import dev.cozesh.probe.variant.Attempt.Origin
import spock.lang.Specification
import spock.lang.Unroll

class PatternSpec extends Specification {
  static final HERE = new Origin("the pattern", true)

  @Unroll("#pattern")
  def "alternatives are written out, the last one changing fastest"() {
    expect:
    Pattern.expand(pattern, HERE).all()*.operation() == operations

    where:
    pattern                                || operations
    "POST /v1/bots"                        || ["POST /v1/bots"]
    "/v1/bots"                             || ["GET /v1/bots"]
    "post /v1/bots"                        || ["POST /v1/bots"]
    "  GET   /v1/bots  "                   || ["GET /v1/bots"]
    "/{v1,v2}/{bot,bots}"                  || ["GET /v1/bot", "GET /v1/bots", "GET /v2/bot", "GET /v2/bots"]
    "/v1/workflow{,s}"                     || ["GET /v1/workflow", "GET /v1/workflows"]
    "/v1/x{,/create,/import}"              || ["GET /v1/x", "GET /v1/x/create", "GET /v1/x/import"]
    "/v1/{bot{,s},workflow{,s}}"           || ["GET /v1/bot", "GET /v1/bots", "GET /v1/workflow", "GET /v1/workflows"]
    "/{v1..v3}/x"                          || ["GET /v1/x", "GET /v2/x", "GET /v3/x"]
    "/v{3..1}/x"                           || ["GET /v3/x", "GET /v2/x", "GET /v1/x"]
    "/{08..10}"                            || ["GET /08", "GET /09", "GET /10"]
    "/{v1..v2,open_api}/x"                 || ["GET /v1/x", "GET /v2/x", "GET /open_api/x"]
    "{GET,POST} /x"                        || ["GET /x", "POST /x"]
    "{get, post} /x"                       || ["GET /x", "POST /x"]
    "P{OST,UT} /x"                         || ["POST /x", "PUT /x"]
    "/v1/bots/{bot_id}"                    || ["GET /v1/bots/{bot_id}"]
    "/v1/{bots/{bot_id},bot/{bot_id}/get}" || ["GET /v1/bots/{bot_id}", "GET /v1/bot/{bot_id}/get"]
    "/v1/a\\,b"                            || ["GET /v1/a,b"]
    "/v1/{a\\,b,c}"                        || ["GET /v1/a,b", "GET /v1/c"]
    "/v1/\\{a,b\\}"                        || ["GET /v1/{a,b}"]
    "/v1/a%20b"                            || ["GET /v1/a b"]
    "{,/v1,/v2}/x"                         || ["GET /x", "GET /v1/x", "GET /v2/x"]
  }

  def "the team's first question is one line"() {
    when:
    def variants = Pattern.expand("POST /{v1,v2}/{workflow,workflows}{,/create,/import}", HERE)

    then:
    variants.all()*.operation() == [
      "POST /v1/workflow",
      "POST /v1/workflow/create",
      "POST /v1/workflow/import",
      "POST /v1/workflows",
      "POST /v1/workflows/create",
      "POST /v1/workflows/import",
      "POST /v2/workflow",
      "POST /v2/workflow/create",
      "POST /v2/workflow/import",
      "POST /v2/workflows",
      "POST /v2/workflows/create",
      "POST /v2/workflows/import"
    ]
    variants.written() == "POST /{v1,v2}/{workflow,workflows}{,/create,/import}"
    variants.cover().size() == 6
  }

  def "servers stand before the path, and are not part of it"() {
    expect:
    Pattern.expand("{https://a.example,http://b.example:8080}/v1/x", HERE).all().collect {
      [
        it.base().get().toString(),
        it.path()
      ]
    } == [
      ["https://a.example", "/v1/x"],
      [
        "http://b.example:8080",
        "/v1/x"
      ]
    ]
  }

  def "names and values of the query have alternatives, and holes stay"() {
    expect:
    Pattern.expand("GET /v1/workflows?{workspace_id,space_id}={ws}&page={1,2}", HERE).all()*.query() == [
      [workspace_id: ["{ws}"], page: ["1"]],
      [workspace_id: ["{ws}"], page: ["2"]],
      [space_id: ["{ws}"], page: ["1"]],
      [space_id: ["{ws}"], page: ["2"]]
    ]
  }

  def "what a query is written like is what it means"() {
    expect:
    Pattern.expand("/x?b=2&a=%E4%BD%A0&a=1+1&flag&f=\\{\"a\":1\\}", HERE).all()[0].query() ==
        [b: ["2"], a: ["你", "1 1"], flag: [""], f: ['{"a":1}']]
    Pattern.expand("/x?b=2&a=1", HERE).all()[0].query().keySet() as List == ["b", "a"]
  }

  def "parameters travel where the method has them"() {
    given:
    def set = ParameterSet.of(Json.parse('{"space_id": 7, "tags": ["a", "b"], "deep": {"x": 1}, "no": null}', "x"))

    when:
    def all = Pattern.expand("{GET,POST,DELETE,PUT} /x?y=1", [set], [:], HERE).all()

    then:
    all.collect {
      it.body().present
    } == [false, true, false, true]
    all[0].query() == [y: ["1"], space_id: ["7"], tags: ["a", "b"], deep: ['{"x":1}']]
    all[1].query() == [y: ["1"]]
    all[1].body().get() == Json.parse('{"space_id": 7, "tags": ["a", "b"], "deep": {"x": 1}, "no": null}', "x")
  }

  def "several sets and headers with and without multiply"() {
    given:
    def sets = [
      new ParameterSet([space_id: Json.tree("1")]),
      new ParameterSet([workspace_id: Json.tree("1")])
    ]

    when:
    def variants = Pattern.expand("POST /{a,b}", sets, ["Agw-Js-Conv": ["str", ""]], HERE)

    then:
    variants.all().size() == 8
    variants.cover().size() == 4
    variants.all().take(2)*.headers() == [["Agw-Js-Conv": "str"], [:]]
    variants.all().every { !it.origin().named() }
  }

  @Unroll("#pattern: #message")
  def "a wrong pattern is told with its column and what to write"() {
    when:
    Pattern.expand(pattern, HERE)

    then:
    def e = thrown(CozeUsageException)
    e.what() == "the pattern, column " + message
    e.next().contains(next)

    where:
    pattern               || message                                     | next
    ""                    || "1: a pattern is missing"                   | "GET /v1/bots"
    "POST"                || "5: no path follows the method"             | "POST /v1/"
    "PSOT /v1/x"          || "1: `PSOT` is no method"                    | "did you mean `POST`?"
    "FETCH /v1/x"         || "1: `FETCH` is no method"                   | "GET, POST, PUT"
    "{GET,LOOK} /x"       || "1: `LOOK` is no method"                    | "begin with GET"
    "GET v1/x"            || "5: `v1/x` cannot be called"                | "begins with a slash"
    "GET /{v1,v2"         || "6: `{` is not closed"                      | "add the `}`"
    "GET /{v1, v2}"       || "10: a pattern ends at a blank"                      | "without blanks"
    "GET /v1}/x"          || "8: `}` closes nothing"                     | "`\\}`"
    "GET /{}/x"           || "6: the braces are empty"                   | "`{v1,v2}`"
    "GET /{a/b}/x"        || "6: `{a/b}` is no hole"                     | "`{bot_id}`"
    "GET /{v1..w3}"       || "7: the range v1..w3 changes its letters"   | "`{v1..v3}`"
    "GET /x\\"            || "7: a backslash stands at the end"          | "`\\\\`"
    "GET /x y"            || "7: a pattern ends at a blank"              | "`{a,b}`"
    "GET /x%zz"           || "5: `/x%zz` cannot be called"               | "`%25`"
    "https://a b/x"       || "10: a pattern ends at a blank"             | "`{a,b}`"
    "https:///x"          || "1: `https:///x` cannot be called"          | "host"
    "/{1..100001}"        || "1: the pattern stands for 100,001 requests" | "at most 100,000"
    "/{1..999}/{1..999}"  || "1: the pattern stands for 998,001 requests" | "at most 100,000"
  }

  def "too many are told before they are made"() {
    given:
    def pattern = "/" + "{1..999999999}" * 40

    when:
    Pattern.expand(pattern, HERE)

    then:
    def e = thrown(CozeUsageException)
    e.what() == "the pattern, column 1: the pattern stands for more requests than can be counted"
  }

  def "a pattern is no longer than an address may be"() {
    when:
    Pattern.expand("GET /" + "x" * 8192, HERE)

    then:
    def e = thrown(CozeUsageException)
    e.what() == "the pattern, column 5: a pattern is longer than 8,192 characters"
  }

  def "braces too deep are told, not walked into"() {
    when:
    Pattern.expand("/" + "{a," * 2_000, HERE)

    then:
    def e = thrown(CozeUsageException)
    e.what().contains("braces are more than 16 deep")
  }

  def "a credential is no header of a variant"() {
    when:
    Pattern.expand("/x", [], [(header): ["pat_test_0001"]], HERE)

    then:
    def e = thrown(CozeUsageException)
    e.what().contains("carries a credential")
    !e.message.contains("pat_test")

    where:
    header << [
      "Authorization",
      "cookie",
      "X-Api-Key",
      "x-tt-token"
    ]
  }

  def "the cover of P13 has 45 rows or fewer of 960"() {
    given:
    def sets = (1..3).collect { new ParameterSet([("p" + it): Json.tree(1)]) }

    when:
    def variants = Pattern.expand(
        "{GET,POST,PUT,DELETE} {https://a.example,https://b.example}/{v1..v5}/{a,b,c,d,e,f,g,h}", sets, [:], HERE)

    then:
    variants.all().size() == 960
    variants.cover().size() >= 40
    variants.cover().size() <= 45
    variants.all().containsAll(variants.cover())
  }

  def "one written out is named, a pattern's are not"() {
    expect:
    Pattern.expand("GET /x", HERE).all()[0].origin() == HERE
    !Pattern.expand("GET /{x,y}", HERE).all()[0].origin().named()
    Pattern.expand("GET /x", HERE) == Variants.one(Attempt.of("GET", "/x", HERE))
  }
}
