package dev.cozesh.deploy.workflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A file that holds a workflow, in whichever form.
 *
 * @param form what it was read from
 * @param name the workflow's name, where the form has one
 * @param description what it is for, where the form says it
 * @param source the file as JSON; of a zip its main YAML
 * @param canvas the workflow; absent when a part of the file has no place on a canvas
 * @param findings what reading it found out
 */
public record WorkflowFile(
    Form form,
    Optional<String> name,
    Optional<String> description,
    JsonNode source,
    Optional<Canvas> canvas,
    List<Finding> findings) {
  public WorkflowFile {
    requireNonNull(form, "form");
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    requireNonNull(source, "source");
    requireNonNull(canvas, "canvas");
    findings = List.copyOf(findings);
  }

  /**
   * Reads a file.
   *
   * @param name what it is called, for errors
   * @throws CozeDataException when it is neither a zip nor JSON
   */
  public static WorkflowFile read(byte[] content, String name) {
    if (ZipForm.isMeant(content)) {
      return ZipForm.read(content, name);
    }
    return of(Json.parse(new String(content, StandardCharsets.UTF_8), name));
  }

  /** Reads what a JSON file holds; whatever is wrong with it is among the findings. */
  public static WorkflowFile of(JsonNode json) {
    if (ClipboardForm.isMeant(json)) {
      return ClipboardForm.read(json);
    }
    if (!json.path("nodes").isArray() || json.path("nodes").isEmpty()) {
      return failed(
          Form.CANVAS,
          json,
          Finding.error("", "it holds no nodes, so it is no workflow", "name another file"));
    }
    if (json.path("nodes").path(0).path("data").isObject()) {
      return new WorkflowFile(
          Form.CANVAS,
          Optional.empty(),
          Optional.empty(),
          json,
          Optional.of(Canvas.of(json)),
          List.of());
    }
    return new PlainForm(json).read();
  }

  static WorkflowFile failed(Form form, JsonNode source, Finding finding) {
    return new WorkflowFile(
        form, Optional.empty(), Optional.empty(), source, Optional.empty(), List.of(finding));
  }
}
