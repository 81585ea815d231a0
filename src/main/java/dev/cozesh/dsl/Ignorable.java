package dev.cozesh.dsl;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Nearest;
import dev.cozesh.error.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a block may leave alone: its words, and the paths on the wire that they stand for. Of the
 * paths of a word the ones that lie below another of them need not be said.
 */
public final class Ignorable {
  static final Ignorable BOT =
      new Ignorable(
          "bot",
          "description | description",
          "prompt | prompt_info prompt_info.prompt",
          "onboarding | onboarding_info",
          "prologue | onboarding_info.prologue",
          "suggest | onboarding_info.suggested_questions",
          "model | model_info_config",
          "temperature | model_info_config.temperature",
          "top_p | model_info_config.top_p",
          "max_tokens | model_info_config.max_tokens",
          "context_rounds | model_info_config.context_round",
          "response_format | model_info_config.response_format",
          "knows | knowledge knowledge.dataset_ids",
          "uses | workflow_id_list plugin_id_list workflow_id_list.ids plugin_id_list.id_list");

  static final Ignorable KNOWLEDGE = new Ignorable("knowledge", "description | description");

  static final Ignorable WORKFLOW = new Ignorable("workflow", "from | canvas");

  private static final List<Ignorable> ALL = List.of(BOT, KNOWLEDGE, WORKFLOW);

  private final String block;
  private final Map<String, List<String>> paths = new LinkedHashMap<>();

  private Ignorable(String block, String... lines) {
    this.block = block;
    for (String line : lines) {
      String[] parts = line.split(" \\| ", 2);
      paths.put(parts[0], List.of(parts[1].split(" ")));
    }
  }

  /** The words that the block of that name may leave alone; none where it has no such word. */
  public static List<String> words(String block) {
    return ALL.stream()
        .filter(one -> one.block.equals(block))
        .flatMap(one -> one.paths.keySet().stream())
        .toList();
  }

  /**
   * The paths on the wire that a word or a path stands for.
   *
   * @param what is to be done with it: {@code ignore}, {@code hide}
   * @throws CozeScriptException when it is none that this block may leave alone
   */
  List<String> paths(String what, String wordOrPath, Place place) {
    List<String> known = paths.get(wordOrPath);
    if (known != null) {
      return known.stream()
          .filter(path -> known.stream().noneMatch(top -> isBelow(path, top)))
          .toList();
    }
    if (onTheWire().anyMatch(wordOrPath::equals)) {
      return List.of(wordOrPath);
    }
    List<String> all = Stream.concat(paths.keySet().stream(), onTheWire()).distinct().toList();
    String near = Nearest.hint(wordOrPath, all);
    throw new CozeScriptException(
        place,
        block + " cannot " + what + " \"" + wordOrPath + "\"",
        "it can "
            + what
            + " "
            + String.join(", ", paths.keySet())
            + ", and their paths on the wire",
        near.isEmpty() ? "take the word with which the block sets it" : near);
  }

  private Stream<String> onTheWire() {
    return paths.values().stream().flatMap(List::stream);
  }

  private static boolean isBelow(String path, String part) {
    return path.startsWith(part + ".");
  }
}
