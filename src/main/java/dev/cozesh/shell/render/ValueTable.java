package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.SecretShapes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Records or flat maps as a table that fits the screen: ids and names whole, points in time as
 * ages, everything else cut or left out where there is no room.
 */
final class ValueTable {
  private static final List<String> FIRST = List.of("id", "name");
  private static final int MORE = 6;
  private static final int MOST_THAT_FIT = 12;
  private static final int SHORT = 24;
  private static final int LEAST = 8;
  private static final int MOST = 60;
  private static final int MOST_NAMES = 50;
  private static final int GAP = 2;

  private final Screen screen;
  private final Ages ages;

  ValueTable(Screen screen) {
    this.screen = requireNonNull(screen, "screen");
    this.ages = new Ages(screen);
  }

  /** Whether a list of these can be a table: records, and maps without maps in them. */
  static boolean isOf(List<?> rows) {
    return !rows.isEmpty()
        && (rows.stream().allMatch(RecordText::isOfMembers)
            || rows.stream().allMatch(ValueTable::isFlat));
  }

  private static boolean isFlat(Object row) {
    if (!(Part.of(row) instanceof Part.Members members)
        || members.size() == 0
        || members.size() > MOST_NAMES) {
      return false;
    }
    for (Part.Member member : members.all()) {
      if (!(Part.of(member.value()) instanceof Part.Leaf)) {
        return false;
      }
    }
    return true;
  }

  /** The table's lines, without a line break at the end. */
  String of(List<?> rows) {
    List<Map<String, String>> cells = rows.stream().map(this::cells).toList();
    List<String> names = columns(cells);
    int[] widths = widths(names, cells);
    List<Integer> shown =
        IntStream.range(0, names.size()).filter(at -> widths[at] > 0).boxed().toList();
    List<String> header =
        shown.stream().map(at -> Width.cut(headline(names.get(at)), widths[at])).toList();
    List<List<String>> lines =
        cells.stream()
            .map(
                row ->
                    shown.stream()
                        .map(at -> Width.cut(row.getOrDefault(names.get(at), ""), widths[at]))
                        .toList())
            .toList();
    return new Table(header, lines).text(screen.ink());
  }

  private Map<String, String> cells(Object row) {
    Map<String, String> cells = new LinkedHashMap<>();
    if (Part.of(row) instanceof Part.Members members) {
      for (Part.Member member : members.all()) {
        cell(member)
            .filter(text -> !text.isEmpty())
            .ifPresent(text -> cells.put(member.name(), text));
      }
    }
    return cells;
  }

  private Optional<String> cell(Part.Member member) {
    if (isNothing(member)) {
      return Optional.empty();
    }
    Optional<String> age = Ages.time(member.name(), member.value()).map(ages::relative);
    if (age.isPresent()) {
      return age;
    }
    int most = isWhole(member.name()) ? Folded.CHARACTERS : MOST * 2;
    return Words.of(member.value())
        .or(() -> Constant.of(member.value()))
        .or(() -> leaf(member.value()))
        .or(() -> name(member.value()))
        .or(() -> OneLine.within(MOST, member.value(), Part::of))
        .map(text -> Clean.line(Quoted.masked(member.name(), Folded.cut(text, most))));
  }

  private static boolean isNothing(Part.Member member) {
    Part part = Words.of(member.value()).isPresent() ? null : Part.of(member.value());
    return member.value() == null
        || Ages.isUnset(member.name(), member.value())
        || part instanceof Part.Elements elements && elements.size() == 0
        || part instanceof Part.Members members && members.size() == 0;
  }

  private static Optional<String> leaf(Object value) {
    return Part.of(value) instanceof Part.Leaf leaf ? Optional.of(leaf.text()) : Optional.empty();
  }

  /** Who made something is told by name. */
  private static Optional<String> name(Object value) {
    if (Part.of(value) instanceof Part.Members members && members.size() <= MOST_NAMES) {
      for (Part.Member member : members.all()) {
        if (member.name().equals("name")) {
          return leaf(member.value()).filter(text -> !text.isEmpty());
        }
      }
    }
    return Optional.empty();
  }

  private static String headline(String name) {
    return Clean.line(SecretShapes.mask(name));
  }

  private static boolean isWhole(String name) {
    return FIRST.contains(name) || isId(name);
  }

  private static boolean isId(String name) {
    return name.equals("id") || name.matches(".*(Id|Uid|_id|_uid)");
  }

  /** Id and name; what is short in every row; what is long, as it can be cut; ids of others. */
  private List<String> columns(List<Map<String, String>> rows) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.keySet()));
    List<String> columns = new ArrayList<>(FIRST);
    columns.retainAll(names);
    names.stream()
        .filter(name -> !FIRST.contains(name) && says(rows, name))
        .sorted(Comparator.comparing(name -> isId(name) ? 2 : natural(rows, name) > SHORT ? 1 : 0))
        .limit(screen.columns() == 0 ? MORE : MOST_THAT_FIT)
        .forEach(columns::add);
    return columns.isEmpty() ? List.copyOf(names) : columns;
  }

  /** An id that is 0 everywhere says nothing, and an address cut short is none. */
  private static boolean says(List<Map<String, String>> rows, String name) {
    List<String> texts =
        rows.stream().map(row -> row.getOrDefault(name, "")).filter(t -> !t.isEmpty()).toList();
    return !(isId(name) && texts.stream().allMatch("0"::equals))
        && !texts.stream().allMatch(text -> text.startsWith("http"));
  }

  private static int natural(List<Map<String, String>> rows, String name) {
    int widest =
        rows.stream().mapToInt(row -> Width.of(row.getOrDefault(name, ""))).max().orElse(0);
    int least = Width.of(headline(name));
    return isWhole(name) ? Math.max(widest, least) : Math.min(MOST, Math.max(widest, least));
  }

  /** 0 for a column that has no room. */
  private int[] widths(List<String> names, List<Map<String, String>> rows) {
    int[] widths = names.stream().mapToInt(name -> natural(rows, name)).toArray();
    if (screen.columns() == 0) {
      return widths;
    }
    int room = screen.columns();
    for (int at = 0; at < widths.length; at++) {
      boolean first = FIRST.contains(names.get(at)) || at == 0;
      int free = room - (at == 0 ? 0 : GAP);
      int least = isWhole(names.get(at)) ? widths[at] : Math.min(widths[at], LEAST);
      widths[at] = first ? widths[at] : free < least ? 0 : Math.min(widths[at], free);
      room = widths[at] == 0 ? room : free - widths[at];
    }
    return widths;
  }
}
