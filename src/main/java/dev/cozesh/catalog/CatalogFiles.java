package dev.cozesh.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.io.InputStream;

/** Reads the catalogue's files, {@code catalog/NAME.json} on the class path. */
class CatalogFiles {
  private static final int KEPT_OF_A_BROKEN_FILE = 64 << 10;

  /**
   * One file.
   *
   * @throws CozeDataException when it is missing, is not JSON, or holds a value of no known kind
   */
  <T> T read(String name, Class<T> type) {
    String text = text(name);
    try {
      return Json.mapper().readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new CozeDataException(
          "catalogue file " + name + ".json was not understood",
          e.getOriginalMessage(),
          "",
          text.substring(0, Math.min(text.length(), KEPT_OF_A_BROKEN_FILE)),
          e);
    }
  }

  /** The text of one file; tests hand in others. */
  String text(String name) {
    try (InputStream in = CatalogFiles.class.getResourceAsStream("/catalog/" + name + ".json")) {
      if (in == null) {
        throw unreadable(name, "it is not on the class path", null);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw unreadable(name, String.valueOf(e.getMessage()), e);
    }
  }

  private static CozeDataException unreadable(String name, String why, IOException cause) {
    return new CozeDataException(
        "catalogue file " + name + ".json cannot be read",
        why,
        "the installation is damaged: install cozesh again",
        "",
        cause);
  }
}
