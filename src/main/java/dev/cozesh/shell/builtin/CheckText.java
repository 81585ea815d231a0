package dev.cozesh.shell.builtin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.error.Place;
import dev.cozesh.json.Json;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.ErrorJson;
import dev.cozesh.shell.render.ErrorText;
import dev.cozesh.shell.render.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a look at a script found, for people and for programs. */
final class CheckText {
  private CheckText() {}

  /** The lines, without a line break at the end. */
  static String of(CheckResult result, Ink ink) {
    List<String> parts = new ArrayList<>();
    result.faults().forEach(one -> parts.add(ErrorText.of(one, ink)));
    section("would look up:", result.lookUps()).ifPresent(parts::add);
    section("would call:", result.wouldCall()).ifPresent(parts::add);
    section("not checked, for want of an answer:", result.unchecked()).ifPresent(parts::add);
    int faults = result.faults().size();
    parts.add(
        Clean.line(result.script())
            + ": "
            + declared(result.declared())
            + "; "
            + (faults == 0 ? "no fault" : faults == 1 ? "1 fault" : faults + " faults"));
    return String.join("\n", parts);
  }

  private static Optional<String> section(String title, List<?> lines) {
    StringBuilder text = new StringBuilder(title);
    lines.stream()
        .distinct()
        .forEach(one -> text.append("\n  ").append(Clean.line(one.toString())));
    return lines.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }

  private static String declared(List<Address> all) {
    List<String> parts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      long count = all.stream().filter(one -> one.kind() == kind).count();
      if (count > 0) {
        parts.add(count + " " + kind.title() + (count == 1 ? "" : "s"));
      }
    }
    return parts.isEmpty() ? "nothing is declared" : String.join(", ", parts);
  }

  /**
   * {@code {"script", "declared", "faults", "would_look_up", "would_call", "not_checked", "exit"}}.
   */
  static ObjectNode json(CheckResult result) {
    ObjectNode json = Json.object().put("script", result.script());
    ArrayNode declared = json.putArray("declared");
    result.declared().forEach(one -> declared.add(one.toString()));
    ArrayNode faults = json.putArray("faults");
    result.faults().forEach(one -> faults.add(ErrorJson.of(one, 0).get("error")));
    ArrayNode lookUps = json.putArray("would_look_up");
    result
        .lookUps()
        .forEach(one -> place(lookUps.addObject().put("what", one.what()), one.place()));
    ArrayNode calls = json.putArray("would_call");
    result.wouldCall().forEach(calls::add);
    ArrayNode unchecked = json.putArray("not_checked");
    result.unchecked().forEach(one -> place(unchecked.addObject(), one));
    return json.put("exit", result.exit().number());
  }

  private static void place(ObjectNode json, Place place) {
    if (place.line() > 0) {
      json.put("file", place.file()).put("line", place.line());
    }
  }
}
