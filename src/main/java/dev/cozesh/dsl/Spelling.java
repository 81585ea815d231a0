package dev.cozesh.dsl;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How the client's names may be written in a script: as in Java, as on the wire, and those of ids
 * without their end, so that {@code bot:} is {@code bot_id:}.
 */
final class Spelling {
  private static final String ID = "id";

  /** Coze has two names for one thing; each stands for the other. */
  private static final Map<String, String> TWINS =
      Map.of("workspaceid", "spaceid", "spaceid", "workspaceid", "datasetid", "knowledgeid");

  private Spelling() {}

  /** As on the wire and in errors: {@code bot_id}. */
  static String shown(String javaName) {
    return javaName.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /** The same for {@code botId}, {@code bot_id} and {@code BotID}. */
  static String squeezed(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** Every way to write a name, squeezed; the name itself comes first. */
  static Set<String> all(String javaName) {
    String name = squeezed(javaName);
    Set<String> names = new LinkedHashSet<>();
    names.add(name);
    names.add(TWINS.getOrDefault(name, name));
    for (String each : names.toArray(String[]::new)) {
      if (each.endsWith(ID) && each.length() > ID.length()) {
        names.add(each.substring(0, each.length() - ID.length()));
      }
    }
    return names;
  }

  /** Whether it is the id of the workspace, which a script need not say again and again. */
  static boolean isWorkspace(String javaName) {
    return javaName.equals("workspaceId") || javaName.equals("spaceId");
  }
}
