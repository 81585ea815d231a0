package dev.cozesh.probe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.WorkspaceId;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Sent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values for parameters. A workspace that nobody named is looked up, once, when one is needed. */
final class KnownValues {
  private final Map<String, String> given;
  private final Probes probes;
  private final Asker asker;

  KnownValues(Map<String, String> given, Probes probes, Asker asker) {
    this.given = given;
    this.probes = probes;
    this.asker = asker;
  }

  /**
   * What was given, and a workspace if one of the routes takes it.
   *
   * @throws Halt when the run is over
   */
  Map<String, String> of(List<Inspection> cases) {
    if (given.keySet().stream().anyMatch(WorkspaceId.NAMES::contains)) {
      return withBothNames(given);
    }
    return cases.stream()
        .filter(each -> each.item().endpoint().filter(KnownValues::takesWorkspace).isPresent())
        .findFirst()
        .map(this::lookedUp)
        .orElse(given);
  }

  private static boolean takesWorkspace(Endpoint endpoint) {
    return endpoint.parameters().stream()
        .anyMatch(parameter -> WorkspaceId.NAMES.contains(parameter.name()));
  }

  private Map<String, String> lookedUp(Inspection one) {
    Sent sent = probes.workspaces(one.candidate());
    Seen seen = asker.read(Question.KNOWN_GOOD, sent, one.unit().evidence().unit().toString());
    JsonNode first = workspaces(seen).path(0).path("id");
    Map<String, String> values = new HashMap<>(given);
    if (first.isTextual()) {
      values.put("workspace_id", first.textValue());
    }
    return withBothNames(values);
  }

  private static JsonNode workspaces(Seen seen) {
    try {
      return Json.parse(seen.body(), "the list of workspaces").at("/data/workspaces");
    } catch (CozeDataException e) {
      return Json.object().path("workspaces"); // something else answered: nothing is known
    }
  }

  /** Coze calls the same thing by two names. */
  private static Map<String, String> withBothNames(Map<String, String> values) {
    Map<String, String> both = new HashMap<>(values);
    values.forEach(
        (name, value) -> {
          both.putIfAbsent(WorkspaceId.otherName(name), value);
        });
    return both;
  }
}
