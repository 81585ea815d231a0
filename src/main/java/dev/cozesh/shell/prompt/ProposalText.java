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
  private static final int LEAST_FOR_WORDS = 24;
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

  /**
   * The proposals, the best first, and how many there are more.
   *
   * @param room lines that may be taken, remarks counted
   */
  List<AttributedString> list(Proposals proposals, int room) {
    List<AttributedString> lines = new ArrayList<>();
    List<Proposal> all = proposals.all();
    int free = Math.max(1, Math.min(MOST_ROWS, room - proposals.remarks().size()));
    boolean described = all.stream().anyMatch(each -> !each.description().isEmpty());
    int beside = described ? 1 : beside(all);
    boolean fits = (all.size() + beside - 1) / beside <= free;
    List<Proposal> shown =
        fits ? all : all.subList(0, Math.min(all.size(), beside * Math.max(1, free - 1)));
    if (described) {
      rows(shown, lines);
    } else {
      columns(shown, beside, lines);
    }
    int more = all.size() - shown.size();
    if (more > 0) {
      lines.add(dim("… " + more + " more, go on typing"));
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

  private static int width(List<Proposal> names) {
    return GAP.length()
        + names.stream().mapToInt(each -> Width.of(Clean.line(each.shown()))).max().orElse(0);
  }

  private int beside(List<Proposal> names) {
    int fitting = (Math.min(columns, 200) - 1) / width(names);
    return Math.max(1, Math.min(names.size(), fitting));
  }

  /** As many as fit beside each other, downwards, like a directory's list. */
  private void columns(List<Proposal> shown, int beside, List<AttributedString> lines) {
    List<String> names = shown.stream().map(each -> Clean.line(each.shown())).toList();
    int width = width(shown);
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
      if (each.meaning().isEmpty()) {
        wrapped(GAP + each.name(), GAP, lines);
      } else {
        parameter(each, Math.min(width, WIDEST_NAME), lines);
      }
    }
    if (!told.more().isEmpty()) {
      lines.add(dim(told.more()));
    }
    return lines;
  }

  /** What it means goes on below itself, where there is room for some words beside the name. */
  private void parameter(Explanation.Parameter told, int width, List<AttributedString> lines) {
    String name = GAP + Width.pad(Clean.line(told.name()), width) + GAP;
    String below = " ".repeat(Width.of(name));
    int left = columns - 1 - below.length();
    if (left < LEAST_FOR_WORDS) {
      lines.add(
          line(name.stripTrailing(), Width.cut(Clean.line(told.meaning()), Math.max(8, left))));
      return;
    }
    List<String> meaning = broken(Clean.line(told.meaning()), left, "");
    for (int at = 0; at < meaning.size(); at++) {
      lines.add(
          new AttributedStringBuilder()
              .append(at == 0 ? name : below)
              .append(dim(meaning.get(at)))
              .toAttributedString());
    }
  }

  /** Long lines go on, a little to the right. */
  private void wrapped(String text, String indent, List<AttributedString> lines) {
    broken(Clean.line(text), columns - 1, indent)
        .forEach(each -> lines.add(new AttributedString(each)));
  }

  /** A clean text in lines of so many columns; all but the first begin with the indent. */
  private static List<String> broken(String text, int room, String indent) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    String before = "";
    while (Width.of(before + rest) > room) {
      int end = cut(rest, room - before.length());
      lines.add(before + rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
      before = indent;
    }
    lines.add(before + rest);
    return lines;
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
