package dev.cozesh.catalog

import dev.cozesh.json.Json
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Unroll

class RightAnswerSpec extends Specification {
  @Shared
  def catalog = Catalog.bundled()

  private static List<Map> attempts() {
    Json.mapper().readValue(RightAnswerSpec.getResource('/catalog/attempts.json'), List)
  }

  private static List<List<String>> guesses() {
    RightAnswerSpec.getResource('/catalog/guesses.txt').readLines('UTF-8')
      .findAll { it && !it.startsWith('#') }*.trim()*.split(/\s+/)*.toList()
  }

  private List<String> ids(RightAnswer answer) {
    answer.suggestions()*.endpoint()*.id()
  }

  @Unroll("#attempt.method #attempt.path: #attempt.purpose")
  def "what the asker's team tried leads to what really serves it"() {
    given:
    def answer = catalog.rightAnswer(attempt.method, attempt.path, [] as Set)
    def documented = catalog.match(attempt.method, attempt.path).present

    expect:
    ids(answer).take(attempt.ids.size()) as Set == (documented ? [] : attempt.ids) as Set
    documented || attempt.ids.empty == answer.sure().empty
    documented || attempt.ids.empty == !answer.nothing().empty
    answer.nothing().empty || !answer.ways().empty

    where:
    attempt << attempts()
  }

  def "guesses that nobody has seen before lead to the right endpoint"() {
    given:
    def wrong = []
    def far = []

    when:
    guesses().each { method, path, id ->
      def answer = catalog.rightAnswer(method, path, [] as Set)
      def found = answer.nothing() ? ['-'] : ids(answer)
      if (found[0] != id) wrong << "$method $path: $id, not ${found.take(3)} sure=${answer.sure().size()}"
      if (!found.take(3).contains(id)) far << "$method $path: $id, not $found"
    }

    then:
    guesses().size() >= 150
    far == []
    wrong == []
  }
}
