package dev.cozesh.client

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.client.core.ApiCaller
import dev.cozesh.client.core.CallGate
import dev.cozesh.client.core.CallListener
import dev.cozesh.client.core.Line
import dev.cozesh.http.Answer
import dev.cozesh.http.Dispatch
import dev.cozesh.http.FakeTime
import dev.cozesh.http.OpenAnswer
import dev.cozesh.http.Request
import dev.cozesh.http.ScriptedTransport
import dev.cozesh.http.Time
import dev.cozesh.http.Transport
import dev.cozesh.json.Json
import java.time.Duration

/** A caller on a scripted wire: nobody waits, nothing is repeated below it. */
class Scripted implements Transport {
  final ScriptedTransport wire
  final Time time
  final List<Duration> at = []
  final List<Duration> limits = []

  Scripted(Time time = new FakeTime(), Object... script) {
    this.wire = new ScriptedTransport(script)
    this.time = time
  }

  static Answer ok(Map members, String log = 'log-1') {
    ScriptedTransport.answer(200, ['X-Tt-Logid': log, 'Content-Type': 'application/json'], Json.line([code: 0, msg: ''] + members))
  }

  static Answer refusal(int status, Object code, String words = 'no', String type = 'application/json') {
    ScriptedTransport.answer(status, ['X-Tt-Logid': 'log-9', 'Content-Type': type], Json.line([code: code, msg: words]))
  }

  static Answer html(int status) {
    ScriptedTransport.answer(status, ['Content-Type': 'text/html'], '<html><title>Bad Gateway</title></html>')
  }

  static Answer events(String text) {
    ScriptedTransport.answer(200, ['X-Tt-Logid': 'log-1', 'Content-Type': 'text/event-stream'], text)
  }

  ApiCaller caller(String host = 'https://api.coze.cn') {
    def line = new Line(URI.create(host), new TokenAuthorizer('pat_test_secret'), this, Duration.ofSeconds(600), time)
    new ApiCaller(line, CallListener.NONE, CallGate.OPEN)
  }

  /** Verb, path and query of all requests. */
  List<String> lines() {
    wire.sent.collect { it.method() + ' ' + it.uri().rawPath + (it.uri().rawQuery ? '?' + it.uri().rawQuery : '') }
  }

  /** The JSON body of a request. */
  Map body(int number = 0) {
    def bytes = new ByteArrayOutputStream()
    wire.sent[number].body().get().writeTo(bytes)
    Json.mapper().readValue(bytes.toString('UTF-8'), Map)
  }

  @Override
  Answer send(Request request, Dispatch dispatch) {
    at << Duration.ofNanos(time.nanos())
    limits << dispatch.deadline().total()
    wire.send(request, dispatch)
  }

  @Override
  OpenAnswer open(Request request, Dispatch dispatch) {
    OpenAnswer.of(send(request, dispatch))
  }

  @Override
  void close() {}
}
