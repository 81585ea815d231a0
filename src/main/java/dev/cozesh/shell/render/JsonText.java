package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.SecretShapes;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;

/** A value as indented JSON with colours; what is long or deep is folded. */
final class JsonText {
  private static final String STEP = "  ";

  private final Screen screen;
  private final Ink ink;
  private final Function<Object, Part> look;
  private final Folded folded;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param look takes a value apart
   * @param folded is told what is left out
   */
  JsonText(Screen screen, Function<Object, Part> look, Folded folded) {
    this.screen = requireNonNull(screen, "screen");
    this.ink = screen.ink();
    this.look = requireNonNull(look, "look");
    this.folded = requireNonNull(folded, "folded");
  }

  /**
   * The value's text, cleaned, without secrets.
   *
   * @param path where a script reads it
   */
  String of(Object value, String path) {
    write(value, path, 0, "");
    return text.toString();
  }

  private void write(Object value, String path, int depth, String name) {
    Part part = look.apply(value);
    if (part instanceof Part.Leaf leaf) {
      text.append(leaf(leaf, path, name));
    } else if (part instanceof Part.Elements elements) {
      elements(elements, path, depth);
    } else if (part instanceof Part.Members members) {
      members(members, path, depth);
    }
  }

  private void elements(Part.Elements elements, String path, int depth) {
    Optional<String> line = shortLine(elements, depth);
    if (elements.size() == 0 || line.isPresent()) {
      text.append(line.orElse("[]"));
    } else if (folded.shuts(depth)) {
      shut("[", Words.counted(elements.size(), "element"), "]", path);
    } else {
      text.append('[');
      Iterator<?> all = elements.all().iterator();
      int at = 0;
      for (; at < Folded.ELEMENTS && all.hasNext(); at++) {
        newLine(depth + 1);
        write(all.next(), folded.element(path, at, depth), depth + 1, "");
        text.append(all.hasNext() ? "," : "");
      }
      rest(elements.size() - at, elements.size(), "element", path, depth);
      newLine(depth);
      text.append(']');
    }
  }

  private void members(Part.Members members, String path, int depth) {
    if (members.size() == 0) {
      text.append("{}");
    } else if (folded.shuts(depth)) {
      shut("{", Words.counted(members.size(), "member"), "}", path);
    } else {
      text.append('{');
      Iterator<Part.Member> all = members.all().iterator();
      int at = 0;
      for (; at < Folded.MEMBERS && all.hasNext(); at++) {
        Part.Member member = all.next();
        newLine(depth + 1);
        text.append(ink.cyan(Quoted.json(SecretShapes.mask(member.name())))).append(": ");
        write(member.value(), Folded.path(path, member.path()), depth + 1, member.name());
        text.append(all.hasNext() ? "," : "");
      }
      rest(members.size() - at, members.size(), "member", path, depth);
      newLine(depth);
      text.append('}');
    }
  }

  private void rest(int more, int all, String thing, String path, int depth) {
    if (more > 0) {
      newLine(depth + 1);
      text.append(ink.dim("… " + Words.count(more) + " more"));
      folded.leave(path, "all " + Words.counted(all, thing));
    }
  }

  private void shut(String open, String size, String close, String path) {
    text.append(open).append(ink.dim("… " + size)).append(close);
    folded.leave(path, size);
  }

  private void newLine(int depth) {
    folded.line();
    text.append('\n').append(STEP.repeat(depth));
  }

  /** Few short elements without parts stand on one line. */
  private Optional<String> shortLine(Part.Elements elements, int depth) {
    if (elements.size() > Folded.ELEMENTS) {
      return Optional.empty();
    }
    int room = screen.line() - STEP.length() * depth;
    int width = 2;
    StringBuilder line = new StringBuilder("[");
    for (Object element : elements.all()) {
      if (!(look.apply(element) instanceof Part.Leaf leaf) || leaf.text().length() > room) {
        return Optional.empty();
      }
      width += Width.of(plain(leaf, "")) + 2;
      if (width > room) {
        return Optional.empty();
      }
      line.append(line.length() > 1 ? ", " : "").append(coloured(leaf, plain(leaf, "")));
    }
    return Optional.of(line.append(']').toString());
  }

  private String leaf(Part.Leaf leaf, String path, String name) {
    String whole = leaf.text();
    Part.Leaf shown = new Part.Leaf(folded.cut(whole), leaf.kind());
    String written = coloured(shown, plain(shown, name));
    if (shown.text().length() == whole.length()) {
      return written;
    }
    String size = Words.counted(whole.length(), "character");
    folded.leave(path, "all " + size);
    return written + ink.dim(" … " + size);
  }

  private static String plain(Part.Leaf leaf, String name) {
    return switch (leaf.kind()) {
      case TEXT, WORDS -> Quoted.json(Quoted.masked(name, leaf.text()));
      case NUMBER, LITERAL -> Clean.line(SecretShapes.mask(leaf.text()));
    };
  }

  private String coloured(Part.Leaf leaf, String written) {
    return switch (leaf.kind()) {
      case TEXT -> ink.green(written);
      case NUMBER -> written; // yellow cannot be read on white
      case LITERAL -> ink.magenta(written);
      case WORDS -> ink.dim(written);
    };
  }
}
