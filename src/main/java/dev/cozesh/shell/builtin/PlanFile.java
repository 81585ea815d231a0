package dev.cozesh.shell.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.config.AtomicFile;
import dev.cozesh.deploy.SavedPlan;
import dev.cozesh.deploy.desired.Sha256;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.shell.render.ShellWord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A saved plan as a file for its owner alone: {@code {"cozesh_plan": 1, "sha256": …, "plan": {…}}}.
 * It is known by its first member, and one that was changed by hand is refused.
 */
final class PlanFile {
  private static final int FORMAT = 1;
  private static final String HEAD = "cozesh_plan";
  private static final String SUM = "sha256";
  private static final String BODY = "plan";
  private static final int ENOUGH = 256;

  private PlanFile() {}

  /** Writes it in one step. */
  static void write(Path file, SavedPlan plan) {
    JsonNode body = Json.tree(plan);
    ObjectNode json = Json.object().put(HEAD, FORMAT).put(SUM, sum(body));
    json.set(BODY, body);
    try {
      AtomicFile.writePrivate(file, (Json.pretty(json) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CozeUsageException(
          "the plan cannot be written to " + file, e.getClass().getSimpleName(), "", e);
    }
  }

  /** Whether a file is a saved plan, by how it begins; what cannot be read is none. */
  static boolean is(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(ENOUGH), StandardCharsets.UTF_8);
      return start.stripLeading().replaceFirst("^\\{\\s*", "").startsWith("\"" + HEAD + "\"");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Refuses one where a script is wanted.
   *
   * @throws CozeUsageException when the file is a saved plan
   */
  static Path requireScript(Path file) {
    if (is(file)) {
      throw new CozeUsageException(
          file + " is a saved plan, not a script",
          "",
          "`cozesh apply "
              + ShellWord.of(file.toString())
              + "` does what it shows; a new one is made of its script");
    }
    return file;
  }

  /**
   * Reads one.
   *
   * @throws CozeUsageException when it is damaged, was changed, or a newer cozesh wrote it
   */
  static SavedPlan read(Path file) {
    JsonNode json;
    try {
      json = Json.parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw unusable(file, e.getClass().getSimpleName(), e);
    } catch (CozeDataException e) {
      throw unusable(file, "it is cut off or was changed: " + e.what(), e);
    }
    int format = json.path(HEAD).asInt();
    if (format != FORMAT) {
      throw new CozeUsageException(
          "plan " + file + " cannot be used",
          "its form is " + json.path(HEAD) + "; this cozesh knows " + FORMAT,
          format > FORMAT ? "use the newer cozesh that made it, or plan again" : "plan again");
    }
    if (!json.path(SUM).asText().equals(sum(json.path(BODY)))) {
      throw unusable(file, "it was changed since it was written", null);
    }
    try {
      return Json.value(json.path(BODY), SavedPlan.class);
    } catch (CozeDataException e) {
      throw unusable(file, e.why(), e);
    }
  }

  private static CozeUsageException unusable(Path file, String why, Exception cause) {
    return new CozeUsageException(
        "plan " + file + " cannot be used",
        why,
        "plan again: `cozesh plan FILE.groovy --out "
            + ShellWord.of(file.getFileName().toString())
            + "`",
        cause);
  }

  private static String sum(JsonNode body) {
    // As text: numbers that were read again are other nodes of the same value.
    return Sha256.hex(Json.parse(Json.line(body), BODY).toString());
  }
}
