package dev.cozesh.probe.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.RightAnswer;
import dev.cozesh.catalog.RightAnswer.Suggestion;
import dev.cozesh.json.Json;
import dev.cozesh.probe.evidence.ClaimResult.Outcome;
import dev.cozesh.probe.parameter.Needs;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.variant.Attempt.Origin;
import dev.cozesh.probe.variant.Claim;
import dev.cozesh.probe.variant.Inquiry;
import dev.cozesh.probe.variant.Variants;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Features.Form;
import dev.cozesh.probe.verdict.Judgement;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Sent;
import dev.cozesh.probe.verdict.Sent.Credential;
import dev.cozesh.probe.verdict.Unit;
import dev.cozesh.probe.verdict.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Small pieces of a run for specifications. */
public final class RunSamples {
  public static final String RUN = "20261125-221500-7f3a";
  public static final Instant AT = Instant.parse("2026-11-25T22:15:00Z");
  public static final String LOG_ID = "20261125221500C48D89D6DB2A6F00001A";
  public static final String NOT_THERE =
      "The requested API endpoint {METHOD} {PATH} does not exist.";
  public static final URI BASE = URI.create("https://api.coze.cn");

  private RunSamples() {}

  public static Attempt attempt(String method, String path) {
    return Attempt.of(method, path, new Origin("attempts.txt:3", true));
  }

  public static Sent sent(String method, String path) {
    return sent(method, path, Map.of(), Map.of(), Optional.empty());
  }

  public static Sent sent(
      String method,
      String path,
      Map<String, List<String>> query,
      Map<String, String> headers,
      Optional<JsonNode> body) {
    return new Sent(BASE, method, path, query, headers, body, Credential.TOKEN);
  }

  public static Seen seen(int status, String body) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Content-Type", List.of("application/json; charset=utf-8"));
    headers.put("X-Tt-Logid", List.of(LOG_ID));
    return Seen.answered(status, headers, body, Duration.ofMillis(12));
  }

  public static Features features(int status, long code, String template) {
    return new Features(
        Seen.Transport.ANSWERED,
        status,
        "application/json",
        Form.OBJECT,
        Set.of("code:number", "msg:string", "detail:object"),
        OptionalLong.of(code),
        template,
        Optional.empty(),
        Set.of(),
        LOG_ID,
        Optional.empty(),
        Duration.ofMillis(12));
  }

  public static Entry entry(int id, Question question, Sent sent, Seen seen, Features features) {
    return new Entry(id, question, sent.operation(), AT.plusMillis(id), sent, seen, features);
  }

  public static Entry entry(int id, Question question, String method, String path) {
    String body =
        Json.object()
            .put("code", 4000)
            .put("msg", "The requested API endpoint " + method + " " + path + " does not exist.")
            .toString();
    return entry(id, question, sent(method, path), seen(404, body), features(404, 4000, NOT_THERE));
  }

  public static Finding finding(Attempt attempt, Verdict verdict, int status, long code) {
    return new Finding(
        attempt,
        new Judgement(verdict, "answered as requests 1 and 2 were", List.of(1, 2, 3), 1),
        Optional.of(sent(attempt.method(), attempt.path())),
        status,
        code,
        status == 404 ? NOT_THERE : "",
        LOG_ID,
        Optional.empty(),
        Needs.UNKNOWN,
        Optional.empty(),
        List.of());
  }

  public static Finding with(Finding finding, Needs needs, RightAnswer right) {
    return new Finding(
        finding.attempt(),
        finding.judgement(),
        finding.sent(),
        finding.status(),
        finding.code(),
        finding.template(),
        finding.logId(),
        finding.documented(),
        needs,
        Optional.ofNullable(right),
        List.of("a body was held back"));
  }

  public static Finding saying(Finding finding, String template) {
    return new Finding(
        finding.attempt(),
        finding.judgement(),
        finding.sent(),
        finding.status(),
        finding.code(),
        template,
        finding.logId(),
        finding.documented(),
        finding.needs(),
        finding.right(),
        finding.notes());
  }

  /** What to call instead of {@code POST /v1/knowledge_base}. */
  public static RightAnswer datasets() {
    return new RightAnswer(
        List.of(
            new Suggestion(
                Catalog.bundled().match("POST", "/v1/datasets").orElseThrow(),
                "creates a knowledge base",
                "documentation",
                List.of("name", "space_id", "format_type"),
                "createKnowledge",
                "knowledge(\"Jobs\") { }",
                true)),
        "",
        List.of("make it in the web page"));
  }

  public static LedgerHead head(List<Attempt> attempts) {
    return new LedgerHead(
        RUN,
        42,
        "api.coze.cn",
        AT,
        new Inquiry(
            "which endpoints exist",
            attempts.stream().map(Variants::one).toList(),
            List.of(new Claim("POST", "/v1/knowledge_base", "official answer", true))));
  }

  public static ProbeReport report(List<Finding> findings) {
    return new ProbeReport(
        RUN,
        42,
        "which endpoints exist",
        "api.coze.cn",
        AT,
        Duration.ofMillis(3_250),
        7,
        findings,
        List.of(
            new ClaimResult(
                new Claim("POST", "/v1/knowledge_base", "official answer", true),
                Outcome.REFUTED,
                "it is answered as requests 1 and 2 were")),
        List.of(
            new UnitResult(
                new Unit(BASE, "/v1", "POST", Credential.TOKEN),
                3,
                List.of("HTTP 404, code 4000, \"" + NOT_THERE + "\""),
                true,
                "")),
        List.of("bot 7389123456789012345"),
        Optional.empty());
  }
}
