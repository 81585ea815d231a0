package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.SecretShapes;
import dev.cozesh.json.Json;
import java.util.Locale;
import java.util.Optional;

/**
 * One output of which a file says something else than what is.
 *
 * @param name the variable
 * @param line where it stands in the file, from 1; absent when it does not
 * @param found what the file says
 * @param wanted what it should say; absent while nothing is known
 * @param words the whole of it, for people
 */
record OutputDifference(
    String name,
    Kind kind,
    Optional<Integer> line,
    Optional<String> found,
    Optional<String> wanted,
    String words) {
  /** What is the matter. */
  enum Kind {
    /** The file has another value. */
    DIFFERS,
    /** What the file names is not on Coze any more. */
    GONE,
    /** The file does not have it. */
    MISSING,
    /** The block has it, and the script does not. */
    UNDECLARED
  }

  OutputDifference {
    requireNonNull(name, "name");
    requireNonNull(kind, "kind");
    requireNonNull(line, "line");
    requireNonNull(found, "found");
    requireNonNull(wanted, "wanted");
    requireNonNull(words, "words");
  }

  /** As programs read it. */
  ObjectNode json() {
    ObjectNode json = Json.object().put("name", name);
    json.put("problem", kind.name().toLowerCase(Locale.ROOT));
    json.put("line", line.orElse(null));
    return json.put("found", masked(found)).put("wanted", masked(wanted));
  }

  private static String masked(Optional<String> value) {
    return value.map(SecretShapes::mask).orElse(null);
  }
}
