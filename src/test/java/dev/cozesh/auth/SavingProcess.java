package dev.cozesh.auth;

import dev.cozesh.config.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A process that saves one login after the other until it is killed, in the way that {@link
 * FileTokenStore} does; says so when the first is saved.
 */
public final class SavingProcess {
  private static final String PATTERN =
      """
      {"base_url":"https://api.coze.cn","owner":"c1","access_token":"czu_%s#","refresh_token":"czr_#",
      "obtained_at":"2026-11-21T08:00:00Z","expires_at":"2026-11-21T08:15:00Z"}
      """
          .replace("%s", "x".repeat(20_000));

  private SavingProcess() {}

  /** File. */
  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    for (int n = 0; ; n++) {
      AtomicFile.writePrivate(file, content(n).getBytes(StandardCharsets.UTF_8));
      if (n == 0) {
        System.out.println("saving");
      }
    }
  }

  /** The file of the login with that number, of several pages, to be torn if anything is. */
  public static String content(int number) {
    return PATTERN.replace("#", Integer.toString(number)); // starts faster than a concatenation
  }
}
