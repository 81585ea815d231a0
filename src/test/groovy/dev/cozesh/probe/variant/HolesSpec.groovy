package dev.cozesh.probe.variant

import dev.cozesh.json.Json
import dev.cozesh.probe.variant.Attempt.Origin
import spock.lang.Specification
import spock.lang.Unroll

class HolesSpec extends Specification {
  static final HERE = new Origin("the pattern", true)
  static final NOBODY = Holes.IMPOSSIBLE_ID
  static final KNOWN = [bot_id: "73", workspace_id: "75", dataset_id: "77", task_id: "78", entity_id: "79"]

  @Unroll("#path is #filled")
  def "a hole takes the known value of its name, or of what it stands behind"() {
    expect:
    Holes.fill(path, KNOWN) == filled

    where:
    path                              || filled
    "/v1/bots"                        || "/v1/bots"
    "/v1/bots/{bot_id}"               || "/v1/bots/73"
    "/v1/bots/{botId}"                || "/v1/bots/73"
    "/v1/bots/{id}"                   || "/v1/bots/73"
    "/v1/bot/{id}/publish"            || "/v1/bot/73/publish"
    "/v1/entities/{id}"               || "/v1/entities/79"
    "/v1/spaces/{space_id}"           || "/v1/spaces/75"
    "/v1/spaces/{id}"                 || "/v1/spaces/75"
    "/v1/datasets/{dataset_id}/x/{y}" || "/v1/datasets/77/x/" + Holes.IMPOSSIBLE_ID
    "/v1/bots/{workflow_id}"          || "/v1/bots/" + Holes.IMPOSSIBLE_ID
    "/v1/{id}"                        || "/v1/" + Holes.IMPOSSIBLE_ID
    "{id}"                            || Holes.IMPOSSIBLE_ID
    "/v1/x/{a}{b}"                    || "/v1/x/" + Holes.IMPOSSIBLE_ID * 2
    "/v1/x/{}"                        || "/v1/x/{}"
  }

  def "a value is put in as it is"() {
    expect:
    Holes.fill('/v1/x/{a}', [a: '$1\\{b}']) == '/v1/x/$1\\{b}'
  }

  def "the impossible id is read as an id by every server and belongs to nobody"() {
    expect:
    NOBODY.length() == 19
    Long.parseLong(NOBODY).toString() == NOBODY
    new BigDecimal(Double.parseDouble(NOBODY)).toPlainString() == NOBODY
    java.time.Instant.ofEpochSecond(Long.parseLong(NOBODY) >>> 32).toString().startsWith("2036-05")
  }

  def "query and body are filled by the parameter's name too"() {
    given:
    def attempt = new Attempt("POST", "/v1/bots/{id}",
        [workspace_id: ["{ws}"], page_num: ["{page_num}"], workflow_id: ["{workflow_id}"], free: ["a{bot_id}b", "c"]],
        [:], Optional.of(Json.parse('{"bot_id": "{x}", "list": [{"space_id": "{space}"}], "n": 1, "text": "{what}"}', "x")),
        Optional.empty(), HERE)

    when:
    def filled = Holes.fill(attempt, KNOWN)

    then:
    filled.path() == "/v1/bots/73"
    filled.query() == [workspace_id: ["75"], page_num: ["1"], workflow_id: [NOBODY], free: ["a73b", "c"]]
    filled.body().get() == Json.parse('{"bot_id": "73", "list": [{"space_id": "75"}], "n": 1, "text": "1"}', "x")
    Holes.isIn(attempt.path())
    !Holes.isIn(filled.path())
  }
}
