package dev.cozesh.dsl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.desired.DesiredWorkflow;
import dev.cozesh.deploy.desired.DesiredWorkflow.Definition;
import dev.cozesh.deploy.workflow.Canvas;
import dev.cozesh.deploy.workflow.Finding;
import dev.cozesh.deploy.workflow.WorkflowFile;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import dev.cozesh.json.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Body of {@code workflow("name") { … }}. */
public final class WorkflowSpec extends ManagedSpec {
  private Optional<Definition> definition = Optional.empty();

  WorkflowSpec(Session session) {
    super(session, Vocabulary.WORKFLOW, Ignorable.WORKFLOW);
  }

  /**
   * Names the file that holds the workflow: a canvas, what was copied from one, a zip that the web
   * page exported, or nodes and edges written by hand. The last call wins.
   */
  public void from(Object source) {
    word("from");
    Place place = here("from");
    if (!(source instanceof ScriptFile file)) {
      throw new CozeScriptException(
          place,
          "from takes a file, not " + Session.kind(source),
          "",
          "write `from file(\"workflow.json\")`");
    }
    try {
      definition = Optional.of(new Definition(file.getName(), content(file, place)));
    } catch (CozeDataException e) {
      throw new CozeScriptException(place, e.what(), e.why(), e.next(), e);
    }
  }

  /** The file's JSON; of a zip the canvas that is in it. */
  private static JsonNode content(ScriptFile file, Place place) {
    if (!file.getName().toLowerCase(Locale.ROOT).endsWith(".zip")) {
      return Json.parse(file.getText(), file.getName());
    }
    WorkflowFile zip = WorkflowFile.read(file.getBytes(), file.getName());
    return zip.canvas()
        .map(Canvas::json)
        .orElseThrow(
            () ->
                new CozeScriptException(
                    place,
                    file.getName() + " cannot be taken over",
                    zip.findings().stream().map(Finding::text).collect(Collectors.joining("\n")),
                    "export the workflow from the web page anew"));
  }

  DesiredWorkflow toDesired(String name, Place place) {
    return new DesiredWorkflow(name, definition, lifecycle(name), place);
  }
}
