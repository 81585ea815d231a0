package dev.cozesh.deploy.workflow;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import java.util.List;

/** Brings a workflow from one form into another. The same one always gives the same bytes. */
public final class Converter {
  private Converter() {}

  /**
   * A file to be written.
   *
   * @param findings what the form has no place for, by node; an error means that Coze would not get
   *     the whole workflow
   */
  public record Converted(byte[] content, List<Finding> findings) {
    public Converted {
      content = content.clone();
      findings = List.copyOf(findings);
    }

    @Override
    public byte[] content() {
      return content.clone();
    }
  }

  /**
   * Writes a workflow in a form.
   *
   * @param name what the workflow is called, for the form that says it
   * @throws CozeUsageException when there is no canvas to write, or the form is {@link Form#PLAIN}
   */
  public static Converted convert(WorkflowFile file, Form to, String name) {
    Canvas canvas =
        file.canvas()
            .orElseThrow(
                () ->
                    new CozeUsageException(
                        "there is nothing that could be converted",
                        "parts of the file have no place on a canvas",
                        "`cozesh workflow lint` names them"));
    return switch (to) {
      case CANVAS -> new Converted(Json.prettyLines(canvas.json()), List.of());
      case CLIPBOARD -> clipboard(file, canvas);
      case ZIP -> {
        ZipForm.Written zip = ZipForm.write(canvas, name, file.description().orElse(""));
        yield new Converted(zip.content(), zip.findings());
      }
      case PLAIN ->
          throw new CozeUsageException(
              "no workflow is written in that form",
              "Coze takes it nowhere",
              "convert to canvas, clipboard or zip");
    };
  }

  /** What came from a clipboard keeps its envelope, which says where it was copied. */
  private static Converted clipboard(WorkflowFile file, Canvas canvas) {
    boolean isOne = file.form() == Form.CLIPBOARD;
    return new Converted(
        Json.prettyLines(isOne ? file.source() : ClipboardForm.write(canvas)),
        ClipboardRules.check(canvas));
  }
}
