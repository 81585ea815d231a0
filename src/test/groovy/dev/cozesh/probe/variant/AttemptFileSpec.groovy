package dev.cozesh.probe.variant

import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.json.Json
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class AttemptFileSpec extends Specification {
  @TempDir
  Path directory

  def "lines are patterns, parameters, claims, commands and remarks"() {
    when:
    def inquiry = AttemptFile.inquiry(fixture("attempts.txt"))

    then:
    inquiry.title() == "attempts.txt"
    inquiry.attempts()*.operation() == [
      "POST /v1/workflow",
      "POST /v1/workflow/create",
      "POST /v2/workflow",
      "POST /v2/workflow/create",
      "POST /v1/knowledge_base",
      "GET /v1/workflows",
      "POST /v1/knowledge_base",
      "GET /v1/bot/{id}",
      "GET /v1/bots/{id}",
      "POST /v1/bot/create",
      "DELETE /v1/datasets/{dataset_id}"
    ]
    inquiry.variants()*.all().flatten()*.origin()*.place().unique() == [2, 4, 5, 6, 7, 8, 13].collect { "attempts.txt:" + it }
    inquiry.claims() == [
      new Claim("POST", "/v1/knowledge_base", "official answer", true),
      new Claim("GET", "/v1/bot/{id}", "the team's report", false),
      new Claim("GET", "/v1/bots/{id}", "the team's report", false)
    ]

    and:
    def attempts = inquiry.attempts()
    attempts[4].body().get() == Json.parse('{"space_id": "7", "name": "jobs"}', "x")
    attempts[5].query() == [workspace_id: ["{ws}"], page_num: ["1"]]
    attempts[9].base().get() == new URI("https://api.coze.cn")
    attempts[9].headers() == ["Agw-Js-Conv": "str"]
    attempts[9].body().get() == Json.parse('{"space_id": "7", "name": "x"}', "x")
  }

  def "JSON is read in the shape of a report"() {
    when:
    def inquiry = AttemptFile.inquiry(fixture("attempts.json"))

    then:
    inquiry.attempts()*.operation() == [
      "POST /v1/bot/create",
      "GET /v1/bots",
      "GET /v1/bots/{id}",
      "GET /v1/dataset",
      "GET /v1/datasets",
      "PUT /v1/x"
    ]
    inquiry.attempts()*.origin()*.place() == [4, 6, 7, 9, 9, 14].collect { "attempts.json:" + it }
    inquiry.attempts()[1].query() == [workspace_id: ["{id}"]]
    inquiry.attempts()[3].query() == [space_id: ["7"], tags: ["a", "b"]]
    inquiry.attempts()[3].headers() == ["Agw-Js-Conv": "str"]
    inquiry.attempts()[5].body().get() == Json.parse("[1]", "x")
    inquiry.attempts()[5].base().get() == new URI("https://api.coze.com")
    inquiry.claims() == [
      new Claim("POST", "/v1/bot/create", "actual", true),
      new Claim("GET", "/v1/bots", "guess", true),
      new Claim("GET", "/v1/bots/{id}", "guess", true),
      new Claim("GET", "/v1/bots/{id}", "asker's report", false),
      new Claim("PUT", "/v1/x", "vendor", false)
    ]
  }

  def "of a recording the requests are kept, and nothing that is a credential"() {
    when:
    def attempts = AttemptFile.inquiry(fixture("recording.har")).attempts()

    then:
    attempts*.operation() == [
      "POST /v1/datasets",
      "GET /v1/files/简历",
      "POST /v1/form"
    ]
    attempts[0].query() == [trace: ["1"]]
    attempts[0].headers() == ["Agw-Js-Conv": "str"]
    attempts[0].body().get() == Json.parse(
        '{"space_id":"7","note":"see pat_***","client_secret":"***","page_token":"p1"}', "x")
    attempts[1].base().get() == new URI("http://127.0.0.1:8080")
    attempts[2].body().get() == Json.parse('{"a": "1"}', "x")
    attempts.every { !it.origin().named() }
    !attempts.toString().contains("pat_test")
  }

  def "the operations of a description are tried at the profile's server, and claimed"() {
    when:
    def inquiry = AttemptFile.inquiry(fixture("openapi.json"))

    then:
    inquiry.attempts()*.operation() == [
      "GET /v1/bots",
      "PUT /v1/bots/{bot_id}"
    ]
    inquiry.attempts()*.base() == [
      Optional.empty(),
      Optional.empty()
    ]
    inquiry.attempts()[0].query() == [workspace_id: ["{workspace_id}"], page_num: ["1"]]
    inquiry.attempts()[0].headers() == ["Agw-Js-Conv": "str"]
    inquiry.attempts()[1].body().get() == Json.parse('{"name": "x"}', "x")
    inquiry.claims() == [
      new Claim("GET", "/v1/bots", "Vendor API", true),
      new Claim("PUT", "/v1/bots/{bot_id}", "Vendor API", true)
    ]
  }

  @Unroll("#command")
  def "a command of curl is one request"() {
    when:
    def attempt = AttemptFile.inquiry("c.sh", command).variants()[0].all()[0]

    then:
    attempt.operation() == operation
    attempt.query() == query
    attempt.body().map { it.toString() }.orElse("") == body

    where:
    command                                                   || operation         | query                  | body
    "curl https://a.example/v1/x"                             || "GET /v1/x"       | [:]                    | ""
    "\$ curl -sSL a.example/v1/x"                             || "GET /v1/x"       | [:]                    | ""
    "curl https://a.example"                                  || "GET /"           | [:]                    | ""
    "curl -XDELETE https://a.example/v1/x"                    || "DELETE /v1/x"    | [:]                    | ""
    "curl -I https://a.example/v1/x"                          || "HEAD /v1/x"      | [:]                    | ""
    "curl https://a.example/v1/x?a=1&b=2"                     || "GET /v1/x"       | [a: ["1"], b: ["2"]]   | ""
    "curl -G -d a=1 -d 'b=x y' https://a.example/v1/x"        || "GET /v1/x"       | [a: ["1"], b: ["x y"]] | ""
    "curl -G --data-urlencode 'q=a&b' https://a.example/x"    || "GET /x"          | [q: ["a&b"]]           | ""
    "curl https://a.example/x -d '{\"a\": 1}'"                || "POST /x"         | [:]                    | '{"a":1}'
    "curl https://a.example/x -d \"{\\\"a\\\": \\\"\$ID\\\"}\"" || "POST /x"       | [:]                    | '{"a":"{id}"}'
    "curl https://a.example/x --data-raw \$'{\"a\": \"it\\'s\\u0021\"}'" || "POST /x" | [:]                 | '{"a":"it\'s!"}'
    "curl https://a.example/x -d a=1 -d b=2"                  || "POST /x"         | [:]                    | '{"a":"1","b":"2"}'
    "curl -X PUT https://a.example/x --json '{}'"             || "PUT /x"          | [:]                    | '{}'
    "curl https://a.example/x -F a=1 -F file=@cv.pdf"         || "POST /x"         | [:]                    | '{"a":"1"}'
    "curl --url \"\$BASE/v1/bots/\${BOT_ID}\" -u me:pat_test_12345" || "GET /v1/bots/{bot_id}" | [:]        | ""
    "curl 'https://a.example/x?token=abc&page_token=p' -b s=1" || "GET /x"         | [page_token: ["p"]]    | ""
    "curl https://a.example/x -o out | jq . # then look"      || "GET /x"          | [:]                    | ""
    "curl \\\n  https://a.example/x \\\r\n  -X POST"          || "POST /x"         | [:]                    | ""
  }

  def "several commands and lines stand in one file"() {
    expect:
    AttemptFile.inquiry("c.sh", "curl https://a.example/{v1,v2}/x https://a.example/y\n\nGET /z\ncurl -d '\n' https://a.example/w\nGET /q").variants()*.all().flatten().collect {
      it.path() + " " + it.origin().place()
    } == [
      "/v1/x c.sh:1",
      "/v2/x c.sh:1",
      "/y c.sh:1",
      "/z c.sh:3",
      "/w c.sh:4",
      "/q c.sh:6"
    ]
  }

  @Unroll("#text: #what")
  def "a wrong file is told with its line"() {
    when:
    AttemptFile.inquiry("f", text).variants()

    then:
    def e = thrown(CozeException)
    e.what() == what
    !e.message.contains("pat_test")

    where:
    text                                            || what
    "GET /x\n\nPOTS /y"                             || "f:3, column 1: `POTS` is no method"
    "  GET /{a"                                     || "f:1, column 8: `{` is not closed"
    "GET /x {\"a\": }"                              || "f:1, column 8: this is not JSON: Unexpected character ('}' (code 125)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
    "GET /x what"                                   || "f:1, column 8: `what` is no parameter"
    "GET /x a='b"                                   || "f:1, column 8: the quote ' is not closed"
    "GET /x a:=b"                                   || "f:1, column 8: this is not JSON: Unrecognized token 'b': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
    "#\ncurl 'https://a.example"                    || "f:2: the quote ' is not closed"
    "curl -X"                                       || "f:1: nothing follows curl's --request"
    "curl --what https://a.example"                 || "f:1: curl's option --what is not known here"
    "curl -s"                                       || "f:1: the command has no address"
    "curl -d @body.json https://a.example/x"        || "f:1: curl would read the body from a file"
    "curl -X LOOK https://a.example/x"              || "f:1, the address, column 1: `LOOK` is no method"
    "[\n{\"path\": \"/x\"},\n{\"method\": \"GET\"}]" || "f:3: the attempt has no path"
    "[\n{\"path\": \"/{x\"}]"                       || "f:2, the path, column 2: `{` is not closed"
    "[\n{\"path\": \"/x\", \"query\": 3}]"          || "f:2: `query` is no object"
    "[1]"                                           || "f:1: attempt 1 is no object"
    "{\"a\": 1}"                                    || "f:1: no attempts are in this JSON"
    "[{\n\"path\": pat_test_0001}]"                 || "f:2: this is not JSON"
    "[{\"path\": \"/x\",\n\"path\": \"/y\"}]"       || "f:2: this is not JSON"
    "[] []"                                         || "f:1: this is not JSON"
    "{\"log\": {\"entries\": [\n{}]}}"              || "f:2: the entry has no request"
    "{\"log\": {\"entries\": [\n{\"request\": {\"method\": \"GET\", \"url\": \"https://a.example/%\"}}]}}" || "f:2: the address cannot be called"
    "{\"swagger\": \"2.0\"}"                        || "f:1: only OpenAPI 3 is read"
    "# mine\nopenapi: 3.0.0\npaths: {}"             || "f:1: OpenAPI is read as JSON only"
    "{\"openapi\": \"3.1.0\", \"paths\": {\"x\":\n {\"get\": {}}}}" || "f:2: a path begins with a slash"
    "GET /{1..99999}\nGET /{1..99999}"              || "f:2: the file stands for too many requests"
  }

  def "what cannot be read is told"() {
    given:
    def latin = Files.write(directory.resolve("latin.txt"), "GET /caf\u00e9".getBytes("ISO-8859-1"))
    def large = directory.resolve("large.txt")
    new RandomAccessFile(large.toFile(), "rw").withCloseable { it.length = 20_000_001 }

    when:
    AttemptFile.inquiry(latin).variants()

    then:
    def data = thrown(CozeDataException)
    data.what() == "latin.txt: this is not UTF-8 text"

    when:
    AttemptFile.inquiry(large).variants()

    then:
    def e = thrown(CozeUsageException)
    e.what() == "large.txt: the file is too large"
    e.why() == "it has 21 MB, at most 20 MB are read"

    when:
    AttemptFile.inquiry(directory.resolve("nowhere.txt")).variants()

    then:
    def missing = thrown(CozeUsageException)
    missing.what() == "nowhere.txt: there is no such file"

    when:
    AttemptFile.inquiry(directory).variants()

    then:
    def folder = thrown(CozeUsageException)
    folder.what().endsWith(": the file cannot be read")
  }

  def "an empty file asks nothing"() {
    expect:
    AttemptFile.inquiry("f", text) == new Inquiry("f", [], [])

    where:
    text << [
      "",
      "\ufeff",
      "\n\n# only a remark\n",
      "[]",
      '{"log": {"entries": []}}'
    ]
  }

  def "a file of a thousand lines is read at once"() {
    given:
    def text = (1..1000).collect { "POST /v1/x" + it + " {\"a\": " + it + "}" }.join("\r\n")

    expect:
    AttemptFile.inquiry("f", text).attempts().size() == 1000
  }

  private static Path fixture(String name) {
    Path.of(AttemptFileSpec.getResource("/attempts/" + name).toURI())
  }
}
