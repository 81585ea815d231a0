package dev.cozesh.probe.verdict

import dev.cozesh.json.Json
import dev.cozesh.probe.SimulatedRun
import java.time.Duration

/** Answers and requests, in a word. */
final class Answered {
  static Seen json(int status, Map<String, ?> body, Map<String, String> headers = [:]) {
    text(status, Json.line(body), "application/json", headers)
  }

  static Seen text(int status, String body, String type, Map<String, String> headers = [:]) {
    def all = headers.collectEntries { name, value -> [(name): [value]] } + ["Content-Type": [type]]
    Seen.answered(status, all as Map<String, List<String>>, body, Duration.ofMillis(5))
  }

  static Seen page(int status) {
    text(status, '<!DOCTYPE html><html><head><title>Coze</title></head><body><div id="root"></div></body></html>', "text/html")
  }

  static Sent sent(String method, String path) {
    SimulatedRun.candidate(method, path)
  }

  static Features features(Seen seen, String method = "POST", String path = "/v1/knowledge_base") {
    Features.of(sent(method, path), seen)
  }

  static Observation observation(int id, Question question, Sent sent, Seen seen) {
    new Observation(id, question, sent, Features.of(sent, seen))
  }
}
