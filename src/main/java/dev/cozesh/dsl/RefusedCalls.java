package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Effect;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.ErrorCode;
import dev.cozesh.catalog.RightAnswer;
import dev.cozesh.client.core.Exchange;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.Place;
import dev.cozesh.error.Refusal;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The raw calls of one run that Coze refused: what no script looked at must not pass in silence.
 * Thread-safe.
 */
final class RefusedCalls {
  private final List<Refused> calls = new ArrayList<>();

  private record Refused(
      String method, String path, Exchange exchange, Answer answer, Place place) {
    Refused {
      requireNonNull(place, "place");
    }

    /** A route that the catalogue does not know reads if its method only reads. */
    boolean reads() {
      return Catalog.bundled()
          .match(method, path)
          .map(Endpoint::effect)
          .map(effect -> effect == Effect.READ)
          .orElseGet(() -> method.equals("GET"));
    }

    Refusal refusal() {
      return new Refusal(
          method + " " + path,
          "",
          exchange.status(),
          exchange.code().orElse(0L),
          exchange.message(),
          exchange.logId(),
          exchange.body());
    }
  }

  synchronized void add(String method, String path, Exchange exchange, Answer answer, Place place) {
    calls.add(new Refused(method, path, exchange, answer, place));
  }

  /**
   * A stretch of the script is over: what it could look at, it has.
   *
   * @param value what it ends with; a read that is shown needs no remark
   * @param remarks takes a line for each refused read that was not looked at
   * @throws CozeServiceException for the first refused call, other than a read, that was not
   */
  synchronized void settle(Object value, PrintWriter remarks) {
    List<Refused> overlooked = calls.stream().filter(call -> !call.answer().isLookedAt()).toList();
    calls.clear();
    for (Refused call : overlooked) {
      if (!call.reads()) {
        throw failure(call);
      }
      if (call.answer() != value) {
        remarks.println(
            "note: "
                + call.place()
                + ": "
                + call.refusal().operation()
                + " was refused: "
                + call.refusal().codes()
                + "; the script does not look at the answer");
        remarks.flush();
      }
    }
  }

  private static CozeServiceException failure(Refused call) {
    Refusal refusal = call.refusal();
    List<String> why = new ArrayList<>();
    if (!refusal.message().isEmpty()) {
      why.add("Coze says \"" + refusal.message() + '"');
    }
    Catalog.bundled()
        .code(refusal.code())
        .map(ErrorCode::cause)
        .filter(cause -> !cause.isEmpty())
        .ifPresent(why::add);
    why.add("called at " + call.place() + ", where nothing looks at the answer");
    return new CozeServiceException(refusal, String.join("; ", why), next(call));
  }

  private static String next(Refused call) {
    RightAnswer answer = Catalog.bundled().rightAnswer(call.method(), call.path(), Set.of());
    return answer.sure().isEmpty() && answer.nothing().isEmpty()
        ? "mend the call, or look at its answer: `def r = " + call.method() + " …; if (!r.ok) …`"
        : "this request is not documented; " + answer.told();
  }
}
