package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cozesh.client.studio.StudioCanvas;
import dev.cozesh.deploy.PlanOptions.Resolve;
import dev.cozesh.deploy.desired.DesiredWorkflow;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Level;
import dev.cozesh.deploy.plan.Standing;
import dev.cozesh.deploy.plan.Watched;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.workflow.CanonicalCanvas;
import dev.cozesh.deploy.workflow.Canvas;
import dev.cozesh.deploy.workflow.CanvasDiff;
import dev.cozesh.deploy.workflow.WorkflowFile;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * A workflow's canvas three ways: what the script's file says, what is the draft, and what both
 * were when it was last applied.
 *
 * @param sent the canvas as it is sent, where its nodes lie with it
 * @param wanted the same, canonical
 * @param live the draft as the plan saw it; absent while there is no workflow
 * @param standing who changed it since it was last applied
 * @param saves whether it is to be stored
 * @param records whether the state has to learn how it is
 * @param publishes whether the draft is to become a version
 */
record CanvasPlan(
    JsonNode sent,
    JsonNode wanted,
    Optional<StudioCanvas> live,
    Optional<ResourceState.Canvas> known,
    Standing standing,
    boolean saves,
    boolean records,
    boolean publishes) {
  private static final int PUBLISHED_AS_IT_IS = 3;

  static CanvasPlan of(DesiredWorkflow workflow, Optional<StudioCanvas> live, Outlook outlook) {
    JsonNode sent = whole(workflow);
    JsonNode wanted = CanonicalCanvas.of(sent);
    Optional<ResourceState> state =
        outlook.known().filter(one -> outlook.identity().id().equals(Optional.of(one.id())));
    Optional<ResourceState.Canvas> known = state.flatMap(ResourceState::canvas);
    Standing standing = Standing.OURS;
    boolean covered = false;
    boolean same = false;
    boolean stands = false;
    if (live.isPresent()) {
      JsonNode now = StudioDrafts.canvas(live.get());
      standing = standing(now, wanted, state, known, outlook.options().resolve());
      covered = CanonicalCanvas.covers(now, wanted);
      same = covered || known.map(one -> one.isUntouched(hash(wanted), hash(now))).orElse(false);
      stands = stands(live.get(), state);
    }
    boolean saves = !same && standing != Standing.KEPT;
    boolean records = live.isPresent() && !saves && !isRecorded(known, wanted, live.get());
    return new CanvasPlan(
        sent, wanted, live, known, standing, saves, records, saves || covered && !stands);
  }

  private static Standing standing(
      JsonNode now,
      JsonNode wanted,
      Optional<ResourceState> state,
      Optional<ResourceState.Canvas> known,
      Resolve resolve) {
    boolean ours =
        known.isEmpty()
            || known.get().served().equals(hash(now))
            || hash(now).equals(state.get().sent().get(CanvasPart.FIELD))
            || CanonicalCanvas.covers(now, wanted);
    if (ours || resolve == Resolve.OURS) {
      return Standing.OURS;
    }
    if (resolve == Resolve.THEIRS) {
      return Standing.KEPT;
    }
    return known.get().declared().equals(hash(wanted)) ? Standing.THEIRS : Standing.BOTH;
  }

  /** Whether the server says that the draft is what was published last. */
  static boolean isPublishedAsItIs(StudioCanvas draft) {
    return draft.version().isPresent()
        && draft
            .commit()
            .flatMap(StudioCanvas.Commit::type)
            .map(type -> type == PUBLISHED_AS_IT_IS)
            .orElse(false);
  }

  private static boolean isRecorded(
      Optional<ResourceState.Canvas> known, JsonNode wanted, StudioCanvas live) {
    return known
        .map(one -> one.isUntouched(hash(wanted), hash(StudioDrafts.canvas(live))))
        .orElse(false);
  }

  /** Whether the draft is what was published last. */
  private static boolean stands(StudioCanvas live, Optional<ResourceState> state) {
    String now = hash(StudioDrafts.canvas(live));
    return isPublishedAsItIs(live)
        || live.version().isPresent()
            && state
                .flatMap(ResourceState::published)
                .filter(one -> live.version().equals(Optional.of(one.version())))
                .map(one -> now.equals(one.fields().get(CanvasPart.FIELD)))
                .orElse(false);
  }

  /** What a file holds as a canvas; the clipboard has it one step further in. */
  private static JsonNode whole(DesiredWorkflow workflow) {
    JsonNode file = workflow.definition().orElseThrow().json();
    JsonNode canvas = WorkflowFile.of(file).canvas().<JsonNode>map(Canvas::json).orElse(file);
    for (String type : List.of("1", "2")) {
      boolean has = false;
      for (JsonNode node : canvas.path("nodes")) {
        has |= node.path("type").asText().equals(type);
      }
      if (!has) {
        throw new CozeScriptException(
            workflow.place(),
            "workflow \""
                + workflow.name()
                + "\": "
                + workflow.definition().get().file()
                + " has no "
                + (type.equals("1") ? "Start" : "End")
                + " node (type "
                + type
                + ")",
            "a piece of a canvas, as the clipboard may hold it, cannot be saved as a whole one",
            "copy the whole canvas, Start and End with it");
      }
    }
    return canvas;
  }

  static void requireNotNew(DesiredWorkflow workflow, Identity identity) {
    if (identity.action() == Action.CREATE) {
      throw new CozeScriptException(
          workflow.place(),
          "workflow \"" + workflow.name() + "\" is not there, and nothing says what it does",
          "it would be made without a canvas",
          "write `from file(\"….json\")` into its block, or make it in the web page");
    }
  }

  /** Node by node what would be stored; nothing when nothing is. */
  List<FieldChange> changes() {
    if (!saves && standing != Standing.KEPT) {
      return List.of();
    }
    JsonNode now = live.map(StudioDrafts::canvas).orElse(MissingNode.getInstance());
    boolean kept = standing == Standing.KEPT;
    return CanvasDiff.between(kept ? wanted : now, kept ? now : wanted).stream()
        .map(
            line ->
                new FieldChange(
                    CanvasPart.FIELD + "/" + line.path(),
                    line.before(),
                    line.after(),
                    standing,
                    Optional.empty()))
        .toList();
  }

  List<Watched> watched() {
    boolean drifted = standing != Standing.OURS;
    return known.isEmpty() || live.isEmpty()
        ? List.of()
        : List.of(Watched.of(CanvasPart.FIELD, drifted ? Level.DRIFTED : Level.VERIFIED));
  }

  String schema() {
    return Json.line(sent);
  }

  static String hash(JsonNode canonical) {
    return StudioDrafts.hash(canonical);
  }
}
