package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.CozeClient;
import dev.cozesh.client.studio.StudioCanvas;
import dev.cozesh.client.studio.StudioFindings.Finding;
import dev.cozesh.client.studio.StudioPublish;
import dev.cozesh.client.studio.StudioSave;
import dev.cozesh.client.studio.StudioService;
import dev.cozesh.client.studio.StudioWorkflow;
import dev.cozesh.client.studio.StudioWorkflowCreate;
import dev.cozesh.client.studio.StudioWorkflowUpdate;
import dev.cozesh.deploy.workflow.CanonicalCanvas;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.json.Json;
import java.util.List;
import java.util.Optional;

/** The workflows of one space of a self-hosted console. */
final class StudioDrafts {
  private static final long NO_SUCH_WORKFLOW = 720_702_004;
  private static final int NO_SUCH_ROUTE = 404;

  private final StudioService studio;
  private final String spaceId;

  StudioDrafts(CozeClient client, String spaceId) {
    this.studio = client.studio();
    this.spaceId = spaceId;
  }

  String spaceId() {
    return spaceId;
  }

  List<StudioWorkflow> list() {
    return studio.workflows(spaceId).all();
  }

  String create(StudioWorkflowCreate workflow) {
    return studio.create(workflow);
  }

  void update(String id, StudioWorkflowUpdate change) {
    studio.update(spaceId, id, change);
  }

  void delete(String id) {
    studio.delete(spaceId, id);
  }

  StudioCanvas read(String id) {
    return studio.canvas(spaceId, id);
  }

  /** The draft; empty when the server says that there is no such workflow. */
  Optional<StudioCanvas> find(String id) {
    try {
      return Optional.of(read(id));
    } catch (CozeServiceException e) {
      if (e.code() == NO_SUCH_WORKFLOW) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** What the server finds wrong with a canvas, in words. */
  List<String> findings(String id, String schema) {
    return studio.validate(id, schema).stream()
        .flatMap(found -> found.findings().stream())
        .flatMap(List::stream)
        .map(Finding::words)
        .toList();
  }

  /**
   * Takes the edit lock.
   *
   * @return false when the server knows none
   */
  boolean lock(String id) {
    try {
      studio.lock(spaceId, id);
      return true;
    } catch (CozeServiceException e) {
      if (e.refusal().httpStatus() == NO_SUCH_ROUTE) {
        return false;
      }
      throw e;
    }
  }

  void save(String id, String schema, String commit) {
    studio.save(new StudioSave(spaceId, id, schema, commit));
  }

  void publish(String id, String version) {
    studio.publish(new StudioPublish(spaceId, id, version, "", true));
  }

  /** The canvas of a published version, canonical. */
  JsonNode published(String id, String version) {
    return parsed(studio.version(spaceId, id, version).schemaJson().orElse("{}"));
  }

  /** The canvas of a draft, canonical. */
  static JsonNode canvas(StudioCanvas draft) {
    return parsed(draft.workflow().schemaJson().orElse("{}"));
  }

  private static JsonNode parsed(String schema) {
    return CanonicalCanvas.of(Json.parse(schema.isEmpty() ? "{}" : schema, "the canvas on Coze"));
  }

  static String hash(JsonNode canonical) {
    return Fields.sha256(Json.line(canonical));
  }
}
