package dev.cozesh.shell.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Gate;
import dev.cozesh.deploy.plan.Need;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.error.SecretShapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plan as Markdown, for a pull request. Whatever a text of the script or of Coze holds, it stays
 * inside its cell or its fence.
 */
public final class PlanMarkdown {
  /** GitHub takes no longer comment, counted in characters. */
  static final int LONGEST = 65_536;

  /** Some hosts count bytes, or put a line of their own above. */
  private static final int ROOM_FOR_NOTE = 512;

  private static final int LONGEST_CELL = 80;

  private final List<String> blocks = new ArrayList<>();
  private final Plan plan;

  private PlanMarkdown(Plan plan) {
    this.plan = plan;
  }

  /**
   * The whole page, at most 65,536 characters; what does not fit is left out and counted.
   *
   * @param wouldCall the calls a script makes that a plan does not send
   */
  public static String of(Plan plan, List<String> wouldCall) {
    return new PlanMarkdown(plan).page(wouldCall);
  }

  private String page(List<String> wouldCall) {
    blocks.add(
        "## Plan for "
            + plan.target().environment().map(name -> code(name) + ": ").orElse("")
            + code(plan.target().workspaceName())
            + " on "
            + code(plan.target().host())
            + "\n\n**"
            + PlanText.counts(plan)
            + "**");
    gates();
    table();
    facts(wouldCall);
    int kept = blocks.size();
    plan.changes().forEach(this::differences);
    return joined(kept);
  }

  /**
   * @param first how many blocks stay in any case
   */
  private String joined(int first) {
    StringBuilder page = new StringBuilder();
    int left = 0;
    for (int n = 0; n < blocks.size(); n++) {
      boolean fits = page.length() + blocks.get(n).length() + 2 <= LONGEST - ROOM_FOR_NOTE;
      if (fits) {
        page.append(n == 0 ? "" : "\n\n").append(blocks.get(n));
      } else {
        left++;
      }
    }
    if (left > 0) {
      page.append("\n\n_")
          .append(left)
          .append(" parts of this plan are left out: a comment holds ")
          .append(String.format(Locale.ROOT, "%,d", LONGEST))
          .append(" characters. `cozesh plan` shows them._");
    }
    return page.append('\n').toString();
  }

  private void gates() {
    List<Gate> gates = plan.precautions().gates();
    if (gates.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    for (Gate gate : gates) {
      text.append(gate.isOpen() ? "- passed: " : "- **refused** by ").append(code(gate.name()));
      gate.objection()
          .ifPresent(
              closed ->
                  text.append(": ")
                      .append(inline(closed.what()))
                      .append("\n\n")
                      .append(fenced("", SecretShapes.mask(closed.why())).indent(2)));
      text.append('\n');
    }
    blocks.add(text.toString().strip());
  }

  private void table() {
    List<Change> told =
        plan.changes().stream().filter(change -> change.action() != Action.NONE).toList();
    if (told.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder("| | object | id | what |\n|---|---|---|---|\n");
    for (Change change : told) {
      text.append("| ")
          .append(code(change.action().sign()))
          .append(" | ")
          .append(code(change.address().toString()))
          .append(" | ")
          .append(change.id().map(PlanMarkdown::code).orElse(""))
          .append(" | ")
          .append(what(change))
          .append(" |\n");
      if (text.length() > LONGEST / 2) {
        text.append("| | … | | the list is longer than a comment |\n");
        break;
      }
    }
    blocks.add(text.toString().strip());
  }

  private static String what(Change change) {
    List<String> parts = new ArrayList<>();
    change.fields().forEach(field -> parts.add(code(field.field())));
    change.remarks().forEach(remark -> parts.add(inline(remark)));
    return parts.isEmpty() ? inline(PlanText.words(change.action())) : String.join("<br>", parts);
  }

  private void facts(List<String> wouldCall) {
    List<String> lines = new ArrayList<>();
    String reach = plan.precautions().reach().text();
    if (!reach.isEmpty()) {
      lines.add("- reaches: " + inline(reach));
    }
    lines.add("- " + inline(PlanText.requests(plan)));
    List<Need> needs = plan.precautions().needs();
    if (!needs.isEmpty()) {
      lines.add(
          "- permissions: "
              + String.join(", ", needs.stream().map(n -> code(n.permission())).toList()));
    }
    plan.remarks().forEach(remark -> lines.add("- note: " + inline(remark)));
    wouldCall.forEach(call -> lines.add("- would call " + code(call)));
    blocks.add(String.join("\n", lines));
  }

  private void differences(Change change) {
    for (FieldChange field : change.fields()) {
      String before = field.before().map(PlanMarkdown::text).orElse("");
      String after = field.after().map(PlanMarkdown::text).orElse("");
      boolean folds =
          before.indexOf('\n') >= 0
              || after.indexOf('\n') >= 0
              || before.length() + after.length() > LONGEST_CELL;
      String title = change.address() + " " + field.field();
      String diff = fenced("diff", LineDiff.of(before, after));
      blocks.add(
          folds
              ? "<details><summary>" + code(title) + "</summary>\n\n" + diff + "\n\n</details>"
              : code(title) + "\n\n" + diff);
    }
  }

  private static String text(JsonNode value) {
    return FieldText.shown(value);
  }

  /** A fence longer than any run of backticks inside it. */
  private static String fenced(String language, String text) {
    String clean = Clean.text(text).stripTrailing();
    String fence = "`".repeat(Math.max(3, longestRun(clean) + 1));
    return fence + language + "\n" + clean + "\n" + fence;
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int n = 0; n < text.length(); n++) {
      run = text.charAt(n) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** As code in a line, in a table too: there a bar ends the cell even between backticks. */
  private static String code(String text) {
    String clean = Clean.line(SecretShapes.mask(text));
    String shown = Width.cut(clean, LONGEST_CELL);
    return "<code>" + inlined(html(shown)) + "</code>";
  }

  private static String inline(String text) {
    return inlined(html(Clean.line(SecretShapes.mask(text))));
  }

  private static String html(String text) {
    return Clean.line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Every character that Markdown gives a meaning, as one that it does not. */
  private static String inlined(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean isMark = c < 0x80 && "\\`*_{}[]()#+-!|~@:".indexOf(c) >= 0;
              if (isMark) {
                plain.append("&#").append(c).append(';');
                plain.append(c == '@' ? "<!-- -->" : ""); // or it would call somebody
              } else {
                plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }
}
