package dev.cozesh.probe.evidence;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.probe.parameter.Needs;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.verdict.Verdict;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became different between two runs. Both are compared as ledgers keep them: masked alike, and
 * without aliases.
 *
 * @param rows what differs or cannot be compared, in the order of the later run, then what only the
 *     earlier one tried
 */
public record ProbeDiff(List<Row> rows) {
  public ProbeDiff {
    rows = List.copyOf(rows);
  }

  /** How an attempt differs. */
  public enum Kind {
    /** It exists, and did not. */
    NEW("NEW"),
    /** It existed, and does not any more. */
    GONE("GONE"),
    /** It is answered in another way. */
    CHANGED("CHANGED"),
    /** One of the two runs did not try or not decide it. */
    NOT_COMPARABLE("not comparable");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** {@return the kind as users read it} */
    public String word() {
      return word;
    }
  }

  /**
   * One attempt.
   *
   * @param kind how it differs
   * @param attempt as the later run has it, or the earlier one alone
   * @param before what was seen then, for people; {@code not tried} for nothing
   * @param after what was seen now
   */
  public record Row(Kind kind, Attempt attempt, String before, String after) {
    public Row {
      requireNonNull(kind, "kind");
      requireNonNull(attempt, "attempt");
      requireNonNull(before, "before");
      requireNonNull(after, "after");
    }
  }

  private static final String NOT_TRIED = "not tried";

  /** What makes two attempts the same, wherever they were written. */
  private record Key(
      String method,
      String path,
      Map<String, List<String>> query,
      Map<String, String> headers,
      Optional<JsonNode> body,
      Optional<URI> base) {
    static Key of(Finding finding) {
      Attempt attempt = finding.attempt();
      return new Key(
          attempt.method(),
          attempt.path(),
          attempt.query(),
          attempt.headers(),
          attempt.body(),
          attempt.base());
    }
  }

  /**
   * Compares two runs. Two absent rows differ only by status or code: what a router says of paths
   * that it does not know has several wordings.
   *
   * @param old rows of the earlier run
   * @param now rows of the later one
   * @return what differs
   */
  public static ProbeDiff of(List<Finding> old, List<Finding> now) {
    Map<Key, Finding> before = byKey(old);
    Map<Key, Finding> after = byKey(now);
    List<Row> rows = new ArrayList<>();
    after.forEach(
        (key, finding) -> row(Optional.ofNullable(before.get(key)), finding).ifPresent(rows::add));
    before.forEach(
        (key, finding) -> {
          if (!after.containsKey(key)) {
            rows.add(new Row(Kind.NOT_COMPARABLE, finding.attempt(), text(finding), NOT_TRIED));
          }
        });
    return new ProbeDiff(rows);
  }

  private static Map<Key, Finding> byKey(List<Finding> findings) {
    Map<Key, Finding> found = new LinkedHashMap<>();
    findings.forEach(finding -> found.put(Key.of(finding), finding));
    return found;
  }

  private static Optional<Row> row(Optional<Finding> before, Finding now) {
    if (before.isEmpty()) {
      return Optional.of(new Row(Kind.NOT_COMPARABLE, now.attempt(), NOT_TRIED, text(now)));
    }
    Finding old = before.get();
    return kind(old, now).map(kind -> row(kind, old, now));
  }

  private static Row row(Kind kind, Finding old, Finding now) {
    boolean needsDiffer = kind == Kind.CHANGED && needsDiffer(old.needs(), now.needs());
    boolean wordsDiffer = !old.template().equals(now.template());
    return new Row(
        kind,
        now.attempt(),
        text(old) + details(old, needsDiffer, wordsDiffer),
        text(now) + details(now, needsDiffer, wordsDiffer));
  }

  private static Optional<Kind> kind(Finding old, Finding now) {
    Verdict before = old.judgement().verdict();
    Verdict after = now.judgement().verdict();
    if (!isDecided(before) || !isDecided(after)) {
      return Optional.of(Kind.NOT_COMPARABLE);
    }
    if (before.exists() != after.exists()) {
      return Optional.of(after.exists() ? Kind.NEW : Kind.GONE);
    }
    return differ(old, now) ? Optional.of(Kind.CHANGED) : Optional.empty();
  }

  private static boolean isDecided(Verdict verdict) {
    return verdict != Verdict.UNKNOWN && verdict != Verdict.UNDECIDABLE;
  }

  private static boolean differ(Finding old, Finding now) {
    boolean bothAbsent =
        old.judgement().verdict() == Verdict.ABSENT && now.judgement().verdict() == Verdict.ABSENT;
    return old.judgement().verdict() != now.judgement().verdict()
        || old.status() != now.status()
        || old.code() != now.code()
        || !bothAbsent && !old.template().equals(now.template())
        || needsDiffer(old.needs(), now.needs());
  }

  /** Not known is not different: a run may leave parameters alone. */
  private static boolean needsDiffer(Needs old, Needs now) {
    boolean known = !old.how().isEmpty() && !now.how().isEmpty();
    return known && !new HashSet<>(old.names()).equals(new HashSet<>(now.names()));
  }

  private static String text(Finding finding) {
    String answer = finding.status() == 0 ? "no answer" : "HTTP " + finding.status();
    String code = finding.code() == 0 ? "" : ", code " + finding.code();
    return finding.judgement().verdict().word() + ", " + answer + code;
  }

  private static String details(Finding finding, boolean needs, boolean words) {
    String names = finding.needs().names().isEmpty() ? "nothing" : "";
    return (words && !finding.template().isEmpty() ? ", \"" + finding.template() + "\"" : "")
        + (needs ? ", needs " + names + String.join(", ", finding.needs().names()) : "");
  }

  /**
   * {@return the rows of a kind}
   *
   * @param kind how they differ
   */
  public List<Row> rows(Kind kind) {
    return rows.stream().filter(row -> row.kind() == kind).toList();
  }

  /**
   * {@return whether nothing is new, gone or changed; rows that cannot be compared do not count}
   */
  public boolean isEmpty() {
    return rows.stream().allMatch(row -> row.kind() == Kind.NOT_COMPARABLE);
  }
}
