package dev.cozesh.probe.verdict

import static dev.cozesh.probe.verdict.Answered.json
import static dev.cozesh.probe.verdict.Answered.observation
import static dev.cozesh.probe.verdict.Answered.sent
import static dev.cozesh.probe.verdict.Question.KNOWN_BAD
import static dev.cozesh.probe.verdict.Question.STABILITY
import static dev.cozesh.probe.verdict.Question.TWIN

import spock.lang.Specification
import spock.lang.Unroll

/** What known-bad requests get. */
class ClustersSpec extends Specification {
  static Seen missing(String path, String format = "The requested API endpoint POST %s does not exist.") {
    json(404, [code: 4000, msg: String.format(format, path)])
  }

  static Clusters clusters(List<Observation> observations) {
    Clusters.of(new UnitEvidence(Unit.of(sent("POST", "/v1/x")), false, false, observations))
  }

  static Observation bad(int id, String path, Seen seen, Question question = KNOWN_BAD) {
    observation(id, question, sent("POST", path), seen)
  }

  def "an echoed path makes one cluster, however long it is"() {
    given:
    def all = [bad(1, "/v1/a", missing("/v1/a")), bad(2, "/v1/a", missing("/v1/a"), STABILITY), bad(3, "/v1/bcdef/ghi", missing("/v1/bcdef/ghi"))]

    expect:
    with(clusters(all)) {
      texts() == ['HTTP 404, code 4000, "The requested API endpoint {METHOD} {PATH} does not exist."']
      steady()
      match(Answered.features(missing("/v1/knowledge_base"))).asInt == 1
      match(Answered.features(json(400, [code: 4000, msg: "page_num is required"]))).isEmpty()
    }
  }

  def "what two equal requests got differently does not count"() {
    given:
    def first = json(404, [code: 4000, msg: "no way (shard blue)", host: "a"])
    def second = json(404, [code: 4000, msg: "no way (shard green)"])
    def all = [bad(1, "/v1/a", first), bad(2, "/v1/a", second, STABILITY)]

    expect:
    with(clusters(all)) {
      texts() == ['HTTP 404, code 4000, "no way (shard *"']
      !steady()
      match(Answered.features(json(404, [code: 4000, msg: "no way (shard red)"]))).asInt == 1
      match(Answered.features(json(404, [code: 4000, msg: "no bot (shard red)"]))).isEmpty()
    }
  }

  def "two wordings that repeat the request are of one family"() {
    given:
    def all = [bad(1, "/v1/a", missing("/v1/a"))]
    def longer = "The requested API endpoint POST %s does not exist. Please verify the URL."

    expect:
    clusters(all).match(Answered.features(missing("/v1/knowledge_base", longer))).asInt == 1
    clusters(all).match(Answered.features(json(404, [code: 4000, msg: "The knowledge base does not exist."]))).isEmpty()
  }

  def "a known-bad request that succeeds once hides no route"() {
    given:
    def success = json(200, [code: 0, msg: ""])
    def all = [bad(1, "/v1/a", missing("/v1/a")), bad(2, "/v1/a", missing("/v1/a"), STABILITY), bad(3, "/v1/b", success)]

    expect:
    clusters(all).match(Answered.features(success)).isEmpty()
    !clusters(all).steady()
    clusters(all + bad(4, "/v1/c", success)).match(Answered.features(success)).asInt == 2
  }

  @Unroll("#successes of #all")
  def "what few of many known-bad requests get is no way in which they are answered"() {
    given:
    def success = json(200, [code: 0, msg: ""])
    def asked = (1..all).collect { bad(it, "/v1/x$it", it <= successes ? success : missing("/v1/x$it")) }

    expect:
    clusters(asked).match(Answered.features(success)).present == known
    clusters(asked).texts().size() == (known ? 2 : 1)

    where:
    successes | all || known
    1         | 2   || true
    1         | 3   || false
    2         | 19  || true
    2         | 20  || false
    5         | 100 || false
    11        | 100 || true
  }

  def "limits, failures of gateways and twins that were found make no cluster"() {
    given:
    def all = [
        bad(1, "/v1/a", json(429, [code: 4008, msg: "too many"])),
        bad(2, "/v1/a", json(502, [:])),
        bad(3, "/v1/bots/a", json(404, [code: 4200, msg: "no such bot"]), TWIN),
        bad(4, "/v1/b", missing("/v1/b"))
    ]

    expect:
    clusters(all).texts().size() == 1
  }

  def "a repeated name of ours may be any name"() {
    given:
    def all = [bad(1, "/v1/cozeshbalu", json(404, [code: 4000, msg: "unknown action 'cozeshbalu'"]))]

    expect:
    clusters(all).match(Answered.features(json(404, [code: 4000, msg: "unknown action 'knowledge_base'"]))).asInt == 1
    clusters(all).match(Answered.features(json(404, [code: 4000, msg: "unknown bot 'knowledge_base'"]))).isEmpty()
  }
}
