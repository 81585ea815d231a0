package dev.cozesh.dsl

import dev.cozesh.error.CozeUsageException
import dev.cozesh.probe.variant.Attempt
import dev.cozesh.probe.variant.Inquiry
import dev.cozesh.probe.variant.Variants
import java.nio.file.Files
import java.nio.file.Path

/** Reads lines as they stand, with one group of braces at most, and notes what it was given. */
class PlainAttempts implements AttemptSource {
  final List<ProbeLine> lines = []
  final List<String> files = []
  int disagreed

  @Override
  Variants pattern(ProbeLine line) {
    lines << line
    def (method, path) = line.pattern().split(' ', 2)
    if (path.count('{') != path.count('}')) {
      throw new CozeUsageException("the braces of `${line.pattern()}` do not match", '', '')
    }
    def queries = line.queries() ?: [[:]]
    def bodies = line.bodies() ? line.bodies().collect { Optional.of(it) } : [Optional.empty()]
    def all = expanded(path).collectMany { where ->
      queries.collectMany { query ->
        bodies.collect { body -> new Attempt(method, where, query, [:], body, Optional.empty(), line.origin()) }
      }
    }
    new Variants(line.pattern(), all, all)
  }

  private static List<String> expanded(String path) {
    def group = path =~ /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/
    group ? group[0][2].split(',', -1).collect { group[0][1] + it + group[0][3] } : [path]
  }

  @Override
  Inquiry file(Path file) {
    files << file.fileName.toString()
    def variants = Files.readAllLines(file).collect { pattern(ProbeLine.of(it, file.fileName.toString())) }
    new Inquiry('', variants, [])
  }

  @Override
  Inquiry disagreements() {
    disagreed++
    new Inquiry('', [pattern(ProbeLine.of('GET /v1/space/list', 'disagreement'))], [])
  }
}
