package dev.cozesh.probe.safety

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.json.Json
import dev.cozesh.probe.verdict.Seen
import dev.cozesh.probe.verdict.Sent
import dev.cozesh.sandbox.Sandbox
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse.BodyHandlers
import java.time.Duration
import java.util.function.Function

/** Sends to a sandbox with nothing but the JDK; a broken connection is a value. */
class SandboxWire implements Function<Sent, Seen> {
  final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
  final List<Sent> left = Collections.synchronizedList([])

  @Override
  Seen apply(Sent sent) {
    left << sent
    def query = sent.query().collectMany { name, values -> values.collect { "$name=${URLEncoder.encode(it, 'UTF-8')}" } }.join('&')
    def request = HttpRequest.newBuilder(URI.create("${sent.base()}${sent.path()}${query ? '?' + query : ''}"))
        .timeout(Duration.ofSeconds(20))
    sent.headers().each { name, value -> request.header(name, value) }
    if (sent.credential() == Sent.Credential.TOKEN) {
      request.header('Authorization', 'Bearer ' + Sandbox.TOKEN)
    }
    def body = sent.body().map { BodyPublishers.ofString(it.toString()) }.orElse(BodyPublishers.noBody())
    try {
      def got = http.send(request.method(sent.method(), body).build(), BodyHandlers.ofString())
      Seen.answered(got.statusCode(), got.headers().map(), got.body(), Duration.ZERO)
    } catch (IOException e) {
      Seen.nothing(Seen.Transport.RESET, Duration.ZERO)
    }
  }

  JsonNode json(URI base, String method, String path, Map query = [:], Map body = null) {
    def json = Optional.ofNullable(body == null ? null : Json.tree(body))
    Json.parse(apply(new Sent(base, method, path, query, [:], json, Sent.Credential.TOKEN)).body(), path)
  }
}
