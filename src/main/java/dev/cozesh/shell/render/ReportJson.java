package dev.cozesh.shell.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.deploy.plan.ApplyReport;
import dev.cozesh.deploy.plan.ApplyReport.Done;
import java.util.List;

/** What an apply did, as programs read it. */
public final class ReportJson {
  private ReportJson() {}

  /**
   * The report as one object: {@code exit, changes, created[], updated[], deleted[], settled[],
   * outputs{}, requests}.
   */
  public static ObjectNode of(ApplyReport report, int exit) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("exit", exit);
    json.put(
        "changes", report.created().size() + report.updated().size() + report.deleted().size());
    done(json.putArray("created"), report.created());
    done(json.putArray("updated"), report.updated());
    done(json.putArray("deleted"), report.deleted());
    PlanJson.texts(json.putArray("settled"), report.settled());
    json.set("outputs", PlanJson.outputs(report.outputs()));
    return json.put("requests", report.requests());
  }

  private static void done(ArrayNode array, List<Done> objects) {
    objects.forEach(
        done -> array.addObject().put("address", done.address().toString()).put("id", done.id()));
  }
}
