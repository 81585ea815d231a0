package dev.cozesh.probe.report;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.catalog.RightAnswer;
import dev.cozesh.catalog.RightAnswer.Suggestion;
import dev.cozesh.json.Json;
import dev.cozesh.probe.evidence.ClaimResult;
import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.evidence.Finding;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.evidence.ProbeReport.Stop;
import dev.cozesh.probe.evidence.UnitResult;
import dev.cozesh.probe.parameter.Needs;
import dev.cozesh.probe.verdict.Features;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A run as one JSON document, for programs. Each attempt is one object with {@code method}, {@code
 * path} as it was tried, {@code verdict}, {@code evidence}, {@code equivalent} (what to call
 * instead; null when it is there, or nothing comes near) and {@code parameters}.
 */
public final class ReportJson {
  private final Map<Integer, Entry> entries;

  private ReportJson(Collection<Entry> entries) {
    this.entries = entries.stream().collect(toMap(Entry::id, entry -> entry, (old, now) -> now));
  }

  /**
   * {@return the document}
   *
   * @param report the outcome, masked
   * @param entries the exchanges that the evidence names, masked; others are passed over
   */
  public static ObjectNode of(ProbeReport report, Collection<Entry> entries) {
    return new ReportJson(entries).document(report);
  }

  /**
   * {@return the document with what the catalogue's sources do not agree on: {@code disagreements}
   * has a row for each function}
   *
   * @param report the outcome, masked
   * @param entries the exchanges that the evidence names, masked; others are passed over
   * @param sources as {@link SourcesRow#of} makes them; may be empty
   */
  public static ObjectNode of(
      ProbeReport report, Collection<Entry> entries, List<SourcesRow> sources) {
    ObjectNode document = of(report, entries);
    if (!sources.isEmpty()) {
      document.set("disagreements", Json.tree(sources));
    }
    return document;
  }

  private ObjectNode document(ProbeReport report) {
    ObjectNode document = Json.object();
    document.put("run", report.run());
    document.put("seed", report.seed());
    document.put("title", report.title());
    document.put("host", report.host());
    document.put("started_at", report.startedAt().toString());
    document.put("seconds", report.took().toMillis() / 1e3);
    document.put("requests", report.requests());
    ArrayNode attempts = document.putArray("attempts");
    report.findings().forEach(finding -> attempts.add(attempt(finding)));
    ArrayNode claims = document.putArray("claims");
    report.claims().forEach(claim -> claims.add(claim(claim)));
    ArrayNode units = document.putArray("units");
    report.units().forEach(unit -> units.add(unit(unit)));
    document.set("stop", report.stop().map(ReportJson::stop).orElse(null));
    document.set("residue", Json.tree(report.residue()));
    return document;
  }

  private ObjectNode attempt(Finding finding) {
    ObjectNode attempt = Json.object();
    attempt.put("method", finding.attempt().method());
    attempt.put("path", finding.attempt().path());
    attempt.set("query", Json.tree(finding.attempt().query()));
    finding.attempt().base().ifPresent(base -> attempt.put("base", base.toString()));
    attempt.put("verdict", finding.judgement().verdict().word());
    attempt.put("exists", finding.judgement().verdict().exists());
    attempt.put("reason", finding.judgement().reason());
    attempt.set("evidence", evidence(finding));
    attempt.set("equivalent", finding.right().map(ReportJson::equivalent).orElse(null));
    attempt.set("parameters", parameters(finding.needs()));
    attempt.put("status", finding.status());
    attempt.put("code", finding.code());
    attempt.put("template", finding.template());
    attempt.put("logid", finding.logId());
    attempt.put("documented", finding.documented().orElse(null));
    attempt.put("curl", finding.sent().map(Curl::of).orElse(null));
    attempt.set("notes", Json.tree(finding.notes()));
    attempt.put("origin", finding.attempt().origin().place());
    return attempt;
  }

  private ObjectNode evidence(Finding finding) {
    ObjectNode evidence = Json.object();
    evidence.put("cluster", finding.judgement().cluster());
    evidence.set("ids", Json.tree(finding.judgement().evidence()));
    ArrayNode exchanges = evidence.putArray("exchanges");
    finding.judgement().evidence().stream()
        .flatMap(id -> Optional.ofNullable(entries.get(id)).stream())
        .forEach(entry -> exchanges.add(exchange(entry)));
    return evidence;
  }

  private static ObjectNode exchange(Entry entry) {
    Features features = entry.features();
    ObjectNode exchange = Json.object();
    exchange.put("id", entry.id());
    exchange.put("question", entry.question().word());
    exchange.put("method", entry.sent().method());
    exchange.put("path", entry.sent().path());
    exchange.put("status", features.status());
    exchange.put("code", features.code().isPresent() ? features.code().getAsLong() : null);
    exchange.put("template", features.template());
    exchange.put("logid", features.logId());
    return exchange;
  }

  /** The best documented one, the others beside it; or why there is none. */
  private static ObjectNode equivalent(RightAnswer right) {
    ObjectNode equivalent = Json.object();
    List<Suggestion> suggestions = right.suggestions();
    if (!suggestions.isEmpty()) {
      equivalent.setAll(suggestion(suggestions.get(0)));
    }
    ArrayNode others = equivalent.putArray("others");
    suggestions.stream().skip(1).forEach(each -> others.add(suggestion(each)));
    equivalent.put("nothing", right.nothing());
    equivalent.set("ways", Json.tree(right.ways()));
    return equivalent;
  }

  private static ObjectNode suggestion(Suggestion suggestion) {
    ObjectNode json = Json.object();
    json.put("id", suggestion.endpoint().id());
    json.put("method", suggestion.endpoint().method());
    json.put("path", suggestion.endpoint().path());
    json.set("required", Json.tree(suggestion.required()));
    json.put("permission", suggestion.permission());
    json.put("why", suggestion.why());
    json.put("source", suggestion.source());
    json.put("sure", suggestion.sure());
    json.put("dsl", suggestion.dsl());
    return json;
  }

  private static ObjectNode parameters(Needs needs) {
    ObjectNode json = Json.object();
    json.set("minimal", Json.tree(needs.names()));
    json.put("proven", needs.proven());
    json.set("ignored", Json.tree(needs.ignored()));
    json.put("strangers_pass", needs.strangersPass());
    json.put("how", needs.how());
    return json;
  }

  private static ObjectNode claim(ClaimResult result) {
    ObjectNode json = Json.object();
    json.put("method", result.claim().method());
    json.put("path", result.claim().path());
    json.put("by", result.claim().by());
    json.put("says_exists", result.claim().exists());
    json.put("outcome", result.outcome().word());
    json.put("reason", result.reason());
    return json;
  }

  private static ObjectNode unit(UnitResult result) {
    ObjectNode json = Json.object();
    json.put("base", result.unit().base().toString());
    json.put("prefix", result.unit().prefix());
    json.put("method", result.unit().method());
    json.put("credential", result.unit().credential().name().toLowerCase(Locale.ROOT));
    json.put("requests", result.requests());
    json.set("clusters", Json.tree(result.clusters()));
    json.put("known_good", result.knownGood());
    json.put("note", result.note());
    return json;
  }

  private static ObjectNode stop(Stop stop) {
    ObjectNode json = Json.object();
    json.put("kind", stop.kind().name().toLowerCase(Locale.ROOT));
    json.put("reason", stop.reason());
    json.put("next", stop.next());
    return json;
  }
}
