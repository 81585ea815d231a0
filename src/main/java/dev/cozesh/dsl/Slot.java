package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Nearest;
import dev.cozesh.error.Place;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a value goes: an argument of a call, or a member of a record that is sent.
 *
 * @param call what takes it, as a script writes it: {@code conversations.create}
 * @param name its name in Java; empty for the call itself
 * @param place where the script says so
 */
record Slot(String call, String name, Place place) {
  Slot {
    requireNonNull(call, "call");
    requireNonNull(name, "name");
    requireNonNull(place, "place");
  }

  static Slot of(String call, Place place) {
    return new Slot(call, "", place);
  }

  /** A member of what goes here. */
  Slot member(String javaName) {
    return new Slot(toString(), javaName, place);
  }

  CozeScriptException takes(String wanted, Object given) {
    String shown =
        given instanceof Number || given instanceof Boolean ? given + "" : Session.kind(given);
    return new CozeScriptException(place, this + " takes " + wanted + ", not " + shown, "", "");
  }

  CozeScriptException hasNo(String value, List<String> known) {
    return new CozeScriptException(
        place,
        this + " has no value " + value,
        "it has " + String.join(", ", known),
        Nearest.hint(value, known));
  }

  CozeScriptException unknown(String option, List<String> known) {
    return new CozeScriptException(
        place,
        this + " has no option " + option,
        known.isEmpty() ? "it takes none" : "it takes " + String.join(", ", known),
        Nearest.to(Spelling.shown(option), withShort(known))
            .map(near -> "did you mean `" + near + ":`?")
            .orElse(""));
  }

  /** The names, and those of ids as they may be written too. */
  private static List<String> withShort(List<String> known) {
    return Stream.concat(known.stream(), known.stream().map(name -> name.replaceFirst("_id$", "")))
        .distinct()
        .toList();
  }

  CozeScriptException lacks(List<String> missing, List<String> known) {
    return new CozeScriptException(
        place,
        this + " needs " + String.join(" and ", missing),
        "it takes " + String.join(", ", known),
        "");
  }

  @Override
  public String toString() {
    return name.isEmpty() ? call : call + " " + Spelling.shown(name);
  }
}
