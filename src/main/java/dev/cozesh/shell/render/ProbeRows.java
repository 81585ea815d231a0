package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.RightAnswer;
import dev.cozesh.probe.evidence.Finding;
import dev.cozesh.probe.parameter.Needs;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table of verdicts: three columns where there is room, else one below the other. What was said
 * in a row above is not said again: a hundred absent requests get one answer.
 */
final class ProbeRows {
  private static final List<String> HEADER = List.of("verdict", "attempt", "why");
  private static final int LEAST_FOR_COLUMNS = 72;
  private static final int LEAST_WHY = 24;
  private static final int TEMPLATE = 64;
  private static final int SUGGESTIONS = 2;
  private static final int GAP = 2;

  private final int columns;
  private final Ink ink;
  private final Map<List<Object>, Integer> answers = new HashMap<>();
  private final Set<List<String>> told = new HashSet<>();
  private final Set<String> ways = new HashSet<>();

  ProbeRows(int columns, Ink ink) {
    this.columns = columns;
    this.ink = requireNonNull(ink, "ink");
  }

  /** The table's lines, without a line break at the end. */
  String of(List<Finding> findings) {
    Map<String, Integer> alike = new HashMap<>();
    findings.forEach(each -> alike.merge(each.attempt().operation(), 1, Integer::sum));
    List<String> attempts =
        findings.stream()
            .map(each -> attempt(each.attempt(), alike.get(each.attempt().operation()) > 1))
            .toList();
    int verdict =
        findings.stream()
            .mapToInt(each -> Width.of(each.judgement().verdict().word()))
            .max()
            .orElse(0);
    verdict = Math.max(verdict, HEADER.get(0).length());
    int most = Math.min(columns * 2 / 5, columns - verdict - 2 * GAP - LEAST_WHY);
    int attempt = attempts.stream().mapToInt(Width::of).filter(w -> w <= most).max().orElse(0);
    attempt = Math.max(attempt, HEADER.get(1).length());
    boolean beside = columns >= LEAST_FOR_COLUMNS;
    List<String> lines = new ArrayList<>();
    if (beside) {
      String head =
          Width.pad(HEADER.get(0), verdict + GAP)
              + Width.pad(HEADER.get(1), attempt + GAP)
              + HEADER.get(2);
      lines.add(ink.bold(head));
    }
    for (int at = 0; at < findings.size(); at++) {
      Finding finding = findings.get(at);
      lines.addAll(
          beside
              ? inColumns(finding, attempts.get(at), verdict, attempt)
              : stacked(finding, attempts.get(at)));
    }
    return String.join("\n", lines);
  }

  private List<String> inColumns(Finding finding, String attempt, int verdict, int width) {
    List<String> lines = new ArrayList<>();
    Verdict said = finding.judgement().verdict();
    int margin = verdict + GAP;
    int whyAt = margin + width + GAP;
    String head = colour(said, Width.pad(said.word(), verdict)) + " ".repeat(GAP);
    List<String> why = why(finding, columns - whyAt);
    if (Width.of(attempt) <= width) {
      Iterator<String> rest = why.iterator();
      String first = rest.hasNext() ? rest.next() : "";
      lines.add((head + Width.pad(attempt, width) + "  " + first).stripTrailing());
      rest.forEachRemaining(line -> lines.add(" ".repeat(whyAt) + line));
    } else {
      Iterator<String> pieces = wrapped(attempt, columns - margin).iterator();
      lines.add(head + pieces.next());
      pieces.forEachRemaining(piece -> lines.add(" ".repeat(margin) + piece));
      why.forEach(line -> lines.add(" ".repeat(whyAt) + line));
    }
    instead(finding, margin).forEach(lines::add);
    return lines;
  }

  private List<String> stacked(Finding finding, String attempt) {
    List<String> lines = new ArrayList<>();
    Verdict said = finding.judgement().verdict();
    int margin = GAP;
    String head = colour(said, said.word());
    if (said.word().length() + GAP + Width.of(attempt) <= columns) {
      lines.add(head + "  " + attempt);
    } else {
      lines.add(head);
      wrapped(attempt, columns - margin).forEach(piece -> lines.add(" ".repeat(margin) + piece));
    }
    why(finding, columns - margin).forEach(line -> lines.add(" ".repeat(margin) + line));
    instead(finding, margin).forEach(lines::add);
    return lines;
  }

  private List<String> instead(Finding finding, int margin) {
    List<String> lines = new ArrayList<>();
    Verdict verdict = finding.judgement().verdict();
    boolean asked = verdict == Verdict.ABSENT || verdict == Verdict.WRONG_METHOD;
    for (String text : finding.right().filter(any -> asked).map(this::instead).orElse(List.of())) {
      Iterator<String> pieces = wrapped(clean(text), columns - margin - GAP).iterator();
      lines.add(" ".repeat(margin) + ink.cyan("→") + " " + pieces.next());
      pieces.forEachRemaining(piece -> lines.add(" ".repeat(margin + GAP) + piece));
    }
    return lines;
  }

