package dev.cozesh.shell.render;

import java.util.regex.Pattern;

/** Takes out what looks like a secret, whatever text it stands in. */
public final class Mask {
  // Coze's personal and service tokens, OAuth client secrets, JWTs, and anything behind Bearer.
  private static final Pattern SECRET =
      Pattern.compile(
          "\\b((?:pat|sat|czu|czs|cztei)_)[A-Za-z0-9_-]{8,}"
              + "|\\b(eyJ)[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+"
              + "|((?i:bearer) +)[A-Za-z0-9._~+/-]{8,}=*");

  private Mask() {}

  /** The text, each secret cut to its first letters: {@code pat_…}. */
  public static String of(String text) {
    return SECRET
        .matcher(text)
        .replaceAll(found -> head(found.group(1), found.group(2), found.group(3)));
  }

  private static String head(String token, String jwt, String bearer) {
    return (token != null ? token : jwt != null ? jwt : bearer) + "…";
  }
}
