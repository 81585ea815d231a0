package dev.cozesh.config;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import java.nio.file.Path;

/** Where what was applied is kept: a directory, or a database of a team. */
public sealed interface StateAddress permits StateAddress.Directory, DatabaseAddress {
  /**
   * A directory of this machine.
   *
   * @param path absolute
   */
  record Directory(Path path) implements StateAddress {
    public Directory {
      requireNonNull(path, "path");
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /**
   * Reads an address: {@code postgresql://…}, anything else is a directory.
   *
   * @param text as the user wrote it
   * @param where which setting it is, for errors
   * @param environment names directory, user and what {@code PG…} variables say
   * @return the address
   * @throws CozeUsageException when it is no address, or has a scheme that is not known
   */
  static StateAddress parse(String text, String where, Environment environment) {
    if (DatabaseAddress.is(text)) {
      return DatabaseAddress.parse(text, where, environment);
    }
    if (text.contains("://")) {
      throw new CozeUsageException(
          where + " is no place for state: it has the scheme " + text.replaceAll("://.*", ""),
          "state is kept in a directory or in PostgreSQL",
          "write a directory, or postgresql://USER@HOST/DATABASE");
    }
    return new Directory(environment.resolve(text));
  }
}
