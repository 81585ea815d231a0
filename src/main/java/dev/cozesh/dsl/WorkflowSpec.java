package dev.cozesh.dsl;

import dev.cozesh.deploy.desired.DesiredWorkflow;
import dev.cozesh.deploy.desired.DesiredWorkflow.Definition;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import dev.cozesh.json.Json;
import java.util.Optional;

/** Body of {@code workflow("name") { … }}. */
public final class WorkflowSpec extends ManagedSpec {
  private Optional<Definition> definition = Optional.empty();

  WorkflowSpec(Session session) {
    super(session, Vocabulary.WORKFLOW, Ignorable.WORKFLOW);
  }

  /** Names the JSON file that holds the workflow. The last call wins. */
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
      definition =
          Optional.of(new Definition(file.getName(), Json.parse(file.getText(), file.getName())));
    } catch (CozeDataException e) {
      throw new CozeScriptException(place, e.what(), e.why(), e.next(), e);
    }
  }

  DesiredWorkflow toDesired(String name, Place place) {
    return new DesiredWorkflow(name, definition, lifecycle(name), place);
  }
}
