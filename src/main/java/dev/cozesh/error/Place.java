package dev.cozesh.error;

import static java.util.Objects.requireNonNull;

/**
 * A place in a script.
 *
 * @param file the script's name as the user gave it
 * @param line from 1; 0 when unknown
 * @param column from 1; 0 when unknown
 */
public record Place(String file, int line, int column) {
  /** Stands for a value that no script wrote. */
  public static final Place NOWHERE = new Place("", 0, 0);

  public Place {
    requireNonNull(file, "file");
  }

  /** {@code deploy.groovy:12:5}, as far as it is known. */
  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
