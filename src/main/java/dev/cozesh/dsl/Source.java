package dev.cozesh.dsl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A script and the files it names.
 *
 * @param text the script
 * @param files contents of the files, by the name that the script has for them
 */
public record Source(String text, Map<String, String> files) {
  public Source {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /** The script. */
  public String getText() {
    return text;
  }

  /** Contents of the files, by the name that the script has for them. */
  public Map<String, String> getFiles() {
    return files;
  }

  /** The script. */
  @Override
  public String toString() {
    return text;
  }
}
