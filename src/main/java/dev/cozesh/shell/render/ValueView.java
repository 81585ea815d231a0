package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.SecretShapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Values as the prompt shows them: bounded, however large they are, cleaned and without secrets. Of
 * a lazy list no more pages are fetched than are shown.
 */
public final class ValueView {
  private static final int ROWS = 20;
  private static final String LAST = "_";

  private final Screen screen;
  private final Shape shape;
  private final UnaryOperator<Object> opened;
  private final int rows;

  /**
   * @param opened takes values of the language apart, into a {@link Headed} or what they stand for;
   *     gives any other value back
   */
  public ValueView(Screen screen, Shape shape, UnaryOperator<Object> opened) {
    this(screen, shape, opened, ROWS);
  }

  private ValueView(Screen screen, Shape shape, UnaryOperator<Object> opened, int rows) {
    this.rows = rows;
    this.screen = requireNonNull(screen, "screen");
    this.shape = requireNonNull(shape, "shape");
    this.opened = requireNonNull(opened, "opened");
  }

  /**
   * The same view with longer or shorter tables.
   *
   * @param count rows, 1 or more
   */
  public ValueView withRows(int count) {
    return new ValueView(screen, shape, opened, count);
  }

  /**
   * What is printed of a value, or of the {@link More} that an earlier one left.
   *
   * @throws CozeException when a page of a lazy list cannot be fetched
   */
  public Shown of(Object value) {
    if (value instanceof More more) {
      return more.next(this);
    }
    Object known = opened.apply(value);
    if (!(known instanceof Headed headed)) {
      return body(known, LAST);
    }
    String head = head(headed.headline());
    if (headed.body().isEmpty()) {
      return Shown.whole(head);
    }
    Shown body = body(headed.body().get(), headed.path());
    return head.isEmpty() ? body : new Shown(head + "\n" + body.text(), body.more());
  }

  private String head(String lines) {
    String clean = Clean.text(SecretShapes.mask(lines));
    int end = clean.indexOf('\n');
    return end < 0
        ? screen.ink().bold(clean)
        : screen.ink().bold(clean.substring(0, end)) + cut(clean.substring(end));
  }

  /** Lines of a server, cleaned, each cut where the screen ends. */
  public String cut(String lines) {
    return Clean.text(SecretShapes.mask(lines))
        .lines()
        .map(line -> Width.cut(line, screen.line()))
        .collect(Collectors.joining("\n"));
  }

  private Shown body(Object value, String path) {
    Object bare = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    if (bare instanceof CozeException failure && shape == Shape.TABLE) {
      return Shown.whole(ErrorText.of(failure, screen.ink(), screen.columns()));
    }
    Optional<Cursor> list = Cursor.over(bare);
    if (list.isPresent()) {
      return rows(list.get(), path);
    }
    if (bare instanceof CharSequence text && shape == Shape.TABLE) {
      return text(text.toString(), 0);
    }
    return shape == Shape.TABLE ? single(bare, path) : folded(bare, path, Part::ofWire);
  }

  private Shown single(Object value, String path) {
    Optional<String> words = Words.of(value);
    if (words.isPresent()) {
      return text(words.get(), 0);
    }
    if (RecordText.isOfMembers(value)) {
      return new RecordView(screen).of(value, path);
    }
    if (Part.of(value) instanceof Part.Leaf leaf) {
      return text(leaf.text(), 0);
    }
    return value instanceof Map<?, ?>
        ? line(value).map(Shown::whole).orElseGet(() -> folded(value, path, Part::of))
        : folded(value, path, Part::of);
  }

  /** A long text, some of it at a time. */
  private Shown text(String text, int from) {
    String part = Folded.cut(text.substring(from), Folded.CHARACTERS);
    String clean = Clean.text(SecretShapes.mask(part));
    int to = from + part.length();
    if (to == text.length()) {
      return Shown.whole(clean);
    }
    String told = Words.count(to) + " of " + Words.counted(text.length(), "character");
    More more = new More(told, view -> view.text(text, to));
    return new Shown(clean + "\n" + dim("… " + told + " – it shows more"), Optional.of(more));
  }

