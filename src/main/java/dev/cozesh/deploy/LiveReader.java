package dev.cozesh.deploy;

import dev.cozesh.catalog.Limits;
import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.error.CozeConflictException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the objects of one workspace as declarations that would leave them as they are: the way
 * back of what a plan compares. A list is read when first asked for, and then kept. Sends reads
 * only. Not thread-safe.
 */
public final class LiveReader {
  private static final int NAMES_SHOWN = 5;

  private final Target target;
  private final Edition edition;
  private final LiveSource source;
  private final Map<Kind, List<Row>> rows = new EnumMap<>(Kind.class);

  /**
   * @param client stays open; whoever made it closes it
   * @param limits what a declaration may hold on Coze's cloud
   * @param edition which server it is, and as whom it is asked
   */
  public LiveReader(CozeClient client, Target target, Limits limits, Edition edition) {
    this.target = target;
    this.edition = edition;
    this.source =
        edition == Edition.STUDIO
            ? new ConsoleObjects(client, target.workspaceId(), edition.limits(limits))
            : new PublicObjects(client, target.workspaceId(), edition.limits(limits));
  }

  /** One object of a list. */
  public record Row(Kind kind, String id, String name) {}

  /** The workspace that is read. */
  public Target target() {
    return target;
  }

  /** The kinds of which the server has a list, in their order. */
  public List<Kind> kinds() {
    return Stream.of(Kind.values()).filter(edition::lists).toList();
  }

  /**
   * Every object of the kind, by name; the whole list or an exception.
   *
   * @throws CozeUsageException when it is none of {@link #kinds}
   */
  public List<Row> list(Kind kind) {
    List<Row> known = rows.get(kind);
    if (known == null) {
      known =
          source.list(kind).stream()
              .sorted(Comparator.comparing(Row::name).thenComparing(Row::id))
              .toList();
      rows.put(kind, known);
    }
    return known;
  }

  /**
   * The object of that id.
   *
   * @throws CozeUsageException when the workspace lists none
   */
  public Row get(Kind kind, String id) {
    return byId(kind, id).orElseThrow(() -> none(kind, id));
  }

  /**
   * The one object that has the name or the id.
   *
   * @throws CozeUsageException when there is none, with the names nearest to it
   * @throws CozeConflictException when several have that name
   */
  public Row find(Kind kind, String nameOrId) {
    List<Row> named = named(kind, nameOrId);
    if (named.size() > 1) {
      throw new CozeConflictException(
          named.size() + " objects are called " + kind.title() + " \"" + nameOrId + "\"",
          "their ids are " + named.stream().map(Row::id).collect(Collectors.joining(", ")),
          "name the one you mean by its id");
    }
    return named.stream()
        .findFirst()
        .or(() -> byId(kind, nameOrId))
        .orElseThrow(() -> none(kind, nameOrId));
  }

  /**
   * Reads one object.
   *
   * @throws CozeServiceException when Coze refuses to show it
   */
  public LiveObject read(Row row) {
    return source.read(row, this);
  }

  /**
   * How a script names the object: by its name where only it has that; empty when nothing has the
   * id.
   */
  Optional<String> mention(Kind kind, String id) {
    return byId(kind, id).map(row -> isUnique(row) ? row.name() : row.id());
  }

  /** Whether no other object of its kind has its name. */
  public boolean isUnique(Row row) {
    return !row.name().isBlank() && named(row.kind(), row.name()).size() == 1;
  }

  private List<Row> named(Kind kind, String name) {
    return list(kind).stream().filter(row -> row.name().equals(name)).toList();
  }

  private Optional<Row> byId(Kind kind, String id) {
    return list(kind).stream().filter(row -> row.id().equals(id)).findFirst();
  }

  private CozeUsageException none(Kind kind, String nameOrId) {
    List<String> names = list(kind).stream().map(Row::name).toList();
    return new CozeUsageException(
        "no "
            + kind.title()
            + " \""
            + nameOrId
            + "\" in workspace \""
            + target.workspaceName()
            + "\"",
        names.isEmpty()
            ? "the workspace has no " + kind.title()
            : "the nearest are "
                + Nearest.all(nameOrId, names, NAMES_SHOWN).stream()
                    .map(name -> "\"" + name + "\"")
                    .collect(Collectors.joining(", ")),
        kind == Kind.WORKFLOW && edition != Edition.STUDIO
            ? "only published workflows are listed; publish it first"
            : "write name or id as the list shows it");
  }
}
