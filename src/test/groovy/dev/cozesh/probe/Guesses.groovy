package dev.cozesh.probe

import dev.cozesh.catalog.Catalog
import java.nio.file.Files
import java.nio.file.Path

/** What people guess, made by a seed: lists for long runs. */
class Guesses {
  private static final METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH']
  private static final PREFIXES = ['/v1', '/v2', '/v3', '/open_api', '/open_api/v1']
  private static final THINGS = ['bot', 'bots', 'workflow', 'workflows', 'knowledge', 'knowledge_base', 'datasets', 'agent']
  private static final ENDS = ['create', 'list', 'import', 'bind', 'update', 'publish', 'get', '7390000000000000001']
  private static final LETTERS = ('a'..'z') + ('0'..'9') + ['_']

  /** That many operations that no catalogue knows, all different: {@code POST /v1/workflow_x7/import}. */
  static List<String> absent(int count, long seed) {
    def random = new Random(seed)
    def found = new LinkedHashSet<String>()
    while (found.size() < count) {
      def method = any(METHODS, random)
      def path = path(random)
      if (Catalog.bundled().match(method, path).empty) {
        found << "$method $path".toString()
      }
    }
    found.toList()
  }

  /** A file for {@code cozesh probe} with one operation a line, the reads of the catalogue without holes among them. */
  static Path file(Path directory, int count, long seed) {
    def reads = Catalog.bundled().endpoints()
        .findAll { it.method() == 'GET' && it.host().name() == 'API' && it.effect().name() == 'READ' && !it.path().contains('{') }
        *.operation()
    def lines = (reads + absent(Math.max(0, count - reads.size()), seed)).take(count)
    Collections.shuffle(lines, new Random(seed))
    Files.write(directory.resolve("attempts-${count}.txt"), lines)
  }

  private static String path(Random random) {
    def name = any(THINGS, random) + '_' + (0..random.nextInt(30)).collect { any(LETTERS, random) }.join()
    def end = random.nextInt(3) == 0 ? '/' + any(ENDS, random) : ''
    "${any(PREFIXES, random)}/$name$end"
  }

  private static String any(List<String> values, Random random) {
    values[random.nextInt(values.size())]
  }
}