  /** What there is a good reason for; else why there is nothing, and what comes near. */
  private List<String> instead(RightAnswer right) {
    List<RightAnswer.Suggestion> some =
        right.sure().isEmpty() && right.nothing().isEmpty() ? right.suggestions() : right.sure();
    List<String> texts = new ArrayList<>();
    some.stream().limit(SUGGESTIONS).forEach(one -> texts.add(suggestion(one)));
    if (!right.nothing().isEmpty()) {
      texts.add(right.nothing());
    }
    if (!told.add(List.copyOf(texts))) {
      String first = some.isEmpty() ? right.nothing() : some.get(0).endpoint().operation();
      return first.isEmpty() ? List.of() : List.of(first + ", as above");
    }
    if (!right.nothing().isEmpty()) {
      right.ways().stream().filter(ways::add).forEach(texts::add);
    }
    return texts;
  }

  private static String suggestion(RightAnswer.Suggestion one) {
    StringBuilder text = new StringBuilder(one.endpoint().operation());
    if (!one.required().isEmpty()) {
      text.append(" (").append(String.join(", ", one.required())).append(')');
    }
    if (!one.permission().isEmpty()) {
      text.append(" · permission ").append(one.permission());
    }
    if (!one.dsl().isEmpty()) {
      text.append(" · ").append(one.dsl());
    }
    return one.sure() ? text.toString() : "perhaps " + text;
  }

  /** The attempt as it was written, with the names of its parameters where others are like it. */
  private static String attempt(Attempt attempt, boolean withNames) {
    String text = attempt.base().map(base -> base.getRawAuthority() + " ").orElse("");
    text += attempt.operation();
    if (withNames) {
      Set<String> names = new TreeSet<>(attempt.query().keySet());
      attempt.body().ifPresent(body -> body.fieldNames().forEachRemaining(names::add));
      text += names.isEmpty() ? "" : " (" + String.join(", ", names) + ")";
    }
    return clean(text);
  }

  /** The number in the ledger of the request that stands for a row, when one was sent. */
  static Optional<Integer> number(Finding finding) {
    List<Integer> evidence = finding.judgement().evidence();
    return evidence.isEmpty() ? Optional.empty() : Optional.of(evidence.get(evidence.size() - 1));
  }

  private List<String> why(Finding finding, int room) {
    Verdict verdict = finding.judgement().verdict();
    Set<String> parts = new LinkedHashSet<>();
    if (verdict == Verdict.UNKNOWN) {
      parts.add(finding.judgement().reason());
    }
    parts.add(answer(finding));
    parts.add(needs(finding.needs()));
    parts.addAll(finding.notes());
    parts.remove("");
    String number = number(finding).map(id -> "#" + id + " ").orElse("");
    String text = clean(number + String.join("; ", parts)).strip();
    List<String> lines = wrapped(text, room);
    String logId = finding.logId().isEmpty() ? "" : "; log id " + clean(finding.logId());
    boolean fits = !lines.isEmpty() && Width.of(lines.get(lines.size() - 1) + logId) <= room;
    if (fits) { // a whole line for it tells less than it hides; `probe show` has it
      lines.set(lines.size() - 1, lines.get(lines.size() - 1) + logId);
    }
    return lines;
  }

  private String answer(Finding finding) {
    if (finding.status() == 0) {
      return "";
    }
    String code = finding.code() == 0 ? "" : ", code " + finding.code();
    String numbers = finding.status() + code;
    if (finding.template().isEmpty()) {
      return numbers;
    }
    List<Object> said = List.of(finding.status(), finding.code(), finding.template());
    Optional<Integer> own = number(finding);
    Integer first = own.isEmpty() ? answers.get(said) : answers.putIfAbsent(said, own.get());
    return first == null || own.filter(first::equals).isPresent()
        ? numbers + " \"" + Width.cut(clean(finding.template()), TEMPLATE) + '"'
        : numbers + " as #" + first;
  }

  private static String needs(Needs needs) {
    List<String> parts = new ArrayList<>();
    if (!needs.names().isEmpty()) {
      parts.add((needs.proven() ? "needs " : "wants ") + String.join(", ", needs.names()));
    }
    if (!needs.ignored().isEmpty()) {
      parts.add("ignores " + String.join(", ", needs.ignored()));
    }
    if (needs.strangersPass()) {
      parts.add("ignores names that nobody knows");
    }
    return String.join("; ", parts);
  }

  private String colour(Verdict verdict, String text) {
    return switch (verdict) {
      case EXISTS, EXISTS_LIKELY, EXISTS_AUTH -> ink.green(text);
      case WRONG_METHOD -> ink.yellow(text);
      case ABSENT -> ink.red(text);
      case UNDECIDABLE -> ink.magenta(text);
      case UNKNOWN -> ink.dim(text);
    };
  }

  /** The text between its words, and within those that are wider than the room. */
  static List<String> wrapped(String text, int room) {
    List<String> lines = new ArrayList<>();
    if (text.isEmpty()) {
      return lines;
    }
    int least = Math.max(4, room);
    for (String line : Wrapped.of(text, least, "").split("\n", -1)) {
      String rest = line;
      while (Width.of(rest) > least) {
        String kept = head(rest, least);
        lines.add(kept);
        rest = rest.substring(kept.length());
      }
      lines.add(rest);
    }
    return lines;
  }

  private static String head(String text, int room) {
    int taken = 0;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      taken += Width.of(Character.toString(c));
      if (taken > room) {
        break;
      }
      at += Character.charCount(c);
    }
    return text.substring(0, Math.max(at, 1));
  }

  private static String clean(String text) {
    return ProbeText.clean(text);
  }
}
