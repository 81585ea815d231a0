package dev.cozesh.shell.builtin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.catalog.Correction;
import dev.cozesh.catalog.RightAnswer;
import dev.cozesh.json.Json;
import dev.cozesh.shell.render.Clean;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** What to call instead of a request that is not documented, for people and for programs. */
final class AnswerText {
  private AnswerText() {}

  /** A block of lines for each endpoint to call; when none does it, the ways that exist. */
  static String text(String operation, RightAnswer answer, Optional<Correction> seen) {
    StringJoiner text = new StringJoiner("\n");
    text.add(operation + " is not documented");
    seen.ifPresent(each -> text.add("  seen:        " + seen(each)));
    if (!answer.nothing().isEmpty()) {
      text.add("  " + answer.nothing() + "; what there is:");
      answer.ways().forEach(way -> text.add("  - " + way));
      return text.toString();
    }
    List<RightAnswer.Suggestion> sure = answer.sure();
    text.add(sure.isEmpty() ? "  the nearest are:" : "  call instead:");
    (sure.isEmpty() ? answer.suggestions() : sure).forEach(each -> add(text, each));
    return text.toString();
  }

  private static void add(StringJoiner text, RightAnswer.Suggestion each) {
    text.add("  " + each.endpoint().operation() + "  " + Clean.line(each.why()));
    line(text, "needs", String.join(", ", each.required()));
    line(text, "permission", each.permission());
    line(text, "source", each.source());
    line(text, "docs", each.endpoint().provenance().docs().orElse(""));
    line(text, "write", each.dsl());
  }

  private static void line(StringJoiner text, String label, String value) {
    if (!value.isEmpty()) {
      text.add(String.format("    %-12s", label + ":") + value);
    }
  }

  /** {@code absent on api.coze.cn, 2026-11-25, run …}. */
  static String seen(Correction seen) {
    String needs = seen.needs().isEmpty() ? "" : ", needs " + String.join(", ", seen.needs());
    String note = seen.note().isEmpty() ? "" : "; " + seen.note();
    return Clean.line(
        seen.verdict()
            + " on "
            + seen.host()
            + ", "
            + seen.seenOn()
            + needs
            + ", run "
            + seen.run()
            + note);
  }

  static ObjectNode json(String operation, RightAnswer answer, Optional<Correction> seen) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("operation", operation);
    json.put("documented", false);
    seen.ifPresent(each -> json.set("seen", Json.tree(each)));
    json.put("nothing", answer.nothing());
    json.set("ways", Json.tree(answer.ways()));
    ArrayNode suggestions = json.putArray("suggestions");
    answer.suggestions().forEach(each -> suggestions.add(json(each)));
    return json;
  }

  private static ObjectNode json(RightAnswer.Suggestion each) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", each.endpoint().id());
    json.put("method", each.endpoint().method());
    json.put("path", each.endpoint().path());
    json.put("why", each.why());
    json.put("source", each.source());
    json.put("docs", each.endpoint().provenance().docs().orElse(""));
    json.set("required", Json.tree(each.required()));
    json.put("permission", each.permission());
    json.put("dsl", each.dsl());
    json.put("sure", each.sure());
    return json;
  }
}
