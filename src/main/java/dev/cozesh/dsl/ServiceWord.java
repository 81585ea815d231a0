package dev.cozesh.dsl;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.core.EventStream;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Nearest;
import groovy.lang.GroovyObjectSupport;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A service of the client as a script sees it: every method of it, with names instead of ids, named
 * arguments instead of records and plain values instead of optional ones.
 */
public class ServiceWord extends GroovyObjectSupport {
  private final Session session;
  private final String word;
  private final Function<CozeClient, Object> service;
  private final Values values;

  /**
   * @param word what the script calls it
   * @param directory what paths are relative to
   */
  ServiceWord(Session session, String word, Function<CozeClient, Object> service, Path directory) {
    this.session = session;
    this.word = word;
    this.service = service;
    this.values = new Values(session, directory);
  }

  final Session session() {
    return session;
  }

  final Values values() {
    return values;
  }

  /** The call of a method, for errors. */
  final Slot slot(String method) {
    return Slot.of(word + "." + method, session.here(method));
  }

  /** Anything the typed service has under that name. */
  public Object methodMissing(String name, Object arguments) {
    return typed(name, arguments instanceof Object[] several ? several : new Object[] {arguments});
  }

  private Object typed(String name, Object... arguments) {
    return typed(slot(name), name, arguments);
  }

  /**
   * Calls a method of the typed service.
   *
   * @param slot the call as the script wrote it, for errors
   */
  final Object typed(Slot slot, String name, Object... arguments) {
    Object given =
        session
            .connection()
            .call(
                client -> {
                  Object typed = service.apply(client);
                  RecordValues.teachResultsOf(typed.getClass());
                  return TypedCall.of(typed.getClass(), name, values)
                      .orElseThrow(() -> unknown(name, typed.getClass()))
                      .on(typed, Given.of(arguments), slot);
                });
    return given instanceof EventStream<?> stream ? session.streams().watched(stream) : given;
  }

  /** Refuses a value: services have calls alone. */
  public Object propertyMissing(String name) {
    throw unknown(name, service.apply(session.connection().client()).getClass());
  }

  private CozeScriptException unknown(String name, Class<?> typed) {
    List<String> names =
        Stream.concat(TypedCall.names(typed).stream(), own()).distinct().sorted().toList();
    return new CozeScriptException(
        session.here(name),
        names.contains(name)
            ? word + "." + name + " is a call: write its brackets"
            : word + " has no " + name,
        "it has " + String.join(", ", names),
        Nearest.to(name, names)
            .filter(near -> !near.equals(name))
            .map(near -> "did you mean `" + word + "." + near + "`?")
            .orElse(""));
  }

  private Stream<String> own() {
    return getClass() == ServiceWord.class || getClass() == ListedWord.class
        ? Stream.empty()
        : TypedCall.names(getClass()).stream();
  }

  /** The word that names it. */
  @Override
  public String toString() {
    return word;
  }
}
