package dev.cozesh.deploy.desired;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A declared Coze database: one table. The public API makes and deletes it and writes its rows, but
 * changes neither its columns nor its description.
 *
 * @param name the table's name, which the list shows as {@code table_name}
 * @param columns in their order; system columns are Coze's own
 * @param rows what the script fills it with; absent: the script has no say on rows
 */
public record DesiredDatabase(
    String name,
    Optional<String> description,
    List<Column> columns,
    Optional<Rows> rows,
    Lifecycle lifecycle,
    Place place)
    implements DesiredResource {
  public DesiredDatabase {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    columns = List.copyOf(columns);
    requireNonNull(rows, "rows");
    requireNonNull(lifecycle, "lifecycle");
    requireNonNull(place, "place");
  }

  @Override
  public Address address() {
    return new Address(Kind.DATABASE, name);
  }

  /**
   * One column.
   *
   * @param name lower-case letters, digits and underscores
   * @param type {@code String}, {@code Integer}, {@code Number}, {@code Boolean} or {@code Time}
   * @param guessed what of it was read off the rows: what a column on Coze has of it stays as long
   *     as the rows fit
   */
  public record Column(
      String name,
      String type,
      Optional<String> description,
      boolean isRequired,
      Set<Guess> guessed) {
    public Column {
      requireNonNull(name, "name");
      requireNonNull(type, "type");
      requireNonNull(description, "description");
      guessed = Set.copyOf(guessed);
    }

    /** A column of which the script says everything. */
    public Column(String name, String type, Optional<String> description, boolean isRequired) {
      this(name, type, description, isRequired, Set.of());
    }
  }

  /** What rows can tell of their column. */
  public enum Guess {
    TYPE,
    REQUIREMENT
  }

  /**
   * The rows of a table file.
   *
   * @param file the file as the script names it
   * @param mapping the file's header → the column it fills, in the file's order
   * @param values one map a row, by column; all values are text, as the API wants them
   * @param sha256 over mapping and values: equal exactly when the same rows would be sent
   */
  public record Rows(
      String file, Map<String, String> mapping, List<Map<String, String>> values, String sha256) {
    public Rows {
      requireNonNull(file, "file");
      mapping = Collections.unmodifiableMap(new LinkedHashMap<>(mapping));
      values = List.copyOf(values);
      requireNonNull(sha256, "sha256");
    }
  }
}
