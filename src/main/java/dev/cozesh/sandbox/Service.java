package dev.cozesh.sandbox;

import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * The services behind the gateway with their data.
 *
 * @param hidden what is there but not to be seen yet
 */
record Service(Store store, Hidden hidden, RouteTable routes) {
  static Service open(SandboxOptions options) {
    Store store = Store.open(options.storage());
    Hidden hidden = new Hidden(options.clock());
    store.within(
        tx -> {
          if (tx.all(Kind.WORKSPACE).isEmpty()) {
            String space = Workspaces.make(tx, "WeHan", "");
            Workflows.make(tx, space, "面试模拟", options.clock().instant().getEpochSecond());
          }
          return tx;
        });
    return new Service(store, hidden, new RouteTable(routes(options, hidden)));
  }

  private static List<Route> routes(SandboxOptions options, Hidden hidden) {
    DocumentState state = new DocumentState(options.processing());
    List<Route> routes = new ArrayList<>();
    routes.addAll(new Workspaces(hidden).routes());
    routes.addAll(new Bots(hidden).routes());
    routes.addAll(new BotLists(hidden).routes());
    routes.addAll(new BotVersions().routes());
    routes.addAll(new Datasets(hidden, state).routes());
    routes.addAll(new Documents(hidden, state).routes());
    routes.addAll(new Uploads().routes());
    routes.addAll(new Workflows(hidden).routes());
    return routes;
  }
}
