package dev.cozesh.probe.safety

import dev.cozesh.json.Json
import dev.cozesh.probe.verdict.Seen
import dev.cozesh.probe.verdict.Sent
import java.time.Duration
import java.util.function.Function

/** Keeps knowledge bases by id; the process that asks can be made to die around any request. */
class KnowledgeServer implements Function<Sent, Seen> {
  final Map<String, String> names = new LinkedHashMap()
  final List<String> created = []
  final List<String> deletions = []
  final List<Sent> heard = []
  /** Which request, from 1, kills its sender. */
  int deadly = 0
  boolean effectBeforeDeath
  /** What is answered instead, by operation. */
  Map<String, Seen> instead = [:]
  boolean listLags

  static class Killed extends RuntimeException {}

  @Override
  Seen apply(Sent sent) {
    heard << sent
    def dies = heard.size() == deadly
    if (dies && !effectBeforeDeath) {
      throw new Killed()
    }
    def seen = answer(sent)
    if (dies) {
      throw new Killed()
    }
    instead.getOrDefault(sent.operation(), seen)
  }

  String put(String name) {
    def id = "73${names.size() + created.size() + deletions.size() + 1}00".toString()
    names[id] = name
    id
  }

  private Seen answer(Sent sent) {
    switch (sent.operation()) {
      case 'POST /v1/datasets':
        created << put(sent.body().get().path('name').asText())
        return done([dataset_id: created.last()])
      case 'GET /v1/datasets':
        def wanted = sent.query()['name'][0]
        int from = (sent.query()['page_num'][0] as int) - 1
        int size = sent.query()['page_size'][0] as int
        def rows = listLags ? [] : names.findAll { it.value.startsWith(wanted) }.collect { [dataset_id: it.key, name: it.value] }
        return done([dataset_list: rows.drop(from * size).take(size), total_count: rows.size()])
      case ~'DELETE /v1/datasets/.*':
        def id = sent.path().split('/').last()
        deletions << id
        return names.remove(id) ? done([:]) : answered(404, 4200, null)
    }
    throw new AssertionError("not expected: ${sent.operation()}" as Object)
  }

  static Seen done(Map data) {
    answered(200, 0, data)
  }

  static Seen answered(int status, int code, Map data) {
    Seen.answered(status, [:], Json.line([code: code, msg: '', data: data]), Duration.ZERO)
  }
}
