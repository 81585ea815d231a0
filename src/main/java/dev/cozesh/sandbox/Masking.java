package dev.cozesh.sandbox;

import java.util.regex.Pattern;

/**
 * Takes out of a text what the request log must not hold: tokens and secrets, and the content of
 * files.
 */
final class Masking {
  private static final int MOST_CHARACTERS = 64 << 10;
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?:pat|sat|cz[a-z]{1,4})_[A-Za-z0-9._~+/=%-]{4,}"
              + "|(?:code|device)_[A-Za-z0-9]{14,}"
              + "|eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9._-]+"
              + "|(?i:bearer)(?:\\s|\\+|%20)+\\S+");
  private static final Pattern SECRET =
      Pattern.compile(
          "(\"(?:client_secret|code_verifier|device_code|refresh_token|access_token|password)\"\\s*:\\s*\")"
              + "[^\"]*\"");
  private static final Pattern FILE_CONTENT =
      Pattern.compile("(\"file_base64\"\\s*:\\s*\")([^\"]*)\"");

  /** Of the console's uploads, whose content has the name of many things. */
  private static final Pattern UPLOADED = Pattern.compile("(\"data\"\\s*:\\s*\")([^\"]*)\"");

  private final String sentToken;

  /**
   * @param sentToken the token of the request itself, empty when it had none
   */
  Masking(String sentToken) {
    this.sentToken = sentToken;
  }

  String mask(String text) {
    String known = sentToken.isEmpty() ? text : text.replace(sentToken, "***");
    String masked = TOKEN.matcher(known).replaceAll("***");
    masked = SECRET.matcher(masked).replaceAll("$1***\"");
    String brief =
        (masked.contains("\"file_head\"") ? UPLOADED : FILE_CONTENT)
            .matcher(masked)
            .replaceAll(found -> "$1" + found.group(2).length() + " characters\"");
    return brief.length() <= MOST_CHARACTERS ? brief : brief.substring(0, MOST_CHARACTERS);
  }
}
