package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.SecretShapes;
import dev.cozesh.error.Unseen;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A value as YAML that reads back the same, under 1.1 and 1.2; what is long or deep is folded,
 * which comments tell. Points in time have their date behind them.
 */
final class YamlText {
  private static final String PLAIN_MARKS = "_./()+@%=;!?-·";
  private static final Set<String> WORDS =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");
  private static final Pattern BARE_EXPONENT =
      Pattern.compile("(-?\\d+)(\\.\\d+)?[eE]([+-]?)(\\d+)");
  private static final String STEP = "  ";

  private final Ink ink;
  private final Ages ages;
  private final Function<Object, Part> look;
  private final Folded folded;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param look takes a value apart
   * @param folded is told what is left out
   */
  YamlText(Screen screen, Function<Object, Part> look, Folded folded) {
    this.ink = screen.ink();
    this.ages = new Ages(screen);
    this.look = requireNonNull(look, "look");
    this.folded = requireNonNull(folded, "folded");
  }

  /**
   * The value's text, cleaned, without secrets.
   *
   * @param path where a script reads it
   */
  String of(Object value, String path) {
    Part part = look.apply(value);
    if (part instanceof Part.Leaf leaf) {
      leaf(leaf, path, 0, "");
    } else if (isInline(part, 0)) {
      inline(part, path);
    } else {
      block(part, path, 0, false);
    }
    return text.toString();
  }

  /** What stands behind {@code name:} on the same line: empty and shut containers, and leaves. */
  private boolean isInline(Part part, int depth) {
    return part instanceof Part.Leaf || size(part) == 0 || folded.shuts(depth);
  }

  private static int size(Part part) {
    return part instanceof Part.Elements elements
        ? elements.size()
        : part instanceof Part.Members members ? members.size() : 1;
  }

  private void inline(Part part, String path) {
    boolean list = part instanceof Part.Elements;
    text.append(list ? "[]" : "{}");
    if (size(part) > 0) {
      String told = Words.counted(size(part), list ? "element" : "member");
      text.append(ink.dim("  # … " + told));
      folded.leave(path, told);
    }
  }

  private void block(Part part, String path, int depth, boolean begun) {
    if (part instanceof Part.Elements elements) {
      elements(elements, path, depth, begun);
    } else if (part instanceof Part.Members members) {
      members(members, path, depth, begun);
    }
  }

  /**
   * @param begun whether the first line's indentation is written already
   */
  private void elements(Part.Elements elements, String path, int depth, boolean begun) {
    Iterator<?> all = elements.all().iterator();
    int at = 0;
    for (; at < Folded.ELEMENTS && all.hasNext(); at++) {
      newLine(depth, begun && at == 0);
      text.append("- ");
      String inner = folded.element(path, at, depth);
      Part part = look.apply(all.next());
      if (part instanceof Part.Leaf leaf) {
        leaf(leaf, inner, depth + 1, "");
      } else if (isInline(part, depth + 1)) {
        inline(part, inner);
      } else {
        block(part, inner, depth + 1, true);
      }
    }
    rest(elements.size() - at, elements.size(), "element", path, depth);
  }

  private void members(Part.Members members, String path, int depth, boolean begun) {
    Iterator<Part.Member> all = members.all().iterator();
    int at = 0;
    for (; at < Folded.MEMBERS && all.hasNext(); at++) {
      Part.Member member = all.next();
      newLine(depth, begun && at == 0);
      text.append(ink.cyan(key(member.name()))).append(':');
      String inner = Folded.path(path, member.path());
      Part part = look.apply(member.value());
      if (part instanceof Part.Leaf leaf) {
        text.append(' ');
        leaf(leaf, inner, depth + 1, member.name());
      } else if (isInline(part, depth + 1)) {
        text.append(' ');
        inline(part, inner);
      } else {
        block(part, inner, depth + 1, false);
      }
    }
    rest(members.size() - at, members.size(), "member", path, depth);
  }

  private void rest(int more, int all, String thing, String path, int depth) {
    if (more > 0) {
      newLine(depth, false);
      text.append(ink.dim("# … " + Words.count(more) + " more"));
      folded.leave(path, "all " + Words.counted(all, thing));
    }
  }

