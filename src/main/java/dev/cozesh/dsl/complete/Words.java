package dev.cozesh.dsl.complete;

import dev.cozesh.dsl.Scope;
import dev.cozesh.dsl.Vocabulary;
import dev.cozesh.dsl.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Proposes what can stand by itself: words, variables, methods, keywords, classes. */
final class Words {
  private static final List<String> STATEMENTS =
      List.of(
          "assert",
          "break",
          "case",
          "catch",
          "class",
          "continue",
          "def",
          "else",
          "finally",
          "for",
          "if",
          "import",
          "return",
          "switch",
          "throw",
          "try",
          "while");

  private static final List<String> VALUES = List.of("false", "new", "null", "true");

  /** Words that give nothing. */
  private static final Set<String> NO_VALUE =
      Set.of("workspace", "output", "include", "use", "plan", "apply", "afterApply", "show");

  private final Scope scope;

  Words(Scope scope) {
    this.scope = scope;
  }

  /** Where a statement begins. */
  List<Proposal> statement(Vocabulary vocabulary, String typed) {
    List<Proposal> rows = new ArrayList<>();
    vocabulary.words().forEach(word -> add(rows, word(word), typed));
    if (!typed.isEmpty() || vocabulary == Vocabulary.SCRIPT) {
      names(rows, typed);
    }
    if (!typed.isEmpty()) {
      STATEMENTS.forEach(each -> add(rows, Proposal.of(each, "", "keywords").with(" "), typed));
      values(rows, typed);
    }
    return sorted(rows, typed);
  }

  /** Where a value is wanted. */
  List<Proposal> value(String typed) {
    List<Proposal> rows = new ArrayList<>();
    names(rows, typed);
    Vocabulary.SCRIPT.words().stream()
        .filter(word -> !NO_VALUE.contains(word.name()))
        .forEach(word -> add(rows, word(word), typed));
    if (!typed.isEmpty()) {
      values(rows, typed);
    }
    return sorted(rows, typed);
  }

  /** Classes, behind {@code new}. */
  List<Proposal> classes(String typed) {
    List<Proposal> rows = new ArrayList<>();
    ClassNames.offered(scope.imports())
        .forEach((name, about) -> add(rows, Proposal.of(name, about, "classes"), typed));
    return sorted(rows, typed);
  }

  private void names(List<Proposal> rows, String typed) {
    scope
        .variables()
        .forEach(
            (name, type) -> add(rows, Proposal.of(name, type.getSimpleName(), "variables"), typed));
    scope
        .methods()
        .forEach(
            (name, signature) -> {
              String suffix = signature.endsWith("()") ? "()" : "(";
              add(rows, Proposal.of(name, signature, "methods").with(suffix), typed);
            });
  }

  private void values(List<Proposal> rows, String typed) {
    VALUES.forEach(each -> add(rows, Proposal.of(each, "", "keywords"), typed));
    rows.addAll(classes(typed));
  }

  /** A word with what its use begins with: {@code bot("}. */
  private static Proposal word(Word word) {
    String behind =
        word.usage().startsWith(word.name()) ? word.usage().substring(word.name().length()) : "";
    String suffix = "";
    if (behind.startsWith("()")) {
      suffix = "()";
    } else if (behind.startsWith("(\"") || behind.startsWith(" \"")) {
      suffix = behind.substring(0, 2);
    } else if (behind.startsWith(" {")) {
      suffix = " { ";
    } else if (behind.startsWith("(") || behind.startsWith(" ")) {
      suffix = behind.substring(0, 1);
    }
    return Proposal.of(word.name(), word.summary(), "words").with(suffix);
  }

  private static void add(List<Proposal> rows, Proposal row, String typed) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    boolean known = rows.stream().anyMatch(each -> each.value().equals(row.value()));
    if (!known && row.value().toLowerCase(Locale.ROOT).startsWith(wanted)) {
      rows.add(row);
    }
  }

  /** By name once something is typed; before, as they are taught. Another case is a last resort. */
  private static List<Proposal> sorted(List<Proposal> rows, String typed) {
    if (rows.stream().anyMatch(row -> row.value().startsWith(typed))) {
      rows.removeIf(row -> !row.value().startsWith(typed));
    }
    if (!typed.isEmpty()) {
      rows.sort(Comparator.comparing(Proposal::value));
    }
    return rows;
  }
}
