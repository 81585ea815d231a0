package dev.cozesh.dsl;

import dev.cozesh.deploy.LiveReader;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Reference;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Nearest;
import dev.cozesh.error.Place;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something a script declares or looks up by name or id. Lazy: it asks the server only when a value
 * of it is wanted.
 */
public abstract class Handle {
  private final Session session;
  private final Kind kind;
  private final String nameOrId;
  private final boolean declared;

  Handle(Session session, Kind kind, String nameOrId, boolean declared) {
    this.session = session;
    this.kind = kind;
    this.nameOrId = nameOrId;
    this.declared = declared;
  }

  /**
   * The id: text for what lives on the server, a value that is known after apply for what is
   * declared and not applied yet.
   */
  public final Object getId() {
    Optional<String> applied = session.declarations().id(address());
    if (applied.isPresent()) {
      return applied.get();
    }
    return session.declarations().declares(address())
        ? new DeferredId(reference(session.here("id")), () -> session.here("id"))
        : knownId();
  }

  /** The name or id, as the script gave it. */
  public final String getName() {
    return nameOrId;
  }

  final Kind kind() {
    return kind;
  }

  final Session session() {
    return session;
  }

  /** Whether a block stands behind it. */
  final boolean isDeclared() {
    return declared;
  }

  final Reference reference(Place place) {
    return new Reference(kind, nameOrId, place);
  }

  /** The id of something that lives on the server; asks the server unless it was just applied. */
  final String knownId() {
    return Lookups.id(session, kind, nameOrId);
  }

  /** The object as it lives on the server, as the text of a script that declares it. */
  final String liveSource() {
    LiveReader reader = session.connection().reader(Optional.empty());
    return new SourceText(List.of(reader.read(reader.get(kind, knownId())))).source().text();
  }

  /** Refuses a call that no handle of this kind knows, in words of the language. */
  public final Object methodMissing(String name, Object arguments) {
    throw unknown(name);
  }

  /** Refuses a value that no handle of this kind has, in words of the language. */
  public final Object propertyMissing(String name) {
    throw unknown(name);
  }

  private CozeScriptException unknown(String name) {
    List<String> known = known();
    if (known.contains(name)) {
      return new CozeScriptException(
          session.here(name),
          name + " of a " + kind.title() + " does not take these arguments",
          "",
          "");
    }
    return new CozeScriptException(
        session.here(name),
        "the word " + name + " is not known for a " + kind.title(),
        "known are " + String.join(", ", known),
        Nearest.hint(name, known));
  }

  /** The calls of this kind of handle, and the values every handle has. */
  private List<String> known() {
    Stream<String> calls =
        Arrays.stream(getClass().getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
            .map(Method::getName);
    return Stream.concat(Stream.of("id", "name"), calls).distinct().sorted().toList();
  }

  private Address address() {
    return new Address(kind, nameOrId);
  }

  /** As it is written in a script: {@code bot("WeHan")}. */
  @Override
  public String toString() {
    return kind.word() + "(\"" + nameOrId + "\")";
  }
}
