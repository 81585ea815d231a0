package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One row of a list.
 *
 * @param description as listed; absent when the list does not show it
 * @param changed when it was last changed, as Coze says it; for people only
 * @param owner whose it is, as far as the list tells; for people only
 * @param fields everything of the object, where the list shows everything
 */
record Listed(
    String id,
    String name,
    Optional<String> description,
    Optional<String> changed,
    Optional<String> owner,
    Optional<Fields> fields) {
  Listed {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    requireNonNull(changed, "changed");
    requireNonNull(owner, "owner");
    requireNonNull(fields, "fields");
  }

  /** One whose owner the list does not tell. */
  Listed(
      String id,
      String name,
      Optional<String> description,
      Optional<String> changed,
      Optional<Fields> fields) {
    this(id, name, description, changed, Optional.empty(), fields);
  }

  /** Unix seconds as people read them. */
  static String time(long unixSeconds) {
    return Instant.ofEpochSecond(unixSeconds).toString();
  }

  /** Whether it has the mark in its description, or is what the mark stands for. */
  boolean carries(String marker) {
    return Marker.isOfContent(marker)
        ? fields.map(Marker::ofContent).equals(Optional.of(marker))
        : description.map(text -> text.contains(marker)).orElse(false);
  }

  /** Some lists tell a time as Unix seconds in a text. */
  private static String readable(String when) {
    return when.matches("\\d{9,11}") ? time(Long.parseLong(when)) : when;
  }

  /** Id, owner and last change, for a person who has to choose. */
  String forChoosing() {
    List<String> known =
        Stream.of(owner.map(who -> "of " + who), changed.map(when -> "changed " + readable(when)))
            .flatMap(Optional::stream)
            .toList();
    return known.isEmpty() ? id : id + " (" + String.join(", ", known) + ")";
  }
}
