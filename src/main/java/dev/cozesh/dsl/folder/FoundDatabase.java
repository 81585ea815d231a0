package dev.cozesh.dsl.folder;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.table.TableMapping;
import java.util.Optional;

/**
 * A table in a folder, which becomes a database.
 *
 * @param file relative to the folder
 * @param name what the file is called
 * @param encoding when it is not UTF-8
 * @param mapping its columns and rows
 */
public record FoundDatabase(
    String file, String name, Optional<String> encoding, TableMapping mapping) {
  public FoundDatabase {
    requireNonNull(file, "file");
    requireNonNull(name, "name");
    requireNonNull(encoding, "encoding");
    requireNonNull(mapping, "mapping");
  }
}
