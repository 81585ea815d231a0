package dev.cozesh.dsl;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import groovy.lang.Closure;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/** Files that a script writes. While planning it writes none. */
final class Writing {
  private final Session session;
  private final Path directory;

  /**
   * @param directory what names are relative to
   */
  Writing(Session session, Path directory) {
    this.session = session;
    this.directory = directory;
  }

  Object journal(String name, Closure<?> body) {
    Place place = session.here("journal");
    if (session.host().planning()) {
      throw new CozeScriptException(
          place,
          name + " is not written in plan",
          "what is done while planning must leave no trace",
          "move it into afterApply { … }, or run the script without plan",
          new NotKnown());
    }
    Path path = path(name, place).toAbsolutePath();
    // Opening it again and failing would let go of the first one's lock: locks are the process's.
    if (!session.journals().add(path)) {
      throw LineJournal.taken(path);
    }
    try (LineJournal journal = LineJournal.open(path, place)) {
      return body.call(journal);
    } finally {
      session.journals().remove(path);
    }
  }

  void save(Map<?, ?> options, String name, Object content) {
    Place place = session.here("save");
    Object overwrite =
        Options.of(options, "save", place, List.of("overwrite")).value("overwrite").orElse(false);
    Predicate<String> gives =
        old ->
            overwrite instanceof Closure<?> block
                ? DefaultTypeTransformation.castToBoolean(block.call(old))
                : Boolean.TRUE.equals(overwrite);
    Path path = path(name, place);
    if (session.host().planning()) {
      session.host().screen().remark("note: " + place + ": plan does not write " + name);
    } else {
      new SavedFile(path, place).write(session.text(content, "save"), gives);
    }
  }

  private Path path(String name, Place place) {
    try {
      return directory.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw new CozeScriptException(place, "not a file name: " + name, e.getReason(), "", e);
    }
  }
}
