package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.sandbox.Change.Kind;
import dev.cozesh.sandbox.model.ScriptedModel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The services behind the gateway with their data.
 *
 * @param hidden what is there but not to be seen yet
 */
record Service(Store store, Hidden hidden, ScriptedModel model, RouteTable routes, Clock clock) {
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
    ScriptedModel model = new ScriptedModel();
    return new Service(
        store, hidden, model, new RouteTable(routes(options, hidden, model)), options.clock());
  }

  /** Stores a workflow that no public endpoint can make, and tells its id. */
  ObjectNode seed(WorkflowSeed seed) {
    return store.within(tx -> seed.store(tx, clock.instant().getEpochSecond())).result();
  }

  private static List<Route> routes(SandboxOptions options, Hidden hidden, ScriptedModel model) {
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
    routes.addAll(new WorkflowRuns(model, options.paidPlan()).routes());
    routes.addAll(new Collaborators().routes());
    routes.addAll(new Conversations(hidden).routes());
    routes.addAll(new Messages().routes());
    routes.addAll(new Chats(model).routes());
    routes.addAll(new Chatflows(model).routes());
    routes.addAll(new Variables().routes());
    return routes;
  }
}
