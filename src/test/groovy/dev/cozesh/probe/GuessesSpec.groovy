package dev.cozesh.probe

import dev.cozesh.catalog.Catalog
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class GuessesSpec extends Specification {
  @TempDir
  Path directory

  def "guesses are all different, unknown to the catalogue, and the same for a seed"() {
    when:
    def guesses = Guesses.absent(2_000, 7)

    then:
    guesses.size() == 2_000
    guesses.toUnique() == guesses
    guesses.every { Catalog.bundled().match(*it.split(' ')).empty && it ==~ /[A-Z]+ \/\S+/ }
    guesses == Guesses.absent(2_000, 7)
    guesses != Guesses.absent(2_000, 8)
    guesses*.size().with { it.min() < 20 && it.max() > 50 }
  }

  def "a list has as many lines as were asked for, and what is there among them"() {
    when:
    def lines = Files.readAllLines(Guesses.file(directory, 1_000, 3))
    def known = lines.findAll { Catalog.bundled().match(*it.split(' ')).present }

    then:
    lines.size() == 1_000
    lines.toUnique().size() == 1_000
    known.contains('GET /v1/workspaces')
    known.size() in 10..60
    lines.indexOf('GET /v1/workspaces') != 0
    Files.readAllLines(Guesses.file(directory, 5, 3)).size() == 5
  }
}
