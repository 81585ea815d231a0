package dev.cozesh.shell.prompt;

import dev.cozesh.dsl.complete.Explanation;
import dev.cozesh.dsl.complete.Proposal;
import dev.cozesh.dsl.complete.Proposals;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Width;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Proposals and explanations as lines of a terminal. What came from a server is cleaned. */
final class ProposalText {
  static final int MOST_ROWS = 100;

  private static final int WIDEST_NAME = 48;
  private static final String GAP = "  ";

  private final int columns;
  private final boolean styled;

  /**
   * @param columns of the terminal; 0 or less when it does not tell
   */
  ProposalText(int columns, boolean styled) {
    this.columns = columns > 0 ? columns : Integer.MAX_VALUE;
    this.styled = styled;
  }

  List<AttributedString> list(Proposals proposals) {
    List<AttributedString> lines = new ArrayList<>();
    List<Proposal> shown = proposals.all().subList(0, Math.min(MOST_ROWS, proposals.all().size()));
    boolean described = shown.stream().anyMatch(each -> !each.description().isEmpty());
    if (described) {
      rows(shown, lines);
    } else {
      columns(shown, lines);
    }
    int more = proposals.all().size() - shown.size();
    if (more > 0) {
      lines.add(dim("… " + more + " more"));
    }
    proposals.remarks().forEach(each -> lines.add(dim(Clean.line(each.shown()))));
    return lines;
  }

  private void rows(List<Proposal> shown, List<AttributedString> lines) {
    int widest =
        shown.stream().mapToInt(each -> Width.of(Clean.line(each.shown()))).max().orElse(0);
    int width = Math.min(WIDEST_NAME, widest);
    for (Proposal each : shown) {
      String name = Width.pad(Width.cut(Clean.line(each.shown()), WIDEST_NAME), width);
      int left = columns - Width.of(name) - GAP.length() - 1;
      String about = left < 8 ? "" : Width.cut(Clean.line(each.description()), left);
      lines.add(line(about.isEmpty() ? name.stripTrailing() : name, about));
    }
  }

  private AttributedString line(String name, String about) {
    AttributedStringBuilder line = new AttributedStringBuilder().append(fitting(name));
    return about.isEmpty()
        ? line.toAttributedString()
        : line.append(GAP).append(dim(about)).toAttributedString();
  }

  /** As many as fit beside each other, downwards, like a directory's list. */
  private void columns(List<Proposal> shown, List<AttributedString> lines) {
    List<String> names = shown.stream().map(each -> Clean.line(each.shown())).toList();
    int width = names.stream().mapToInt(Width::of).max().orElse(0) + GAP.length();
    int beside =
        Math.max(1, Math.min(names.size(), (Math.min(columns, 200) - 1) / Math.max(1, width)));
    int rows = (names.size() + beside - 1) / beside;
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (int at = row; at < names.size(); at += rows) {
        line.append(Width.pad(names.get(at), width));
      }
      lines.add(fitting(line.toString().stripTrailing()));
    }
  }

  List<AttributedString> explanation(Explanation told) {
    List<AttributedString> lines = new ArrayList<>();
    told.signatures().forEach(each -> wrapped(each, "    ", lines));
    if (!told.summary().isEmpty()) {
      wrapped(told.summary(), "", lines);
    }
    int width =
        told.parameters().stream()
            .filter(each -> !each.meaning().isEmpty())
            .mapToInt(each -> Width.of(Clean.line(each.name())))
            .max()
            .orElse(0);
    for (Explanation.Parameter each : told.parameters()) {
      String name = GAP + Width.pad(Clean.line(each.name()), Math.min(width, WIDEST_NAME));
      int left = columns - Width.of(name) - GAP.length() - 1;
      lines.add(line(name, Width.cut(Clean.line(each.meaning()), Math.max(8, left))));
    }
    if (!told.more().isEmpty()) {
      lines.add(dim(told.more()));
    }
    return lines;
  }

  /** Long lines go on, a little to the right. */
  private void wrapped(String text, String indent, List<AttributedString> lines) {
    String rest = Clean.line(text);
    String before = "";
    while (Width.of(before + rest) > columns - 1) {
      int end = cut(rest, columns - 1 - before.length());
      lines.add(new AttributedString(before + rest.substring(0, end).stripTrailing()));
      rest = rest.substring(end).stripLeading();
      before = indent;
    }
    lines.add(new AttributedString(before + rest));
  }

  /** Where a line of so many columns may end: behind a blank when there is one. */
  private static int cut(String text, int room) {
    int taken = 0;
    int end = 0;
    int blank = 0;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      taken += Width.of(Character.toString(c));
      if (taken > room) {
        break;
      }
      end += Character.charCount(c);
      blank = c == ' ' ? end : blank;
    }
    return blank > 0 ? blank : Math.max(1, end);
  }

  private AttributedString fitting(String text) {
    return new AttributedString(Width.cut(text, columns - 1));
  }

  private AttributedString dim(String text) {
    AttributedStyle style = styled ? AttributedStyle.DEFAULT.faint() : AttributedStyle.DEFAULT;
    return new AttributedString(Width.cut(text, columns - 1), style);
  }
}
