package dev.cozesh.dsl;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Reference;
import dev.cozesh.error.Place;
import java.util.Optional;

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

  private Address address() {
    return new Address(kind, nameOrId);
  }

  /** As it is written in a script: {@code bot("WeHan")}. */
  @Override
  public String toString() {
    return kind.word() + "(\"" + nameOrId + "\")";
  }
}
