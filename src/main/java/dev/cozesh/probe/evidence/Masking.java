package dev.cozesh.probe.evidence;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.RightAnswer;
import dev.cozesh.catalog.RightAnswer.Suggestion;
import dev.cozesh.probe.evidence.ProbeReport.Stop;
import dev.cozesh.probe.parameter.Needs;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.variant.Attempt.Origin;
import dev.cozesh.probe.variant.Claim;
import dev.cozesh.probe.variant.Inquiry;
import dev.cozesh.probe.variant.Variants;
import dev.cozesh.probe.verdict.Judgement;
import dev.cozesh.probe.verdict.Sent;
import dev.cozesh.probe.verdict.Unit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What of a run may be written down. Takes out, before anything touches a disk: tokens and what
 * looks like one, values of cookies, credentials that a server echoes, e-mail addresses and
 * telephone numbers (Chinese mobile numbers, and what begins with a plus or two zeros). Log ids,
 * timestamps and hashes stay. With aliases each id of 15 or more digits becomes {@code id-1},
 * {@code id-2}, …: the same id has the same alias in all that one instance masks. What is masked
 * stays the same when it is masked again. Thread-safe.
 */
public final class Masking {
  private final MaskedText text;
  private final MaskedExchange exchange;
  private final Optional<Aliases> aliases;

  /**
   * Masks these secrets and all that their shape tells.
   *
   * @param secrets asked at each use, since tokens are renewed; values under 6 characters are
   *     ignored
   * @param anonymise whether ids become aliases, too
   */
  public Masking(Supplier<Set<String>> secrets, boolean anonymise) {
    requireNonNull(secrets, "secrets");
    aliases = anonymise ? Optional.of(new Aliases()) : Optional.empty();
    text = new MaskedText(secrets, new MaskedNumbers(aliases));
    exchange = new MaskedExchange(text);
  }

  /**
   * {@return the text without what must not be written down}
   *
   * @param text of any kind, up to some megabytes
   */
  public String mask(String text) {
    return this.text.mask(text);
  }

  /**
   * {@return the same exchange, masked}
   *
   * @param entry the exchange
   */
  public Entry mask(Entry entry) {
    return new Entry(
        entry.id(),
        entry.question(),
        mask(entry.route()),
        entry.at(),
        exchange.sent(entry.sent()),
        exchange.seen(entry.seen()),
        exchange.features(entry.features()));
  }

  /**
   * {@return the same request, masked}
   *
   * @param sent the request
   */
  public Sent mask(Sent sent) {
    return exchange.sent(sent);
  }

  /**
   * {@return the same row, masked}
   *
   * @param finding the row
   */
  public Finding mask(Finding finding) {
    return new Finding(
        mask(finding.attempt()),
        mask(finding.judgement()),
        finding.sent().map(exchange::sent),
        finding.status(),
        finding.code(),
        text.maskRecurring(finding.template()),
        finding.logId(),
        finding.documented(),
        mask(finding.needs()),
        finding.right().map(this::mask),
        texts(finding.notes()));
  }

  /**
   * {@return the same report, masked}
   *
   * @param report the report
   */
  public ProbeReport mask(ProbeReport report) {
    return new ProbeReport(
        report.run(),
        report.seed(),
        mask(report.title()),
        mask(report.host()),
        report.startedAt(),
        report.took(),
        report.requests(),
        report.findings().stream().map(this::mask).toList(),
        report.claims().stream().map(this::mask).toList(),
        report.units().stream().map(this::mask).toList(),
        texts(report.residue()),
        report.stop().map(this::mask));
  }

  /** Aliases that another instance gave out are not given out again. */
  void passOver(String text) {
    aliases.ifPresent(each -> each.passOver(text));
  }

  LedgerHead mask(LedgerHead head) {
    return new LedgerHead(
        head.run(), head.seed(), mask(head.host()), head.startedAt(), mask(head.inquiry()));
  }

  private Inquiry mask(Inquiry inquiry) {
    return new Inquiry(
        mask(inquiry.title()),
        inquiry.variants().stream().map(this::mask).toList(),
        inquiry.claims().stream().map(this::mask).toList());
  }

  private Variants mask(Variants variants) {
    List<Attempt> all = attempts(variants.all());
    boolean isAll = variants.cover().equals(variants.all());
    return new Variants(mask(variants.written()), all, isAll ? all : attempts(variants.cover()));
  }

  private List<Attempt> attempts(List<Attempt> attempts) {
    return attempts.stream().map(this::mask).toList();
  }

  private Attempt mask(Attempt attempt) {
    return new Attempt(
        attempt.method(),
        mask(attempt.path()),
        exchange.query(attempt.query()),
        exchange.singles(attempt.headers()),
        attempt.body().map(exchange::json),
        exchange.base(attempt.base()),
        new Origin(mask(attempt.origin().place()), attempt.origin().named()));
  }

  private Claim mask(Claim claim) {
    return new Claim(claim.method(), mask(claim.path()), mask(claim.by()), claim.exists());
  }

  private ClaimResult mask(ClaimResult result) {
    return new ClaimResult(mask(result.claim()), result.outcome(), mask(result.reason()));
  }

  private Judgement mask(Judgement judgement) {
    return new Judgement(
        judgement.verdict(),
        text.maskRecurring(judgement.reason()),
        judgement.evidence(),
        judgement.cluster());
  }

  private Needs mask(Needs needs) {
    return new Needs(
        texts(needs.names()),
        needs.proven(),
        texts(needs.ignored()),
        needs.strangersPass(),
        mask(needs.how()));
  }

  /** What the catalogue says holds nobody's data; the line of code may quote the request. */
  private RightAnswer mask(RightAnswer right) {
    List<Suggestion> suggestions =
        right.suggestions().stream()
            .map(
                each ->
                    new Suggestion(
                        each.endpoint(),
                        text.maskRecurring(each.why()),
                        each.source(),
                        each.required(),
                        each.permission(),
                        text.maskRecurring(each.dsl()),
                        each.sure()))
            .toList();
    return new RightAnswer(suggestions, mask(right.nothing()), texts(right.ways()));
  }

  private UnitResult mask(UnitResult result) {
    Unit unit = result.unit();
    return new UnitResult(
        new Unit(exchange.base(unit.base()), mask(unit.prefix()), unit.method(), unit.credential()),
        result.requests(),
        texts(result.clusters()),
        result.knownGood(),
        mask(result.note()));
  }

  private Stop mask(Stop stop) {
    return new Stop(stop.kind(), mask(stop.reason()), mask(stop.next()));
  }

  private List<String> texts(List<String> texts) {
    return texts.stream().map(text::maskRecurring).toList();
  }
}
