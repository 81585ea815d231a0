package dev.cozesh.dsl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Exchange;
import dev.cozesh.error.CozeGuardException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls by method and path. */
final class RawCalls {
  private RawCalls() {}

  static Object withQuery(Session session, String method, CharSequence path, Map<?, ?> query) {
    return send(session, method, path, query, Optional.empty());
  }

  /**
   * @param body null sends none
   */
  static Object withBody(
      Session session, String method, CharSequence path, Map<?, ?> query, Object body) {
    return send(session, method, path, query, Optional.ofNullable(body).map(WireJson::body));
  }

  private static Object send(
      Session session, String method, CharSequence path, Map<?, ?> query, Optional<JsonNode> body) {
    String where = path.toString();
    Map<String, List<String>> values = values(session, method, query);
    return session
        .connection()
        .rawCall(
            client ->
                answer(session, method, where, client.raw().send(method, where, values, body)));
  }

  private static Answer answer(Session session, String method, String path, Exchange exchange) {
    Answer answer = new Answer(method + " " + path, exchange);
    if (exchange.refused()) {
      session.refusedCalls().add(method, path, exchange, answer, session.here(method));
    }
    return answer;
  }

  /** What a script names for an address: each value as text, an object as its id. */
  static Map<String, List<String>> values(Session session, String method, Map<?, ?> query) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    query.forEach(
        (name, value) -> {
          List<String> texts = new ArrayList<>();
          for (Object each : Several.of(value)) {
            if (each instanceof Secret) {
              throw new CozeGuardException(
                  session.here(method) + ": a secret cannot be part of an address",
                  "addresses end in the logs of every server on the way",
                  "send it in the body");
            }
            Object plain = each instanceof Handle handle ? handle.getId() : each;
            texts.add(plain instanceof NotSent unsent ? unsent.inRequest() : String.valueOf(plain));
          }
          values.put(String.valueOf(name), texts);
        });
    return values;
  }
}
