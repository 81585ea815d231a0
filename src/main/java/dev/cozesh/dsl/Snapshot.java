package dev.cozesh.dsl;

import dev.cozesh.deploy.LiveReader;
import dev.cozesh.deploy.desired.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A workspace as it is: {@code snapshot()}. Lists and objects are read when they are first asked
 * for, and then stay as they were. Used by one thread.
 */
public final class Snapshot {
  private final Session session;
  private final LiveReader reader;
  private final Map<Kind, List<SnapshotItem>> items = new EnumMap<>(Kind.class);

  Snapshot(Session session, LiveReader reader) {
    this.session = session;
    this.reader = reader;
  }

  /** The workspace's id. */
  public String getId() {
    return reader.target().workspaceId();
  }

  /** The workspace's name. */
  public String getName() {
    return reader.target().workspaceName();
  }

  /** Its bots, by name. */
  public List<SnapshotItem> getBots() {
    return of(Kind.BOT);
  }

  /** Its knowledge bases, by name. */
  public List<SnapshotItem> getKnowledge() {
    return of(Kind.KNOWLEDGE);
  }

  /** Its databases, by name. */
  public List<SnapshotItem> getDatabases() {
    return of(Kind.DATABASE);
  }

  /** Its workflows, by name: those that are published, on a self-hosted Coze with a session all. */
  public List<SnapshotItem> getWorkflows() {
    return of(Kind.WORKFLOW);
  }

  /** Everything of which the server has a list: knowledge bases, databases, workflows, bots. */
  public List<SnapshotItem> getAll() {
    List<SnapshotItem> all = new ArrayList<>();
    for (Kind kind : reader.kinds()) {
      all.addAll(of(kind));
    }
    return List.copyOf(all);
  }

  /** One script that declares several objects; what a bot uses of them is a variable in it. */
  public Source source(Iterable<?> several) {
    return source(Map.of(), several);
  }

  /**
   * One script that declares several objects.
   *
   * @param options {@code prompts:} a directory beside the script for prompts of several lines
   */
  public Source source(Map<?, ?> options, Iterable<?> several) {
    List<SnapshotItem> all = new ArrayList<>();
    several.forEach(each -> all.add((SnapshotItem) each));
    return SnapshotItem.source(session, options, all);
  }

  private List<SnapshotItem> of(Kind kind) {
    return items.computeIfAbsent(kind, this::listed);
  }

  private List<SnapshotItem> listed(Kind kind) {
    List<LiveReader.Row> rows = reader.list(kind);
    Map<String, Long> stems =
        rows.stream().collect(Collectors.groupingBy(Snapshot::folded, Collectors.counting()));
    return rows.stream()
        .map(
            row -> {
              String stem = FileNames.stem(row.name(), row.id());
              boolean alone = stems.get(folded(row)) == 1;
              return new SnapshotItem(session, reader, row, alone ? stem : stem + "-" + row.id());
            })
        .toList();
  }

  /** Some file systems take upper and lower case for one. */
  private static String folded(LiveReader.Row row) {
    return FileNames.stem(row.name(), row.id()).toLowerCase(Locale.ROOT);
  }

  /** As it is written in a script. */
  @Override
  public String toString() {
    return "snapshot(" + Literal.line(getName()) + ")";
  }
}
