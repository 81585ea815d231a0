package dev.cozesh.probe.parameter;

import dev.cozesh.catalog.WorkspaceId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that Coze has for the same thing at different endpoints, and how a name may be written.
 */
final class Spellings {
  /** The likeliest first, of the groups and within them. */
  private static final List<List<String>> SAME =
      List.of(
          WorkspaceId.NAMES,
          List.of("page_num", "page_index", "page"),
          List.of("bot_id", "agent_id"),
          List.of("page_size", "size", "limit"),
          List.of("conversation_id"),
          List.of("workflow_id"),
          List.of("dataset_id", "knowledge_id"),
          List.of("app_id", "project_id"));

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern LOW = Pattern.compile("_([a-z0-9])");

  private Spellings() {}

  /** Other names of the same thing. */
  static List<String> others(String name) {
    return SAME.stream()
        .filter(group -> group.contains(name))
        .flatMap(List::stream)
        .filter(other -> !other.equals(name))
        .toList();
  }

  /** Names to try where nobody knows any: the usual name of each thing. */
  static List<String> usual() {
    return SAME.stream().map(group -> group.get(0)).toList();
  }

  /** Those names to which the usual ones have others. */
  static Set<String> allOthers(List<String> names) {
    Set<String> others = new LinkedHashSet<>();
    names.forEach(name -> others.addAll(others(name)));
    others.removeAll(names);
    return others;
  }

  /** {@code workspaceId} for workspace_id. */
  static String camel(String name) {
    return LOW.matcher(name).replaceAll(hump -> hump.group(1).toUpperCase(Locale.ROOT));
  }

  /** {@code page_num} for PageNum, a field of a server's own; other names stay. */
  static String ofGo(String name) {
    boolean isField = Character.isUpperCase(name.charAt(0)) && !name.contains("_");
    return isField ? HUMP.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT) : name;
  }
}
