package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import java.io.IOException;

/** The sandbox's own routes, for people and for programs in other languages. */
final class Control {
  private final Service service;
  private final Faults faults;
  private final RequestLog log;

  Control(Service service, Faults faults, RequestLog log) {
    this.service = service;
    this.faults = faults;
    this.log = log;
  }

  boolean isMeant(Wire wire) {
    return wire.path().startsWith("/_");
  }

  Answer answer(Wire wire) throws IOException {
    try {
      ObjectNode content =
          switch (wire.method() + " " + wire.path()) {
            case "POST /_fault" -> add(Incoming.read(wire));
            case "DELETE /_fault" -> clear();
            case "POST /_model" -> script(Incoming.read(wire));
            case "DELETE /_model" -> unscript();
            case "POST /_workflow" -> service.seed(new WorkflowSeed(Incoming.read(wire).json()));
            case "GET /_log" -> entries();
            case "GET /_counts" -> (ObjectNode) Json.tree(log.counts());
            default -> throw Refused.notFound(wire.path());
          };
      return Answer.success(content, wire.logId());
    } catch (Refused e) {
      return Answer.refusal(e.status(), e.code(), e.getMessage(), wire.logId());
    } catch (CozeUsageException e) {
      return Answer.refusal(400, 4000, e.what(), wire.logId());
    }
  }

  private ObjectNode add(Incoming in) {
    faults.add(new FaultForm(in.json()).read());
    return Json.object();
  }

  private ObjectNode clear() {
    faults.clear();
    return Json.object();
  }

  private ObjectNode script(Incoming in) {
    new ModelForm(in.json()).addTo(service.model());
    return Json.object();
  }

  private ObjectNode unscript() {
    service.model().clear();
    return Json.object();
  }

  private ObjectNode entries() {
    ObjectNode content = Json.object();
    log.all().forEach(request -> content.withArray("requests").add(request.toJson()));
    return content;
  }
}
