package dev.cozesh.shell.render;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.error.Place;
import dev.cozesh.error.Refusal;
import dev.cozesh.error.SecretShapes;
import java.util.Locale;

/** A failure as programs read it. */
public final class ErrorJson {
  private ErrorJson() {}

  /**
   * {@code {"error":{"kind","what","why","next", …},"exit":N}}; an answer that failed adds {@code
   * log_id}, a refusal {@code code, http_status} too, a script failure and a guard {@code place}, a
   * lost answer {@code delivery}.
   */
  public static ObjectNode of(Throwable failure, int exit) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode error = json.putObject("error");
    if (failure instanceof CozeException known) {
      facts(error, known);
    } else {
      error.put("kind", "bug").put("what", "cozesh stumbled: " + failure.getClass().getName());
    }
    return json.put("exit", exit);
  }

  /** Puts the members of {@code error} into an object. */
  public static ObjectNode facts(ObjectNode error, CozeException failure) {
    error.put("kind", kind(failure));
    error.put("what", SecretShapes.mask(failure.what()));
    error.put("why", SecretShapes.mask(failure.why()));
    error.put("next", SecretShapes.mask(failure.next()));
    addFacts(error, failure);
    return error;
  }

  /** {@code service} for {@code CozeServiceException}. */
  private static String kind(CozeException failure) {
    String name = failure.getClass().getSimpleName();
    return name.replaceAll("^Coze|Exception$", "").toLowerCase(Locale.ROOT);
  }

  private static void addFacts(ObjectNode error, CozeException failure) {
    if (failure instanceof CozeServiceException || !failure.logId().isEmpty()) {
      error.put("log_id", failure.logId());
    }
    if (failure instanceof CozeServiceException refused) {
      Refusal refusal = refused.refusal();
      error.put("code", refusal.code());
      error.put("http_status", refusal.httpStatus());
      error.put("message", SecretShapes.mask(refusal.message()));
      error.put("operation", refusal.operation());
    } else if (failure instanceof CozeScriptException script) {
      addPlace(error, script.place());
    } else if (failure instanceof CozeGuardException guard) {
      addPlace(error, guard.place());
    } else if (failure instanceof CozeTransportException lost) {
      error.put("delivery", lost.delivery().name().toLowerCase(Locale.ROOT));
    }
  }

  private static void addPlace(ObjectNode error, Place place) {
    if (!place.equals(Place.NOWHERE)) {
      error
          .putObject("place")
          .put("file", place.file())
          .put("line", place.line())
          .put("column", place.column());
    }
  }
}
