package dev.cozesh.client.walk;

import dev.cozesh.catalog.Calls;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.Answer;
import dev.cozesh.http.FakeTime;
import dev.cozesh.http.Request;
import dev.cozesh.http.Time;
import dev.cozesh.http.Transport;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Calls the methods of one endpoint with everything set and with only what is needed, against a
 * transport that answers as the catalogue says, and holds what they send against it.
 */
final class Walk {
  /**
   * Members that do not go together, so that they are set in turns; a combination that a type
   * refuses is passed over.
   */
  private static final List<Set<String>> TURNS =
      List.of(
          Set.of(),
          Set.of("ChatflowRequest.botId", "VariableHolder.botId", "WorkflowRunRequest.botId"),
          Set.of("ChatflowRequest.appId", "VariableHolder.appId", "WorkflowRunRequest.appId"));

  /** Members of records that travel both ways, yet are filled by Coze alone. */
  private static final Set<String> ONLY_IN_ANSWERS =
      Set.of("ModelInfo.modelName", "DatabaseField.isSystemField", "DatabaseField.isPrimaryKey");

  private static final int CHOICES = 4;
  private static final int MOST_ITEMS = 10;

  private final Path file;
  private final SampleAnswers answers = new SampleAnswers();
  private final Set<String> complaints = new LinkedHashSet<>();
  private final List<SentRequest> sent = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /**
   * A walk.
   *
   * @param file what paths in arguments name; it has to be there
   */
  Walk(Path file) {
    this.file = file;
  }

  /** What is wrong with the methods of an endpoint; nothing when all is well. */
  Set<String> of(Endpoint endpoint, List<Method> methods) {
    if (methods.isEmpty()) {
      return Set.of("no method calls " + endpoint.id() + ", " + endpoint.operation());
    }
    for (Method method : methods) {
      boolean called = false;
      for (int choice = 0; choice < CHOICES; choice++) {
        for (Set<String> turn : TURNS) {
          called |= call(endpoint, method, new Samples(true, without(turn), choice, file));
          called |= call(endpoint, method, new Samples(false, without(turn), choice, file));
        }
      }
      if (!called) {
        complaints.add(ClientTypes.name(method) + " takes no arguments that the walk can make");
      }
    }
    Comparison.neverSent(endpoint, sent)
        .forEach(
            name ->
                complaints.add(endpoint.id() + ": no method sends " + name + ", which is known"));
    return complaints;
  }

  /** What the methods gave back, items of lists one by one. */
  List<Object> values() {
    return values;
  }

  private boolean call(Endpoint endpoint, Method method, Samples samples) {
    Map<String, Integer> counts = new HashMap<>();
    RecordingTransport transport =
        new RecordingTransport(request -> answer(method, request, counts));
    try {
      Object[] arguments = samples.arguments(method);
      Object value = method.invoke(receiver(method, transport), arguments);
      if (value instanceof URI page) {
        transport.note(Request.get(page));
      }
      keep(value);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof CozeUsageException && transport.sent().isEmpty()) {
        return false;
      }
      failed(method, e.getCause());
    } catch (CozeException e) {
      failed(method, e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
    compare(endpoint, method, transport.sent());
    return true;
  }

  private static Set<String> without(Set<String> turn) {
    Set<String> leftOut = new LinkedHashSet<>(ONLY_IN_ANSWERS);
    leftOut.addAll(turn);
    return leftOut;
  }

  private void compare(Endpoint endpoint, Method method, List<Request> requests) {
    boolean found = false;
    for (Request request : requests) {
      Optional<Endpoint> meant = meant(method, request);
      if (meant.isEmpty()) {
        complaints.add(
            ClientTypes.name(method)
                + " sends "
                + request.operation()
                + ", not "
                + endpoint.operation());
      } else if (meant.get().id().equals(endpoint.id())) {
        found = true;
        SentRequest taken = SentRequest.of(request, endpoint.path());
        sent.add(taken);
        Comparison.complaints(endpoint, taken)
            .forEach(words -> complaints.add(ClientTypes.name(method) + " " + words));
      }
    }
    if (!found && requests.stream().allMatch(request -> meant(method, request).isPresent())) {
      complaints.add(ClientTypes.name(method) + " never sends " + endpoint.operation());
    }
  }

  /** Which of the endpoints that the method names a request goes to. */
  private static Optional<Endpoint> meant(Method method, Request request) {
    List<String> ids = List.of(method.getAnnotation(Calls.class).value());
    String path = request.uri().getRawPath();
    return Stream.concat(
            Catalog.bundled().matchPath(path).stream(),
            Catalog.bundled().console().stream().filter(route -> route.path().equals(path)))
        .filter(endpoint -> endpoint.method().equals(request.method()))
        .filter(endpoint -> ids.contains(endpoint.id()))
        .findFirst();
  }

  private Answer answer(Method method, Request request, Map<String, Integer> counts) {
    Optional<Endpoint> endpoint = meant(method, request);
    if (endpoint.isEmpty()) {
      return Answer.of(404, Map.of(), new byte[0]);
    }
    int number = counts.merge(endpoint.get().id(), 1, Integer::sum);
    return answers.to(endpoint.get(), request, number);
  }

  private void failed(Method method, Throwable failure) {
    complaints.add(ClientTypes.name(method) + " does not read the catalogue's answer: " + failure);
  }

  private void keep(Object value) {
    if (value instanceof AutoCloseable) {
      return;
    }
    if (value instanceof Iterable<?> items) {
      Iterator<?> each = items.iterator();
      for (int at = 0; at < MOST_ITEMS && each.hasNext(); at++) {
        values.add(each.next());
      }
    } else if (value instanceof Optional<?> maybe) {
      maybe.ifPresent(values::add);
    } else if (value != null) {
      values.add(value);
    }
  }

  private static Object receiver(Method method, RecordingTransport transport) {
    Class<?> type = method.getDeclaringClass();
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Object[] parts =
          Arrays.stream(constructor.getParameterTypes())
              .map(part -> part(part, transport))
              .toArray();
      if (!List.of(parts).contains(Optional.empty())) {
        try {
          constructor.setAccessible(true);
          return constructor.newInstance(parts);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    throw new IllegalStateException("the walk has not what " + type + " is made of");
  }

  private static Object part(Class<?> type, RecordingTransport transport) {
    if (type == ApiCaller.class) {
      return Callers.on(transport);
    }
    if (type == Transport.class) {
      return transport;
    }
    if (type == Time.class) {
      return new FakeTime();
    }
    return type == URI.class ? Callers.BASE : Optional.empty();
  }
}
