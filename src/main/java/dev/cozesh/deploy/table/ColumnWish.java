package dev.cozesh.deploy.table;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.Place;
import java.util.Optional;

/**
 * What a script says of one column.
 *
 * @param header the header of the file, or the name of the column
 * @param name what it is called on Coze; else that follows from the header
 * @param type else it is read off the values
 * @param isRequired else it is when no cell is empty
 */
public record ColumnWish(
    String header,
    Optional<String> name,
    Optional<ColumnType> type,
    Optional<String> description,
    Optional<Boolean> isRequired,
    Place place) {
  public ColumnWish {
    requireNonNull(header, "header");
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    requireNonNull(description, "description");
    requireNonNull(isRequired, "isRequired");
    requireNonNull(place, "place");
  }
}
