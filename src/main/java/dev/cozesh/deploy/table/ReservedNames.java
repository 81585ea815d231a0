package dev.cozesh.deploy.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Names that Coze keeps for itself, for its own columns and for the words of SQL. */
final class ReservedNames {
  private static final String RESOURCE = "/table/reserved.txt";

  /** Coze adds these to every database. */
  private static final Set<String> SYSTEM =
      Set.of("id", "sys_platform", "uuid", "bstudio_create_time");

  private static final Set<String> WORDS = read();

  private ReservedNames() {}

  /** Whether a column cannot, or had better not, be called so. */
  static boolean has(String name) {
    return SYSTEM.contains(name) || WORDS.contains(name);
  }

  /** Whether Coze itself adds a column of that name. */
  static boolean isOfTheSystem(String name) {
    return SYSTEM.contains(name);
  }

  private static Set<String> read() {
    try (InputStream in = ReservedNames.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
