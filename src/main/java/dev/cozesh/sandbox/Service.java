package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.sandbox.Change.Kind;
import dev.cozesh.sandbox.model.ScriptedModel;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The services behind the gateway with their data.
 *
 * @param hidden what is there but not to be seen yet
 * @param edition how the console meets two writers
 */
record Service(
    Store store,
    Hidden hidden,
    ScriptedModel model,
    RouteTable routes,
    Edition edition,
    Clock clock) {
  static Service open(SandboxOptions options) {
    Store store = Store.open(options.storage());
    Hidden hidden = new Hidden(options.clock());
    ScriptedModel model = new ScriptedModel();
    Edition edition = new Edition();
    List<Route> routes = new ArrayList<>(routes(options, hidden));
    routes.addAll(console(hidden, edition));
    routes.addAll(consoleKnowledge(options, hidden));
    routes.addAll(talk(options, hidden, model));
    RouteTable table = new RouteTable(routes, options.persona());
    Service service = new Service(store, hidden, model, table, edition, options.clock());
    Instant now = options.clock().instant();
    boolean isNew =
        store
            .within(
                tx -> {
                  boolean empty = tx.all(Kind.WORKSPACE).isEmpty();
                  if (empty) {
                    String space = Workspaces.make(tx, "WeHan", "");
                    Workflows.makeSample(tx, space, now.getEpochSecond());
                  }
                  return empty;
                })
            .result();
    if (options.demonstration()) {
      // It is made through routes that not every persona has.
      RouteTable all = new RouteTable(routes, Persona.CLOUD);
      Demonstration demonstration =
          new Demonstration(new Service(store, hidden, model, all, edition, options.clock()), now);
      if (isNew) {
        demonstration.make();
      }
      demonstration.teach(model);
    }
    return service;
  }

  /** Stores a workflow that no public endpoint can make, and tells its id. */
  ObjectNode seed(WorkflowSeed seed) {
    return store.within(tx -> seed.store(tx, clock.instant().getEpochSecond())).result();
  }

  private static List<Route> routes(SandboxOptions options, Hidden hidden) {
    DocumentState state = new DocumentState(options.processing());
    List<Route> routes = new ArrayList<>();
    routes.addAll(new Workspaces(hidden).routes());
    routes.addAll(new WorkspaceMembers().routes());
    routes.addAll(new Bots(hidden).routes());
    routes.addAll(new BotLists(hidden).routes());
    routes.addAll(new BotVersions().routes());
    routes.addAll(new Collaborators(Kind.BOT, "/v1/bots/{bot_id}").routes());
    routes.addAll(new Datasets(hidden, state).routes());
    routes.addAll(new Documents(hidden, state).routes());
    routes.addAll(new Images(hidden, state).routes());
    routes.addAll(new Uploads().routes());
    routes.addAll(resources(options, hidden));
    routes.addAll(audio(hidden));
    routes.addAll(oauth());
    return routes;
  }

  private static List<Route> talk(SandboxOptions options, Hidden hidden, ScriptedModel model) {
    List<Route> routes = new ArrayList<>();
    routes.addAll(new Conversations(hidden).routes());
    routes.addAll(new Messages().routes());
    routes.addAll(new Chats(model, hidden).routes());
    routes.addAll(new Variables().routes());
    routes.addAll(new Workflows(hidden).routes());
    routes.addAll(new WorkflowRuns(model, options.paidPlan()).routes());
    routes.addAll(new Chatflows(model).routes());
    routes.addAll(new Collaborators(Kind.WORKFLOW, "/v1/workflows/{workflow_id}").routes());
    return routes;
  }

  private static List<Route> resources(SandboxOptions options, Hidden hidden) {
    DatabaseTasks tasks = new DatabaseTasks(options.processing());
    List<Route> routes = new ArrayList<>();
    routes.addAll(new ApiApps(hidden).routes());
    routes.addAll(new Apps(hidden).routes());
    routes.addAll(new Collaborators(Kind.APP, "/v1/apps/{app_id}").routes());
    routes.addAll(new Benefits(hidden).routes());
    routes.addAll(new BillTasks(options.processing()).routes());
    routes.addAll(new Connectors().routes());
    routes.addAll(new CopyTasks(hidden, options.processing()).routes());
    routes.addAll(new Databases(hidden).routes());
    routes.addAll(new Records(tasks).routes());
    routes.addAll(tasks.routes());
    routes.addAll(new Enterprises(hidden).routes());
    routes.addAll(new Organizations().routes());
    routes.addAll(new Folders(hidden).routes());
    routes.addAll(new Plugins(new Fixtures()).routes());
    routes.addAll(new Templates().routes());
    return routes;
  }

  private static List<Route> audio(Hidden hidden) {
    Fixtures fixtures = new Fixtures();
    Voices voices = new Voices(fixtures, hidden);
    List<Route> routes = new ArrayList<>();
    routes.addAll(voices.routes());
    routes.addAll(new Speech(voices).routes());
    routes.addAll(new Voiceprints(hidden).routes());
    routes.addAll(new Rooms(fixtures, voices).routes());
    return routes;
  }

  private static List<Route> console(Hidden hidden, Edition edition) {
    List<Route> routes = new ArrayList<>(new ConsoleSessions().routes());
    routes.addAll(new ConsoleWorkflows(hidden).routes());
    routes.addAll(new ConsoleDrafts(edition).routes());
    routes.addAll(new ConsoleBots().routes());
    routes.addAll(new ConsoleBotList(hidden).routes());
    routes.addAll(new ConsoleBotVersions().routes());
    return routes;
  }

  private static List<Route> consoleKnowledge(SandboxOptions options, Hidden hidden) {
    DocumentState state = new DocumentState(options.processing());
    List<Route> routes = new ArrayList<>(new ConsoleKnowledge(hidden, state).routes());
    routes.addAll(new ConsoleDocuments(hidden, state).routes());
    routes.addAll(new ConsoleUploads().routes());
    return routes;
  }

  private static List<Route> oauth() {
    Tokens tokens = new Tokens();
    AuthorizePage page = new AuthorizePage(tokens);
    Devices devices = new Devices(tokens);
    List<Route> routes = new ArrayList<>(page.routes());
    routes.addAll(devices.routes());
    routes.addAll(new TokenEndpoint(tokens, page, devices).routes());
    return routes;
  }
}
