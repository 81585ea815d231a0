package dev.cozesh.dsl;

import dev.cozesh.client.CozeClient;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The services of the client by the names of its accessors, so that a new one is a word at once.
 * {@code bot}, {@code knowledge}, {@code database} and {@code workflow} name theirs, too.
 */
final class Services {
  private static final Map<String, String> NOUNS =
      Map.of(
          "bot", "bots",
          "knowledge", "datasets",
          "database", "databases",
          "workflow", "workflows");

  private final Session session;
  private final Path directory;

  /**
   * @param directory what paths are relative to
   */
  Services(Session session, Path directory) {
    this.session = session;
    this.directory = directory;
  }

  /** The names of all. */
  static List<String> names() {
    return Arrays.stream(CozeClient.class.getMethods())
        .filter(Services::isAccessor)
        .map(Method::getName)
        .sorted()
        .toList();
  }

  private static boolean isAccessor(Method method) {
    return method.getParameterCount() == 0
        && method.getReturnType().getSimpleName().endsWith("Service");
  }

  /** The nouns that name a service, too. */
  static Set<String> nouns() {
    return NOUNS.keySet();
  }

  /** What hands out the service that a word names. */
  static Optional<Method> accessor(String word) {
    String name = NOUNS.getOrDefault(word, word);
    return Arrays.stream(CozeClient.class.getMethods())
        .filter(method -> method.getName().equals(name) && isAccessor(method))
        .findFirst();
  }

  /** The service that a word of a script names. */
  Optional<ServiceWord> named(String word) {
    return accessor(word).map(accessor -> word(word, accessor));
  }

  /** Calls a method of a service that is there. */
  Object call(String word, String method, Object... arguments) {
    return named(word).orElseThrow().methodMissing(method, arguments);
  }

  private ServiceWord word(String word, Method accessor) {
    return switch (accessor.getName()) {
      case "bots" -> new BotWords(session, word, directory);
      case "files" -> new FileWords(session, word, directory);
      case "workflows" -> new WorkflowWords(session, word, directory);
      default -> plain(word, accessor);
    };
  }

  private ServiceWord plain(String word, Method accessor) {
    Function<CozeClient, Object> service = client -> service(accessor, client);
    Class<?> type = accessor.getReturnType();
    Values values = new Values(session, directory);
    return TypedCall.of(type, "list", values).filter(TypedCall::needsNothing).isPresent()
        ? new ListedWord(session, word, service, directory)
        : new ServiceWord(session, word, service, directory);
  }

  private static Object service(Method accessor, CozeClient client) {
    try {
      return accessor.invoke(client);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an accessor only makes its service", e);
    }
  }
}
