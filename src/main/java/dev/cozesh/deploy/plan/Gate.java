package dev.cozesh.deploy.plan;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.Place;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One rule that a plan was held against. A closed gate stops an apply before its first write.
 *
 * @param name what people call it: {@code deletions}, or a rule's name from the script
 * @param place where the script states it
 * @param objection why it is closed; empty for an open one
 * @param confirmedBy the number that opens it when a person at a terminal types it
 */
public record Gate(
    String name, Place place, Optional<Objection> objection, OptionalInt confirmedBy) {
  public Gate {
    requireNonNull(name, "name");
    requireNonNull(place, "place");
    requireNonNull(objection, "objection");
    requireNonNull(confirmedBy, "confirmedBy");
  }

  /** Why a gate is closed, and what opens it. */
  public record Objection(String what, String why, String next) {
    public Objection {
      requireNonNull(what, "what");
      requireNonNull(why, "why");
      requireNonNull(next, "next");
    }
  }

  /** An open gate. */
  public static Gate open(String name, Place place) {
    return new Gate(name, place, Optional.empty(), OptionalInt.empty());
  }

  /** A closed gate. */
  public static Gate closed(String name, Place place, Objection objection) {
    return new Gate(name, place, Optional.of(objection), OptionalInt.empty());
  }

  public boolean isOpen() {
    return objection.isEmpty();
  }

  /** What an apply ends with at this gate. */
  public CozeGuardException refusal() {
    Objection closed = objection.orElseThrow();
    return new CozeGuardException(place, closed.what(), closed.why(), closed.next());
  }
}
