package dev.cozesh.probe.variant;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeUsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Reads attempts from a file, whose kind its content tells:
 *
 * <ul>
 *   <li>lines: a {@link dev.cozesh.probe.variant.Pattern pattern}, behind it a JSON object or
 *       {@code name=value} words; {@code name:=value} is JSON. {@code # remark}, {@code claim "POST
 *       /v1/x" by the vendor}, {@code claim "…" absent by …}. A command of curl is a line too.
 *   <li>JSON: a list of objects, or an object with the list {@code attempts}, each with {@code
 *       method}, {@code path} (a pattern), {@code query}, {@code headers}, {@code body}, {@code
 *       claimedBy}; {@code exists: false} makes of the latter a claim that it is absent.
 *   <li>HAR 1.2: the requests.
 *   <li>OpenAPI 3 as JSON: the operations, each a claim of the document too.
 * </ul>
 *
 * <p>What is a credential is left out, see {@link Attempt}. Text is UTF-8, at most 20 MB. Every
 * error names file and line.
 */
public final class AttemptFile {
  /** The largest file, in bytes. */
  public static final long MOST_BYTES = 20_000_000;

  private static final int YAML_HEAD = 50;
  private static final Pattern JSON = Pattern.compile("\\s*+(?:\\[|\\{\\s*+[\"}])");
  private static final Pattern YAML =
      Pattern.compile("\\s*+[\"']?(?:openapi|swagger)[\"']?\\s*+:.*");

  private AttemptFile() {}

  /**
   * {@return attempts and claims of a file; what is claimed is tried too}
   *
   * @param file any of the kinds above
   * @throws CozeUsageException when it cannot be read, is too large, or a line of it is wrong
   * @throws CozeDataException when it is neither UTF-8 text nor JSON
   */
  public static Inquiry inquiry(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw tooLarge(name, size);
      }
      byte[] bytes = Files.readAllBytes(file);
      return inquiry(name, UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new CozeDataException(
          name + ": this is not UTF-8 text", "", "save it as UTF-8", "", null);
    } catch (NoSuchFileException e) {
      throw new CozeUsageException(name + ": there is no such file", "", "", e);
    } catch (IOException e) {
      throw new CozeUsageException(
          name + ": the file cannot be read", String.valueOf(e.getMessage()), "", e);
    }
  }

  /**
   * {@return attempts and claims of a text}
   *
   * @param name the file's name, for errors and origins
   * @param text what it holds
   * @throws CozeUsageException as {@link #inquiry(Path)}
   * @throws CozeDataException as {@link #inquiry(Path)}
   */
  public static Inquiry inquiry(String name, String text) {
    if (text.length() > MOST_BYTES) {
      throw tooLarge(name, text.length());
    }
    String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
    Found found = new Found(name);
    if (JSON.matcher(plain).lookingAt()) {
      json(LocatedJson.read(name, plain), found);
    } else if (plain.lines().limit(YAML_HEAD).anyMatch(line -> YAML.matcher(line).matches())) {
      throw new CozeUsageException(
          name + ":1: OpenAPI is read as JSON only",
          "this one is YAML",
          "convert it: `yq -o json " + name + " > openapi.json`");
    } else {
      new LineAttempts(found).read(plain);
    }
    return found.inquiry();
  }

  private static void json(LocatedJson document, Found found) {
    JsonNode root = document.root();
    if (root.path("log").path("entries").isArray()) {
      new HarAttempts(document, found).read();
    } else if (root.has("openapi") || root.has("swagger")) {
      new OpenApiAttempts(document, found).read();
    } else {
      new JsonAttempts(document, found).read();
    }
  }

  private static CozeUsageException tooLarge(String name, long size) {
    return new CozeUsageException(
        name + ": the file is too large",
        "it has %d MB, at most 20 MB are read".formatted((size + 999_999) / 1_000_000),
        "split it, or keep only the requests that matter");
  }
}
