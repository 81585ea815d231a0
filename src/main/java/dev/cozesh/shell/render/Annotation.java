package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.CozeWaitingException;
import dev.cozesh.error.Place;
import dev.cozesh.error.SecretShapes;
import java.util.Locale;

/**
 * One line that GitHub's runner shows beside the code: {@code ::error
 * file=deploy.groovy,line=12,col=3::…}.
 *
 * @param place where in a file; without one it stands beside nothing
 */
public record Annotation(Level level, Place place, String title, String message) {
  public Annotation {
    requireNonNull(level, "level");
    requireNonNull(place, "place");
    requireNonNull(title, "title");
    requireNonNull(message, "message");
  }

  /** How loud it is. */
  public enum Level {
    ERROR,
    WARNING,
    NOTICE
  }

  /** That of a failure; one that waits for a person is a warning. */
  public static Annotation of(CozeException failure, int exit) {
    Level level = failure instanceof CozeWaitingException ? Level.WARNING : Level.ERROR;
    StringBuilder message = new StringBuilder(withoutPlace(failure));
    if (!failure.why().isEmpty()) {
      message.append("\nwhy: ").append(failure.why());
    }
    if (!failure.next().isEmpty()) {
      message.append("\nnext: ").append(failure.next());
    }
    return new Annotation(level, place(failure), "cozesh, exit " + exit, message.toString());
  }

  private static Place place(CozeException failure) {
    if (failure instanceof CozeScriptException script) {
      return script.place();
    }
    return failure instanceof CozeGuardException guard ? guard.place() : Place.NOWHERE;
  }

  private static String withoutPlace(CozeException failure) {
    String head = place(failure) + ": ";
    return failure.what().startsWith(head)
        ? failure.what().substring(head.length())
        : failure.what();
  }

  /** The line. What steers the runner is written so that it does not. */
  public String line() {
    StringBuilder line = new StringBuilder("::").append(level.name().toLowerCase(Locale.ROOT));
    String mark = " ";
    if (!place.file().isEmpty()) {
      line.append(" file=").append(property(place.file()));
      mark = ",";
    }
    if (place.line() > 0) {
      line.append(",line=").append(place.line());
    }
    if (place.column() > 0) {
      line.append(",col=").append(place.column());
    }
    line.append(mark).append("title=").append(property(title));
    return line.append("::").append(data(message)).toString();
  }

  private static String data(String text) {
    return Clean.text(SecretShapes.mask(text))
        .replace("%", "%25")
        .replace("\r", "%0D")
        .replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