  private void newLine(int depth, boolean begun) {
    folded.line();
    if (!begun && text.length() > 0) {
      text.append('\n');
    }
    if (!begun) {
      text.append(STEP.repeat(depth));
    }
  }

  private void leaf(Part.Leaf leaf, String path, int depth, String name) {
    String whole = leaf.text();
    String shown = folded.cut(whole);
    switch (leaf.kind()) {
      case NUMBER -> text.append(number(shown));
      case LITERAL -> text.append(ink.magenta(shown));
      case TEXT, WORDS -> text(Quoted.masked(name, shown), depth);
    }
    if (shown.length() < whole.length()) {
      String size = Words.counted(whole.length(), "character");
      newLine(Math.max(0, depth - 1), false); // deeper it would be part of a text in a block
      text.append(ink.dim("# … " + size));
      folded.leave(path, "all " + size);
    }
    Ages.time(name, shown).ifPresent(time -> text.append(ink.dim("  # " + ages.absolute(time))));
  }

  private void text(String value, int depth) {
    if (isBlock(value)) {
      int end = value.endsWith("\n") ? 1 : 0;
      text.append(end == 0 ? "|-" : "|");
      for (String line : value.substring(0, value.length() - end).split("\n", -1)) {
        folded.line();
        text.append('\n');
        text.append(line.isEmpty() ? "" : STEP.repeat(Math.max(1, depth)) + ink.green(line));
      }
    } else {
      text.append(ink.green(scalar(value)));
    }
  }

  /** Lines that need no escape, no mark of their indentation, and no more than one end. */
  private static boolean isBlock(String value) {
    return value.indexOf('\n') > 0
        && !value.startsWith(" ")
        && !value.startsWith("\t")
        && !value.endsWith("\n\n")
        && value.lines().allMatch(line -> line.isEmpty() || !line.isBlank())
        && value.lines().noneMatch(line -> line.startsWith("\t"))
        && value.codePoints().allMatch(c -> c == '\n' || isSeen(c));
  }

  private static String key(String name) {
    return scalar(SecretShapes.mask(Folded.cut(name, 200)));
  }

  private static String scalar(String value) {
    if (isPlain(value) && !WORDS.contains(value.toLowerCase(Locale.ROOT))) {
      return value;
    }
    return value.codePoints().allMatch(YamlText::isSeen)
        ? "'" + value.replace("'", "''") + "'"
        : Quoted.yaml(value);
  }

  private static boolean isSeen(int c) {
    return c >= ' ' && c != 0x7f && !Unseen.is(c) && !Quoted.isNoCharacter(c);
  }

  /**
   * Whether it needs no quotation marks: it begins with a letter, so it is no number and no date,
   * and holds no indicator.
   */
  private static boolean isPlain(String value) {
    for (int at = 0; at < value.length(); ) {
      int c = value.codePointAt(at);
      int next = at + Character.charCount(c);
      boolean last = next == value.length();
      boolean fits =
          Character.isLetter(c)
              || c == '_'
              || c == '/'
              || at > 0
                  && (Character.isDigit(c)
                      || PLAIN_MARKS.indexOf(c) >= 0
                      || isWideMark(c)
                      || (c == ' ' || c == ':') && !last && value.charAt(next) != ' ');
      if (!fits) {
        return false;
      }
      at = next;
    }
    return !value.isEmpty();
  }

  /** Chinese, Japanese and Korean punctuation. */
  private static boolean isWideMark(int c) {
    return c > 0x3000 && c <= 0x303f || c >= 0xff01 && c <= 0xffee;
  }

  /** YAML 1.1 knows a number with an exponent by its point and its sign. */
  private static String number(String text) {
    var exponent = BARE_EXPONENT.matcher(text);
    if (!exponent.matches()) {
      return switch (text) {
        case "NaN" -> ".nan";
        case "Infinity" -> ".inf";
        case "-Infinity" -> "-.inf";
        default -> Clean.line(SecretShapes.mask(text));
      };
    }
    String fraction = exponent.group(2) == null ? ".0" : exponent.group(2);
    String sign = exponent.group(3).isEmpty() ? "+" : exponent.group(3);
    return exponent.group(1) + fraction + "e" + sign + exponent.group(4);
  }
}
