package dev.cozesh.dsl;

import dev.cozesh.client.bot.BotService;
import dev.cozesh.client.workflow.WorkflowRunRequest;
import dev.cozesh.client.workflow.WorkflowService;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can be called on the words that name services, told from the client's types alone. */
public final class ServiceForms {
  private static final Set<String> RUNS = Set.of("run", "stream");
  private static final Set<String> GIVEN_BY_THE_CALL = Set.of("workflow_id", "parameters");

  private ServiceForms() {}

  /** {@return every word that names a service: {@code bots}, {@code bot}, {@code datasets}} */
  public static List<String> words() {
    return Stream.concat(Services.names().stream(), Services.nouns().stream()).sorted().toList();
  }

  /**
   * {@return the service of the client that a word names}
   *
   * @param word as a script writes it
   */
  public static Optional<Class<?>> type(String word) {
    return Services.accessor(word).map(Method::getReturnType);
  }

  /**
   * Every call of a service, the overloads of one name together, those that need the least first.
   *
   * @param word as a script writes it
   * @return empty for a word that names none
   */
  public static List<CallForm> calls(String word) {
    return type(word).map(ServiceForms::calls).orElse(List.of());
  }

  private static List<CallForm> calls(Class<?> service) {
    List<CallForm> calls = new ArrayList<>();
    for (Method method : service.getDeclaredMethods()) {
      boolean own =
          Modifier.isPublic(method.getModifiers())
              && !Modifier.isStatic(method.getModifiers())
              && !method.isSynthetic();
      if (own) {
        calls.addAll(written(service, method));
      }
    }
    calls.sort(
        Comparator.comparing(CallForm::name)
            .thenComparingInt(call -> call.parameters().size())
            .thenComparing(call -> call.method().toGenericString()));
    return calls;
  }

  /** The calls that a script makes of a method; some words have calls of their own. */
  private static List<CallForm> written(Class<?> service, Method method) {
    CallForm plain = CallForm.of(method.getName(), method);
    if (service == BotService.class && method.getName().equals("draft")) {
      return List.of(plain, CallForm.of("info", method));
    }
    boolean hidden =
        service == BotService.class
            && method.getName().equals("info")
            && method.getParameterTypes()[0] == String.class;
    if (hidden) {
      return List.of(); // `bots.info("…")` is the draft
    }
    boolean runs =
        service == WorkflowService.class
            && RUNS.contains(method.getName())
            && Arrays.asList(method.getParameterTypes()).contains(WorkflowRunRequest.class);
    return List.of(runs ? run(plain) : plain);
  }

  /** {@code workflow.run("…", job_title: "…")}: the workflow comes first, then how it is run. */
  private static CallForm run(CallForm plain) {
    List<ParameterForm> parameters = new ArrayList<>();
    parameters.add(new ParameterForm("workflow_id", String.class, true, List.of()));
    plain.named().stream()
        .filter(each -> !GIVEN_BY_THE_CALL.contains(each.name()))
        .forEach(parameters::add);
    if (plain.name().equals("run")) {
      parameters.add(new ParameterForm("plain", boolean.class, false, List.of()));
    }
    Type result = plain.name().equals("run") ? RunOutcome.class : plain.result();
    return new CallForm(plain.name(), plain.method(), result, parameters);
  }

  /**
   * {@return what a walk over the word gives: {@code bots.each { … }}}
   *
   * @param word as a script writes it
   */
  public static Optional<Type> listed(String word) {
    return calls(word).stream()
        .filter(call -> call.name().equals("list"))
        .map(CallForm::result)
        .filter(ParameterizedType.class::isInstance)
        .map(type -> ((ParameterizedType) type).getActualTypeArguments()[0])
        .findFirst();
  }

  /**
   * What a word of the language, or a call of what it gives, leads to, where Groovy knows an Object
   * alone.
   *
   * @param owner the class that has the method
   * @param method its name
   * @return empty when the method's own type tells
   */
  public static Optional<Type> result(Class<?> owner, String method) {
    if (owner == BotHandle.class) {
      return switch (method) {
        case "ask" -> Optional.of(String.class);
        case "chat" -> Optional.of(Talk.class);
        case "update" -> Optional.of(BotHandle.class);
        case "info", "versions" -> client("bots", method);
        default -> Optional.empty();
      };
    }
    if (owner == WorkflowHandle.class) {
      return client("workflows", method);
    }
    if (owner == KnowledgeHandle.class && method.equals("documents")) {
      return client("documents", "list");
    }
    if (owner == CozeScript.class) {
      return switch (method) {
        case "GET", "POST", "PUT", "PATCH", "DELETE" -> Optional.of(Answer.class);
        case "chat" -> Optional.of(Talk.class);
        default -> Optional.empty();
      };
    }
    return owner == RunOutcome.class && method.equals("resume")
        ? Optional.of(RunOutcome.class)
        : Optional.empty();
  }

  private static Optional<Type> client(String word, String call) {
    return calls(word).stream()
        .filter(each -> each.name().equals(call))
        .map(CallForm::result)
        .findFirst();
  }

  /**
   * {@return the names that one can give a record of the client}
   *
   * @param type a record
   */
  public static List<ParameterForm> members(Class<?> type) {
    return RecordForm.of(type).members();
  }

  /**
   * {@return the names by which a script reads a component, as the prompt shows it first; a record
   * that is none of the client's has the component's own}
   *
   * @param component of any record
   */
  public static List<String> names(RecordComponent component) {
    return RecordValues.names(component);
  }

  /**
   * {@return whether a type is a value of a set that Coze may extend; its constants are fields}
   *
   * @param type any
   */
  public static boolean isOpenValue(Class<?> type) {
    return RecordForm.isWire(type);
  }

  /**
   * {@return the modules that {@code use} finds}
   *
   * @param directory where the script is
   */
  public static List<String> modules(Path directory) {
    return new Library(directory).names().stream().distinct().sorted().toList();
  }
}
