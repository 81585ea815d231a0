package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.studio.StudioCanvas;
import dev.cozesh.deploy.desired.DesiredWorkflow;
import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.error.CozeConflictException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozePartialException;
import dev.cozesh.error.CozeServiceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a version of a workflow's draft, and proves by reading it that it holds what was saved.
 * Goes without a test run, which would run the workflow for money.
 */
final class VersionWork {
  private static final Pattern VERSION = Pattern.compile("v(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})");
  private static final String FIRST = "v0.0.1";

  private final Run run;
  private final StudioDrafts drafts;
  private final DesiredWorkflow workflow;

  VersionWork(Run run, StudioDrafts drafts, DesiredWorkflow workflow) {
    this.run = run;
    this.drafts = drafts;
    this.workflow = workflow;
  }

  /** The version after the last one: its last number is one more. */
  static String next(Optional<String> last) {
    Matcher matcher = VERSION.matcher(last.orElse(""));
    return matcher.matches()
        ? "v"
            + matcher.group(1)
            + "."
            + matcher.group(2)
            + "."
            + (Long.parseLong(matcher.group(3)) + 1)
        : FIRST;
  }

  void publish(String id) {
    StudioCanvas draft = drafts.read(id);
    JsonNode canvas = StudioDrafts.canvas(draft);
    requireOurs(canvas);
    String version = next(draft.version());
    run.requireGoingOn();
    run.started(workflow.address(), "publish");
    JournalEntry intent =
        run.journal()
            .intend(
                JournalEntry.Work.PUBLISH,
                workflow.address(),
                "",
                draft.version().map(List::of).orElse(List.of()),
                Map.of());
    send(id, version, intent);
    prove(id, version, canvas);
    run.ledger()
        .change(
            workflow.address(),
            state ->
                state.withPublished(
                    new ResourceState.Published(
                        List.of(), Map.of(CanvasPart.FIELD, CanvasPlan.hash(canvas)), version)));
    run.updated(workflow.address(), "publish", id);
  }

  private void requireOurs(JsonNode canvas) {
    boolean ours =
        run.ledger()
            .get(workflow.address())
            .canvas()
            .map(one -> one.served().equals(CanvasPlan.hash(canvas)))
            .orElse(false);
    if (!ours) {
      throw new CozeConflictException(
          workflow.address() + " was changed before it could be published; it was not published",
          "somebody saved another canvas in the meantime",
          "plan again and look at the difference");
    }
  }

  private void send(String id, String version, JournalEntry intent) {
    Map<String, String> made = Map.of(workflow.name(), version);
    try {
      run.wire()
          .sending(
              run.journal(),
              intent,
              () -> {
                drafts.publish(id, version);
                return version;
              });
      run.journal().outcome(intent, JournalEntry.Type.DONE, made, "published");
    } catch (CozeException e) {
      if (Outcome.of(e) == Outcome.NOTHING_HAPPENED) {
        run.journal().outcome(intent, JournalEntry.Type.REFUSED, Map.of(), e.what());
        throw notPublished(e);
      }
      run.journal().outcome(intent, JournalEntry.Type.LOST, Map.of(), e.what());
      settle(id, version, intent, e);
    }
  }

  private void settle(String id, String version, JournalEntry intent, CozeException failure) {
    if (!drafts.read(id).version().equals(Optional.of(version))) {
      run.journal()
          .outcome(intent, JournalEntry.Type.SETTLED, Map.of(), "the version is not there");
      throw notPublished(failure);
    }
    String evidence = "settled by reading back: " + workflow.address() + " has version " + version;
    run.journal()
        .outcome(intent, JournalEntry.Type.SETTLED, Map.of(workflow.name(), version), evidence);
    run.settled(evidence);
  }

  private void prove(String id, String version, JsonNode canvas) {
    if (!drafts.published(id, version).equals(canvas)) {
      throw new CozePartialException(
          workflow.address() + " was published as " + version + ", which is not what was saved",
          "somebody may have saved another canvas at the same moment",
          "look at its versions in the web page, and plan again");
    }
  }

  private CozeException notPublished(CozeException e) {
    if (e instanceof CozeServiceException refused && refused.refusal().stopsEverything()) {
      return e;
    }
    return new CozePartialException(
        workflow.address() + " was saved, but not published: " + e.what(),
        e.why(),
        "what was published before is untouched; run the same command to publish",
        e);
  }
}
