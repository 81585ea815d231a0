package dev.cozesh.dsl;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Nearest;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingMethodException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * A service as a script sees it: the calls that read better with names than with ids and records,
 * and behind them every method of the typed service.
 */
public abstract class ServiceWords extends GroovyObjectSupport {
  private final Session session;
  private final String word;
  private final Function<CozeClient, Object> service;

  ServiceWords(Session session, String word, Function<CozeClient, Object> service) {
    this.session = session;
    this.word = word;
    this.service = service;
  }

  final Object call(Function<CozeClient, Object> request) {
    return session.connection().call(request);
  }

  final String workspaceId() {
    return session.connection().workspaceId();
  }

  /** The id that a handle, a name or an id stands for. */
  final String id(Kind kind, Object given) {
    return given instanceof Handle handle
        ? handle.knownId()
        : Lookups.id(session, kind, session.text(given, word));
  }

  /** Anything the typed service has under that name. */
  public Object methodMissing(String name, Object arguments) {
    Object[] given = arguments instanceof Object[] several ? several : new Object[] {arguments};
    return call(
        client -> {
          Object typed = service.apply(client);
          try {
            return InvokerHelper.invokeMethod(typed, name, given);
          } catch (MissingMethodException e) {
            if (e.getType() == typed.getClass() && name.equals(e.getMethod())) {
              throw unknown(name, typed, e);
            }
            throw e;
          }
        });
  }

  private CozeScriptException unknown(String name, Object typed, MissingMethodException cause) {
    List<String> names =
        Arrays.stream(new Class<?>[] {typed.getClass(), getClass()})
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(method -> java.lang.reflect.Modifier.isPublic(method.getModifiers()))
            .map(Method::getName)
            .filter(each -> each.indexOf('$') < 0 && !each.equals("iterator"))
            .distinct()
            .sorted()
            .toList();
    return new CozeScriptException(
        session.here(name),
        names.contains(name)
            ? word + "." + name + " does not take these arguments"
            : word + " has no " + name,
        "it has " + String.join(", ", names),
        Nearest.to(name, names)
            .filter(near -> !near.equals(name))
            .map(near -> "did you mean `" + word + "." + near + "`?")
            .orElse(""),
        cause);
  }

  /** The word that names it. */
  @Override
  public String toString() {
    return word;
  }
}
