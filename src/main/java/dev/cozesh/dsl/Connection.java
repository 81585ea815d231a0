package dev.cozesh.dsl;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.client.CozeClient;
import dev.cozesh.client.core.CallHeldException;
import dev.cozesh.deploy.Edition;
import dev.cozesh.deploy.Listings;
import dev.cozesh.deploy.Listings.Space;
import dev.cozesh.deploy.LiveReader;
import dev.cozesh.deploy.WorkspaceFinder;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Nearest;
import dev.cozesh.error.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The client as one script may use it: while planning, only reads are sent. Made when wanted.
 * Thread-safe.
 */
final class Connection {
  private final Session session;
  private final CozeClient client;
  private final CozeClient raw;
  private final Edition edition;
  private Optional<String> workspaceId = Optional.empty();

  Connection(Session session) {
    this.session = session;
    CozeClient whole = session.host().client();
    edition = session.host().edition();
    raw = asPlanned(whole);
    client = edition == Edition.STUDIO ? asPlanned(whole.gated(new ConsoleOnly(session))) : raw;
  }

  private CozeClient asPlanned(CozeClient whole) {
    return session.host().planning() ? whole.gated(new ReadsOnly()) : whole;
  }

  CozeClient client() {
    return client;
  }

  /**
   * Makes a call; one that planning holds back is listed, and nothing of its answer can be read.
   */
  Object call(Function<CozeClient, Object> request) {
    return call(request, client);
  }

  /** The same for a call that is sent as it is written, whatever the server makes of it. */
  Object rawCall(Function<CozeClient, Object> request) {
    return call(request, raw);
  }

  private Object call(Function<CozeClient, Object> request, CozeClient through) {
    try {
      return request.apply(through);
    } catch (CallHeldException e) {
      Place place = place(e.method());
      if (session.faults().isPresent() && e.call().reads()) {
        String read = e.method() + " " + e.path();
        session.faults().get().lookUp(read, place);
        return NotSent.unknown(read, place, () -> session.here(""));
      }
      WouldCall held = new WouldCall(e.method(), e.path(), e.body(), place);
      session.wouldCalls().add(held);
      return new NotSent(held, () -> session.here(""));
    }
  }

  /** The line that is being run; only a raw call has its method written on it. */
  private Place place(String method) {
    Place line = session.here("");
    Place word = session.here(method);
    return word.line() == line.line() ? word : line;
  }

  /**
   * The id of the workspace: the script's, else the host's, else the only one there is.
   *
   * @throws CozeScriptException when it cannot be told which
   */
  synchronized String workspaceId() {
    if (workspaceId.isEmpty()) {
      workspaceId = Optional.of(findWorkspace());
    }
    return workspaceId.get();
  }

  /** Another workspace was named. */
  synchronized void moved() {
    workspaceId = Optional.empty();
  }

  /**
   * Reads the objects of a workspace.
   *
   * @param nameOrId absent: the script's
   */
  LiveReader reader(Optional<String> nameOrId) {
    // Only plans need the host's name, which this is not for.
    String wanted = nameOrId.orElseGet(this::workspaceId);
    Target target = new WorkspaceFinder(client, "", edition).find(Optional.of(wanted));
    return new LiveReader(client, target, Catalog.bundled().limits(), edition);
  }

  /** What the server lists. */
  Listings listings() {
    return Listings.of(client, edition);
  }

  private String findWorkspace() {
    Optional<String> wanted =
        session.declarations().workspace().or(() -> session.host().workspace());
    if (wanted.isPresent() && Lookups.isId(wanted.get())) {
      return wanted.get();
    }
    Place place = session.here("workspace");
    if (session.faults().isPresent()) {
      String name = wanted.map(text -> " \"" + text + "\"").orElse("");
      session.faults().get().lookUp("workspace" + name, place);
      return Session.UNBORN;
    }
    List<Space> all = listings().workspaces().toList();
    List<Space> fitting =
        all.stream().filter(each -> wanted.map(each.name()::equals).orElse(true)).toList();
    if (fitting.size() == 1) {
      return fitting.get(0).id();
    }
    List<String> names = all.stream().map(Space::name).toList();
    if (wanted.isEmpty()) {
      throw new CozeScriptException(
          place,
          "no workspace is named",
          "this "
              + edition.credential()
              + " sees "
              + names.size()
              + ": "
              + String.join(", ", names),
          "write `workspace \"…\"` at the top, or give --workspace");
    }
    if (fitting.isEmpty()) {
      throw new CozeScriptException(
          place,
          "there is no workspace " + wanted.get(),
          "this "
              + edition.credential()
              + " sees "
              + String.join(", ", Nearest.all(wanted.get(), names, 5)),
          "");
    }
    throw new CozeScriptException(
        place,
        "there are " + fitting.size() + " workspaces called " + wanted.get(),
        "their ids are " + String.join(", ", fitting.stream().map(Space::id).toList()),
        "name the workspace by its id");
  }
}