  private Shown rows(Cursor cursor, String path) {
    long before = cursor.taken();
    List<Object> rows = cursor.next(this.rows);
    if (rows.isEmpty() && before > 0) {
      return Shown.whole(dim("there is no more"));
    }
    Optional<String> line =
        shape == Shape.TABLE ? elements(rows, cursor, before) : Optional.empty();
    if (line.isPresent()) {
      return withMore(line.get(), cursor, path);
    }
    if (shape == Shape.TABLE && ValueTable.isOf(rows)) {
      return withMore(new ValueTable(screen).of(rows), cursor, path);
    }
    Folded folded = new Folded(before);
    String text = written(rows, path, folded, shape == Shape.TABLE ? Part::of : Part::ofWire);
    Shown shown = withMore(text, cursor, path);
    return new Shown(shown.text() + told(folded), shown.more());
  }

  /** Short values without parts on one line: {@code 1,000,000 elements: [1, 2, … ]}. */
  private Optional<String> elements(List<Object> rows, Cursor cursor, long before) {
    boolean whole = before == 0 && !cursor.mayGoOn();
    boolean json = rows.stream().anyMatch(JsonNode.class::isInstance);
    if (whole && !json) {
      Optional<String> line = ValueTable.isOf(rows) ? Optional.empty() : line(rows);
      if (line.isPresent()) {
        return line;
      }
    }
    if (whole || !rows.stream().allMatch(row -> part(row) instanceof Part.Leaf)) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    if (before == 0 && cursor.total().isPresent()) {
      text.append(Words.counted(cursor.total().getAsLong(), "element")).append(": ");
    }
    text.append(before == 0 ? "[" : "… ");
    for (Object row : rows) {
      String leaf = ((Part.Leaf) part(row)).text();
      text.append(brief(leaf)).append(", ");
    }
    return Optional.of(
        cursor.mayGoOn()
            ? text.append("… ]").toString()
            : text.substring(0, text.length() - 2) + "]");
  }

  private String brief(String leaf) {
    String start = Folded.cut(leaf, Folded.CHARACTERS);
    return Width.cut(Clean.line(SecretShapes.mask(start)), screen.line());
  }

  private static Part part(Object value) {
    return Words.of(value)
        .<Part>map(words -> new Part.Leaf(words, Part.Kind.WORDS))
        .orElseGet(() -> Part.of(value));
  }

  private Shown withMore(String text, Cursor cursor, String path) {
    if (!cursor.mayGoOn()) {
      return Shown.whole(text);
    }
    OptionalLong total = cursor.total();
    String told =
        total.isPresent() && total.getAsLong() > cursor.taken()
            ? Words.count(cursor.taken()) + " of " + Words.count(total.getAsLong())
            : Words.count(cursor.taken()) + " shown";
    More more = new More(told, view -> view.rows(cursor, path));
    return new Shown(text + "\n" + dim(told + " – it shows more"), Optional.of(more));
  }

  private Shown folded(Object value, String path, Function<Object, Part> look) {
    Folded folded = new Folded();
    String text = written(value, path, folded, look);
    return Shown.whole(text + told(folded));
  }

  private String written(Object value, String path, Folded folded, Function<Object, Part> look) {
    Function<Object, Part> worded =
        each ->
            Words.of(each)
                .<Part>map(words -> new Part.Leaf(words, Part.Kind.WORDS))
                .orElseGet(() -> look.apply(each));
    return shape == Shape.YAML
        ? new YamlText(screen, worded, folded).of(value, path)
        : new JsonText(screen, worded, folded).of(value, path);
  }

  private String told(Folded folded) {
    String told = folded.told();
    return told.isEmpty() ? "" : "\n" + dim((shape == Shape.YAML ? "# " : "") + told);
  }

  /** The value on one line, if there is room. */
  private Optional<String> line(Object value) {
    return OneLine.within(screen.line(), value, ValueView::part)
        .map(text -> Clean.line(SecretShapes.mask(text)))
        .filter(text -> Width.of(text) <= screen.line());
  }

  private String dim(String text) {
    return screen.ink().dim(text);
  }
}
