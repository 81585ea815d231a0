package dev.cozesh.dsl;

import dev.cozesh.client.core.CallHeldException;
import dev.cozesh.dsl.script.RunFailure;
import dev.cozesh.dsl.script.ScriptTexts;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What comes to light while a script is only looked at. Thread-safe. */
final class Faults {
  private final Map<String, CozeException> faults = new LinkedHashMap<>();
  private final Set<WouldLookUp> lookUps = new LinkedHashSet<>();
  private final Set<Place> unchecked = new LinkedHashSet<>();

  /**
   * Takes a failure of a statement. One that comes of an answer which is not there, or of an
   * earlier failure, is none of the script: only its place is kept.
   *
   * @return where it is
   */
  synchronized Place take(Throwable thrown, ScriptTexts texts) {
    CozeException failure = RunFailure.of(thrown, texts);
    Place place = place(failure).or(() -> texts.of(failure)).orElse(Place.NOWHERE);
    Optional<Throwable> unknown = unknown(failure);
    if (unknown.isEmpty()) {
      faults.putIfAbsent(failure.what(), failure);
    } else {
      unchecked.add(new Place(place.file(), place.line(), 0));
      if (unknown.get() instanceof CallHeldException held) {
        lookUp(held.method() + " " + held.path(), place);
      }
    }
    return place;
  }

  /** Notes what only a server, or whoever has the secrets, can tell. */
  synchronized void lookUp(String what, Place place) {
    lookUps.add(new WouldLookUp(what, place));
  }

  synchronized List<CozeException> all() {
    return List.copyOf(faults.values());
  }

  synchronized List<WouldLookUp> lookUps() {
    return new ArrayList<>(lookUps);
  }

  /** The lines that nothing could be found out about. */
  synchronized List<Place> unchecked() {
    return List.copyOf(unchecked);
  }

  private static Optional<Throwable> unknown(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof NotKnown || each instanceof CallHeldException) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private static Optional<Place> place(CozeException failure) {
    Place place = Place.NOWHERE;
    if (failure instanceof CozeScriptException script) {
      place = script.place();
    } else if (failure instanceof CozeGuardException guard) {
      place = guard.place();
    }
    return Optional.of(place).filter(known -> !known.equals(Place.NOWHERE));
  }
}
