package dev.cozesh.probe.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cozesh.error.CozeDataException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What a page brings along, to stand in it as it is.
 *
 * @param style CSS
 * @param script JavaScript
 */
record HtmlAssets(String style, String script) {
  /**
   * {@return the two, from the class path}
   *
   * @throws CozeDataException when one is missing
   */
  static HtmlAssets read() {
    return new HtmlAssets(text("/probe/report.css"), text("/probe/report.js"));
  }

  /**
   * {@return what the page may load and run: its own style and script, known by their hashes, and
   * nothing from anywhere}
   */
  String policy() {
    return "default-src 'none'; style-src "
        + hash(style)
        + "; script-src "
        + hash(script)
        + "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String text(String file) {
    try (InputStream in = HtmlAssets.class.getResourceAsStream(file)) {
      if (in == null) {
        throw unreadable(file, "it is not on the class path", null);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw unreadable(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static CozeDataException unreadable(String file, String why, IOException cause) {
    return new CozeDataException(
        "a piece of the report, " + file + ", cannot be read",
        why,
        "the installation is damaged: install cozesh again",
        "",
        cause);
  }
}
