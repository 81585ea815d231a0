package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The sandbox's own routes, for people and for programs in other languages. */
final class Control {
  private final Service service;
  private final Faults faults;
  private final RequestLog log;
  private final Devices devices = new Devices(new Tokens());
  private final Downloads downloads;

  Control(Service service, Faults faults, RequestLog log) {
    this.service = service;
    this.faults = faults;
    this.log = log;
    this.downloads = new Downloads(new Voices(new Fixtures(), service.hidden()));
  }

  boolean isMeant(Wire wire) {
    return wire.path().startsWith("/_");
  }

  Answer answer(Wire wire) throws IOException {
    Incoming in = Incoming.read(wire);
    try {
      wire.requireNoForeignPage();
      return Answer.of(reply(in), wire.logId());
    } catch (Refused e) {
      return Answer.refusal(e.status(), e.code(), e.getMessage(), wire.logId());
    } catch (CozeUsageException e) {
      return Answer.refusal(400, 4000, e.what(), wire.logId());
    }
  }

  private Reply reply(Incoming in) {
    Wire wire = in.wire();
    if (wire.method().equals("GET") && downloads.isMeant(wire.path())) {
      return service.store().within(tx -> downloads.find(tx, wire.path())).result();
    }
    return switch (wire.method() + " " + wire.path()) {
      case "POST /_fault" -> done(() -> faults.add(new FaultForm(in.json()).read()));
      case "POST /_route" -> done(() -> change(new Fields(in.json()), in.json()));
      case "DELETE /_route" -> done(service.routes().changes()::clear);
      case "DELETE /_fault" -> done(faults::clear);
      case "POST /_model" -> done(() -> new ModelForm(in.json()).addTo(service.model()));
      case "DELETE /_model" -> done(service.model()::clear);
      case "POST /_workflow" -> Reply.of(service.seed(new WorkflowSeed(in.json())));
      case "POST /_edition" ->
          done(() -> service.edition().guarded(new Fields(in.json()).flag("private")));
      case "GET /_log" -> Reply.of(entries());
      case "DELETE /_log" -> done(log::clear);
      case "DELETE /_counts" -> done(log::restartCounts);
      case "GET /_counts" -> Reply.of((ObjectNode) Json.tree(log.counts()));
      case "GET /_routes" -> Reply.of(routes());
      case "POST /_oauth" -> register(in);
      case "POST " + Devices.PAGE -> decide(in.json());
      case "GET " + Devices.PAGE -> letIn(wire);
      default -> throw Refused.notFound(wire.path());
    };
  }

  private static Reply done(Runnable work) {
    work.run();
    return Reply.of(Json.object());
  }

  /** A route that is gone, or one that answers this; and whether other methods are told 405. */
  private void change(Fields sent, ObjectNode body) {
    RouteChanges changes = service.routes().changes();
    if (sent.has("method_not_allowed")) {
      changes.methodNotAllowed(sent.flag("method_not_allowed"));
    }
    if (sent.flag("gone")) {
      changes.withoutRoute(sent.text("route", 1, 500));
    } else if (sent.has("route") || !sent.has("method_not_allowed")) {
      int status = sent.number("status", 200, 200, 599);
      changes.withRoute(sent.text("route", 1, 500), status, body.path("body").toString());
    }
  }

  private Reply register(Incoming in) {
    Fields sent = new Fields(in.json());
    service
        .store()
        .within(
            tx -> {
              new OAuthClients(tx).register(sent);
              return tx;
            });
    return Reply.of(Json.object());
  }

  private Reply decide(ObjectNode sent) {
    service
        .store()
        .within(
            tx -> {
              devices.decide(tx, new Fields(sent));
              return tx;
            });
    return Reply.of(Json.object());
  }

  /** The page that a device names, opened in a browser. */
  private Reply letIn(Wire wire) {
    decide(Json.object().put("user_code", wire.query().getOrDefault("user_code", "")));
    byte[] text = "The device is let in.\n".getBytes(StandardCharsets.UTF_8);
    return new Reply.Bytes("text/plain; charset=utf-8", text, Map.of());
  }

  private ObjectNode entries() {
    ObjectNode content = Json.object();
    content.putArray("requests");
    log.all().forEach(request -> content.withArray("requests").add(request.toJson()));
    return content;
  }

  /** Every route of Coze and how it is served here. */
  private ObjectNode routes() {
    ObjectNode content = Json.object();
    content.set("routes", Json.tree(service.routes().overview()));
    return content;
  }
}
