package dev.cozesh.shell.render;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Standing;
import dev.cozesh.deploy.plan.WordDiff;
import dev.cozesh.error.SecretShapes;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One changed field as text: short values side by side, long ones word by word. */
final class FieldText {
  private static final int SHORT = 60;
  private static final int KEPT_AROUND_A_CHANGE = 24;
  private static final int TEASER = 48;

  /** A list of ids is of no use without its end. */
  private static final int LIST = 240;

  private final Ink ink;
  private final boolean whole;

  /**
   * @param whole shows long texts from end to end instead of folding them
   */
  FieldText(Ink ink, boolean whole) {
    this.ink = ink;
    this.whole = whole;
  }

  /** The field's lines: {@code ~ description: "a" → "b"}. */
  String of(FieldChange change) {
    return switch (change.standing()) {
      case OURS -> ours(change);
      case THEIRS, BOTH -> contested(change);
      case KEPT ->
          ink.yellow("<")
              + " "
              + Clean.line(change.field())
              + labelled(
                  ": kept as it is on Coze; let the script say so",
                  difference(change, change.before(), change.after()));
    };
  }

  /** Somebody on Coze was here as well: what they did, and what the script would do. */
  private String contested(FieldChange change) {
    boolean both = change.standing() == Standing.BOTH;
    String head =
        ink.red("!")
            + " "
            + Clean.line(change.field())
            + ": changed on Coze since the last apply"
            + (both ? ", and in the script" : "");
    if (change.base().isEmpty()) {
      return head
          + labelled(
              "\n  on Coze, script", inner(difference(change, change.before(), change.after())));
    }
    String theirs =
        labelled("\n  on Coze", inner(difference(change, change.base(), change.before())));
    String ours =
        labelled(
            "\n  in the script",
            both ? inner(difference(change, change.base(), change.after())) : "as it was applied");
    return head + theirs + ours;
  }

  /** From one value to another, where both are there; else what is. */
  String difference(FieldChange change, Optional<JsonNode> before, Optional<JsonNode> after) {
    Optional<String> from = before.map(FieldText::shown);
    Optional<String> to = after.map(FieldText::shown);
    if (from.isPresent() && to.isPresent()) {
      return between(change, from.get(), to.get());
    }
    return to.map(text -> one(change, text)).orElse("nothing");
  }

  private String ours(FieldChange change) {
    String name = Clean.line(change.field());
    Optional<String> before = change.before().map(FieldText::shown);
    Optional<String> after = change.after().map(FieldText::shown);
    if (before.isPresent() && after.isPresent()) {
      return ink.yellow("~") + " " + labelled(name, between(change, before.get(), after.get()));
    }
    return after
        .map(text -> ink.green("+") + " " + labelled(name, one(change, text)))
        .or(() -> before.map(text -> ink.red("-") + " " + labelled(name, one(change, text))))
        .orElse(ink.yellow("~") + " " + name);
  }

  /** A value's text without secrets; JSON that is not text on one line. */
  static String shown(JsonNode value) {
    if (value.path("sensitive").asBoolean()) {
      return "(sensitive, "
          + String.format("%,d", value.path("characters").asInt())
          + " characters, sha256 "
          + value.path("sha256").asText()
          + "…)";
    }
    return SecretShapes.mask(value.isTextual() ? value.textValue() : value.toString());
  }

  private String between(FieldChange change, String before, String after) {
    if (isShort(before) && isShort(after)) {
      return quoted(change, before) + " → " + quoted(change, after);
    }
    if (before.equals(after)) {
      return "differs only where a secret is masked";
    }
    StringBuilder text = new StringBuilder();
    var pieces = WordDiff.of(before, after).pieces();
    for (int at = 0; at < pieces.size(); at++) {
      String piece = Clean.text(pieces.get(at).text());
      text.append(
          switch (pieces.get(at).kind()) {
            case REMOVED -> byLine(ink::red, "[-" + piece + "-]");
            case ADDED -> byLine(ink::green, "{+" + piece + "+}");
            case SAME -> folded(piece, at > 0, at < pieces.size() - 1);
          });
    }
    return block(text.toString());
  }

  /** Several lines below their label, behind a bar: a dash in a text is no sign of the plan. */
  private String block(String text) {
    return text.lines()
        .map(line -> "\n  " + ink.dim("|") + (line.isEmpty() ? "" : " " + line))
        .collect(joining());
  }

  /** What stands before a line must not end its colour. */
  private static String byLine(UnaryOperator<String> colour, String text) {
    return Arrays.stream(text.split("\n", -1)).map(colour).collect(joining("\n"));
  }

  private static String inner(String value) {
    return value.replace("\n", "\n  ");
  }

  /** A value behind its label, or below it where it takes several lines. */
  static String labelled(String label, String value) {
    return label + (value.startsWith("\n") ? ":" : ": ") + value;
  }

  /** An unchanged stretch, cut to what stands next to a change. */
  private String folded(String text, boolean changeBefore, boolean changeAfter) {
    int length = text.codePointCount(0, text.length());
    int head = changeBefore ? KEPT_AROUND_A_CHANGE : 0;
    int tail = changeAfter ? KEPT_AROUND_A_CHANGE : 0;
    if (whole || length <= head + tail + KEPT_AROUND_A_CHANGE) {
      return text;
    }
    String mark = ink.dim("…(" + (length - head - tail) + " unchanged)…");
    return text.substring(0, text.offsetByCodePoints(0, head))
        + mark
        + text.substring(text.offsetByCodePoints(0, length - tail));
  }

  private String one(FieldChange change, String text) {
    boolean isText = change.after().or(change::before).map(JsonNode::isTextual).orElse(false);
    if (isShort(text) || !isText && Width.of(text) <= LIST) {
      return quoted(change, text);
    }
    if (whole) {
      return block(Clean.text(text));
    }
    String size =
        " (" + String.format("%,d", text.codePointCount(0, text.length())) + " characters)";
    String start = Clean.line(text.lines().findFirst().orElse(""));
    String teaser =
        isQuoted(change) ? '"' + Width.cut(start, TEASER - 2) + '"' : Width.cut(start, TEASER);
    return teaser + ink.dim(size);
  }

  private static String quoted(FieldChange change, String text) {
    return isQuoted(change) ? '"' + Clean.line(text) + '"' : Clean.line(text);
  }

  /** A text stands in quotes, unless it is one about the object. */
  private static boolean isQuoted(FieldChange change) {
    boolean isText = change.after().or(change::before).map(JsonNode::isTextual).orElse(false);
    return isText && change.isOfTheObject();
  }

  private static boolean isShort(String text) {
    return text.indexOf('\n') < 0 && Width.of(text) <= SHORT;
  }
}
