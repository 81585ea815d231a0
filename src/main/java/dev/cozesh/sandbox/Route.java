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
  private final Door door;
  private final boolean fixture;

  /** What a route asks of who calls it. */
  private enum Door {
    TOKEN,
    SESSION,
    NOTHING
  }

  /**
   * An endpoint that answers JSON in Coze's envelope.
   *
   * @param template with {@code {name}} for a segment
   * @param handler gives what stands beside code and message in the answer
   */
  Route(String method, String template, BiFunction<Transaction, Call, ObjectNode> handler) {
    this(method, template, handler.andThen(Reply::of), Door.TOKEN, false);
  }

  private Route(
      String method,
      String template,
      BiFunction<Transaction, Call, Reply> handler,
      Door door,
      boolean fixture) {
    this.method = method;
    this.template = template;
    this.handler = handler;
    this.door = door;
    this.fixture = fixture;
  }

  /** An endpoint that answers in another way. */
  static Route replying(
      String method, String template, BiFunction<Transaction, Call, Reply> handler) {
    return new Route(method, template, handler, Door.TOKEN, false);
  }

  /** The same, but no token is asked for: the handler judges who may call it. */
  Route open() {
    return new Route(method, template, handler, Door.NOTHING, fixture);
  }

  /** The same, but of the console: the session of a user is asked for. */
  Route ofConsole() {
    return new Route(method, template, handler, Door.SESSION, fixture);
  }

  /** The same, but said to answer what was prepared, and not what came before it. */
  Route fixture() {
    return new Route(method, template, handler, door, true);
  }

  boolean isOpen() {
    return door == Door.NOTHING;
  }

  boolean asksForSession() {
    return door == Door.SESSION;
  }

  /** Whether only the open-source server has it. */
  boolean isOfConsole() {
    return asksForSession() || template.equals(ConsoleSessions.LOGIN);
  }

  boolean isFixture() {
    return fixture;
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
