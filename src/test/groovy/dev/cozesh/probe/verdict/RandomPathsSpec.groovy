package dev.cozesh.probe.verdict

import dev.cozesh.catalog.Catalog
import spock.lang.Specification
import spock.lang.Unroll

/** Paths that cannot exist. */
class RandomPathsSpec extends Specification {
  static final Unit UNIT = Unit.of(Answered.sent("GET", "/v1/bots"))

  def "the same seed gives the same paths, another one others"() {
    given:
    def all = { long seed -> (0..5).collectMany { [new RandomPaths(seed).bad(UNIT, it, "/v1/bots/list"), new RandomPaths(seed).twin("/v1/bots/list", it)] } }

    expect:
    all(1) == all(1)
    all(1).intersect(all(2)) == []
    all(1).unique().size() == 12
  }

  def "shapes take turns"() {
    given:
    def paths = (0..3).collect { new RandomPaths(1).bad(UNIT, it, "/v1/bots/list") }

    expect:
    paths[0] ==~ "/v1/cozesh[a-z]+/cozesh[a-z]+"
    paths[1] ==~ "/v1/cozesh[a-z]+"
    paths[2] ==~ "/v1/bots/1\\d{18}/cozesh[a-z]+"
    paths[3] ==~ "/v1/cozesh[a-z]+list"
  }

  @Unroll("#path: #twin")
  def "a twin differs in its last name and the value of ids"() {
    expect:
    new RandomPaths(1).twin(path, 0) ==~ twin

    where:
    path                                 || twin
    "/v1/bots"                           || "/v1/cozesh[a-z]+"
    "/v1/bot/create"                     || "/v1/bot/cozesh[a-z]+"
    "/v1/bots/7389123456789012345"       || "/v1/cozesh[a-z]+/1\\d{18}"
    "/v1/bots/7389123456789012345/draft" || "/v1/bots/1\\d{18}/cozesh[a-z]+"
    "/api/v1/bot/create"                 || "/api/v1/bot/cozesh[a-z]+"
    "/v1/7389123456789012345"            || "/v1/1\\d{18}"
    "/v1"                                || "/v1/cozesh[a-z]+"
    "/"                                  || "/cozesh[a-z]+"
  }

  def "no word of the catalogue begins as ours do"() {
    expect:
    Catalog.bundled().endpoints().every { !it.path().contains(RandomPaths.MARK) }
  }
}
