package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** One served endpoint. */
final class Route {
  private final String method;
  private final String template;
  private final BiFunction<Transaction, Call, Reply> handler;

  /**
   * An endpoint that answers JSON in Coze's envelope.
   *
   * @param template with {@code {name}} for a segment
   * @param handler gives what stands beside code and message in the answer
   */
  Route(String method, String template, BiFunction<Transaction, Call, ObjectNode> handler) {
    this(method, handler.andThen(Reply::of), template);
  }

  // The template stands last, or a lambda would not tell the two constructors apart.
  private Route(String method, BiFunction<Transaction, Call, Reply> handler, String template) {
    this.method = method;
    this.template = template;
    this.handler = handler;
  }

  /** An endpoint that answers in another way. */
  static Route replying(
      String method, String template, BiFunction<Transaction, Call, Reply> handler) {
    return new Route(method, handler, template);
  }

  Reply answer(Transaction tx, Call call) {
    return handler.apply(tx, call);
  }

  String name() {
    return method + " " + template;
  }

  /** The values of the placeholders, or empty when the path is another one's. */
  Optional<Map<String, String>> match(String otherMethod, String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    if (!method.equals(otherMethod) || wanted.length != given.length) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].startsWith("{") && !given[i].isEmpty()) {
        values.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
      } else if (!wanted[i].equals(given[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}
