package dev.cozesh.dsl.folder;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bot in a folder.
 *
 * @param file its JSON, relative to the folder
 * @param name what it is called there, else what the file is called
 * @param aside keys of the JSON that have no place on Coze, each with the reason
 */
public record FoundBot(String file, String name, Map<String, String> aside) {
  public FoundBot {
    requireNonNull(file, "file");
    requireNonNull(name, "name");
    aside = Collections.unmodifiableMap(new LinkedHashMap<>(aside));
  }
}
