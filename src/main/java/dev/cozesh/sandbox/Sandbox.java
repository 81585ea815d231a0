package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.model.ScriptedModel;
import dev.cozesh.sandbox.wire.HttpListener;
import dev.cozesh.sandbox.wire.Limits;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/**
 * A server on loopback that answers like Coze's public API and keeps what is created in it. Takes
 * any token that starts with {@code pat_test}, and those that its OAuth endpoints gave out until
 * they are over; a real one is refused like a wrong one. Its threads do not keep a process alive.
 * Thread-safe.
 */
public final class Sandbox implements AutoCloseable {
  /** A token that it accepts. */
  public static final String TOKEN = "pat_test_sandbox";

  /** The one template that can be copied. */
  public static final String TEMPLATE_ID = Templates.ID;

  /** The one enterprise. */
  public static final String ENTERPRISE_ID = Enterprises.ID;

  private final HttpListener listener;
  private final Gateway gateway;
  private final Service service;
  private final Faults faults;
  private final RequestLog log;

  private Sandbox(HttpListener listener, Service service, RequestLog log, SandboxOptions options) {
    this.listener = listener;
    this.service = service;
    this.log = log;
    this.faults = new Faults();
    this.gateway = new Gateway(service, faults, log, options.persona());
  }

  /**
   * Starts a sandbox; it answers when this returns.
   *
   * @throws CozeUsageException when the port is in use
   * @throws dev.cozesh.error.CozeLockedException when another sandbox uses the same directory
   * @throws CozeStateException when the directory's content is damaged or cannot be used
   */
  public static Sandbox start(SandboxOptions options) {
    HttpListener listener = HttpListener.open(options.port(), Limits.DEFAULT, options.clock());
    try {
      return started(listener, Service.open(options), options);
    } catch (RuntimeException e) {
      listener.close();
      throw e;
    }
  }

  /** Where it listens: {@code http://127.0.0.1:PORT}. */
  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + listener.port());
  }

  /** What goes wrong from now on. */
  public Faults faults() {
    return faults;
  }

  /** What the bots answer, and how fast. */
  public ScriptedModel model() {
    return service.model();
  }

  /**
   * Makes a published workflow, which no public endpoint can, in the first workspace.
   *
   * @param canvas what Coze's editor stores or copies, as JSON text
   * @return its id
   * @throws CozeUsageException when it is no canvas that can be run
   */
  public String addWorkflow(String name, String canvas) {
    ObjectNode form = Json.object().put("name", name).put("canvas", canvas);
    return service.seed(new WorkflowSeed(form)).path("data").path("workflow_id").asText();
  }

  /**
   * Whether the console of persona {@code studio} has the manners of a private edition: a save
   * wants the edit lock, and names the commit it replaces. Off at first, as in the open-source
   * server, which has no lock and overwrites.
   *
   * @param yes from the next request on
   */
  public void privateEdition(boolean yes) {
    service.edition().guarded(yes);
  }

  /** The latest 10,000 finished requests, oldest first. */
  public List<LoggedRequest> log() {
    return log.all();
  }

  /**
   * How many requests of a route arrived since the start, whatever came of them.
   *
   * @param route method and template, as in {@code GET /v1/bots/{id}}
   */
  public int requests(String route) {
    return log.requests(route);
  }

  /** How many requests of a route changed something since the start. */
  public int commits(String route) {
    return log.commits(route);
  }

  /**
   * How many requests reached a handler since the start, on any route: what a gateway answers by
   * itself – unknown paths, bad tokens, redirects – and what a fault answers are not counted.
   */
  public int handled() {
    return log.handled();
  }

  /** Which routes are there, to be changed while it runs. */
  public RouteChanges routes() {
    return service.routes().changes();
  }

  /** Routes that Coze has and that are refused here with code 4101. */
  public List<String> notServed() {
    return service.routes().notServed();
  }

  /**
   * Routes that answer what was prepared, because nothing in a sandbox could give it: {@code POST
   * /v1/audio/speech} is a tone.
   */
  public List<String> fixtures() {
    return service.routes().fixtures();
  }

  /** Calls back on the serving thread when a request was read, before it is handled. */
  public void onReceived(Consumer<LoggedRequest> hook) {
    gateway.onReceived(hook);
  }

  /** Calls back on the serving thread when the store has changed, before the answer leaves. */
  public void onCommitted(Consumer<LoggedRequest> hook) {
    gateway.onCommitted(hook);
  }

  /** Stops within a second; requests under way get no answer. */
  @Override
  public void close() {
    gateway.stop();
    listener.close();
    service.store().close();
    log.close();
  }

  private static Sandbox started(HttpListener listener, Service service, SandboxOptions options) {
    try {
      Sandbox sandbox = new Sandbox(listener, service, new RequestLog(options.storage()), options);
      listener.start(sandbox.gateway);
      return sandbox;
    } catch (RuntimeException e) {
      service.store().close();
      throw e;
    }
  }
}
