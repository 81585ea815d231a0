package dev.cozesh.dsl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.LiveObject;
import dev.cozesh.deploy.LiveReader;
import dev.cozesh.deploy.plan.WordDiff;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One object of a {@link Snapshot}; what its list does not tell is read when first asked for. */
public final class SnapshotItem {
  private static final int KEPT_AROUND_A_CHANGE = 24;

  private final Session session;
  private final LiveReader reader;
  private final LiveReader.Row row;
  private final String stem;
  private LiveObject live;

  SnapshotItem(Session session, LiveReader reader, LiveReader.Row row, String stem) {
    this.session = session;
    this.reader = reader;
    this.row = row;
    this.stem = stem;
  }

  /** The word for it: {@code bot}, {@code knowledge} or {@code workflow}. */
  public String getKind() {
    return row.kind().word();
  }

  /** Its id. */
  public String getId() {
    return row.id();
  }

  /** Its name. */
  public String getName() {
    return row.name();
  }

  /** A name without an ending for a file of it; no other of its kind has it. */
  public String getStem() {
    return stem;
  }

  /** Whether no other object of its kind has its name. */
  public boolean isUnique() {
    return reader.isUnique(row);
  }

  /** Whether a script can declare it. */
  public boolean isDeclarable() {
    return live().declared().isPresent();
  }

  /** What its declaration does not say: what Coze does not give, what no word declares. */
  public List<String> getRemarks() {
    return live().remarks();
  }

  /** Its values by their path on the wire; what it refers to stands by name. */
  public Map<String, Object> getFields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    live().fields().forEach((field, value) -> fields.put(field, plain(value)));
    return fields;
  }

  /** What else Coze tells of it, without what changes by itself. */
  public Object getDetail() {
    return plain(live().detail());
  }

  /** The script that declares it. */
  public Source source() {
    return source(Map.of());
  }

  /**
   * The script that declares it.
   *
   * @param options {@code prompts:} a directory beside the script for a prompt of several lines;
   *     {@code "."} for the script's own
   */
  public Source source(Map<?, ?> options) {
    return source(session, options, List.of(this));
  }

  static Source source(Session session, Map<?, ?> given, List<SnapshotItem> items) {
    Options options = Options.of(given, "source", session.here("source"), List.of("prompts"));
    Map<String, String> stems =
        items.stream().collect(Collectors.toMap(SnapshotItem::getId, SnapshotItem::getStem));
    SourceText text = new SourceText(items.stream().map(SnapshotItem::live).toList());
    Optional<String> prompts = options.text("prompts");
    return prompts
        .map(directory -> text.withPromptsIn(directory, object -> stems.get(object.id())))
        .orElse(text)
        .source();
  }

  /**
   * In what another object differs from this one.
   *
   * @return for each field {@code field}, {@code before}, {@code after} (null where there is none)
   *     and {@code diff}, both in one text; empty when they are the same
   */
  public List<Map<String, Object>> differences(SnapshotItem other) {
    Map<String, JsonNode> before = live().fields();
    Map<String, JsonNode> after = other.live().fields();
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<Map<String, Object>> differences = new ArrayList<>();
    for (String name : names) {
      if (!Optional.ofNullable(before.get(name)).equals(Optional.ofNullable(after.get(name)))) {
        differences.add(difference(name, before.get(name), after.get(name)));
      }
    }
    return differences;
  }

  private static Map<String, Object> difference(String field, JsonNode before, JsonNode after) {
    Map<String, Object> difference = new LinkedHashMap<>();
    difference.put("field", field);
    difference.put("before", before == null ? null : plain(before));
    difference.put("after", after == null ? null : plain(after));
    difference.put("diff", diff(shown(before), shown(after)));
    return difference;
  }

  private static String shown(JsonNode value) {
    if (value == null) {
      return "";
    }
    return value.isTextual() ? value.textValue() : Json.line(value);
  }

  /** Word by word, what is the same cut to what stands next to a change. */
  private static String diff(String before, String after) {
    StringBuilder text = new StringBuilder();
    List<WordDiff.Piece> pieces = WordDiff.of(before, after).pieces();
    for (int at = 0; at < pieces.size(); at++) {
      String piece = Literal.comment(pieces.get(at).text());
      text.append(
          switch (pieces.get(at).kind()) {
            case REMOVED -> "[-" + piece + "-]";
            case ADDED -> "{+" + piece + "+}";
            case SAME -> folded(piece, at > 0, at < pieces.size() - 1);
          });
    }
    return text.toString();
  }

  private static String folded(String text, boolean changeBefore, boolean changeAfter) {
    int length = text.codePointCount(0, text.length());
    int head = changeBefore ? KEPT_AROUND_A_CHANGE : 0;
    int tail = changeAfter ? KEPT_AROUND_A_CHANGE : 0;
    if (length <= head + tail + 1) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, head))
        + "…"
        + text.substring(text.offsetByCodePoints(0, length - tail));
  }

  private LiveObject live() {
    if (live == null) {
      live = reader.read(row);
    }
    return live;
  }

  private static Object plain(JsonNode value) {
    return Json.mapper().convertValue(value, Object.class);
  }

  /** As it is written in a script. */
  @Override
  public String toString() {
    return getKind() + "(" + Literal.line(getName()) + ")";
  }
}
