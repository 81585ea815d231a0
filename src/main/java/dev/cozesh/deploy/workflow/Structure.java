package dev.cozesh.deploy.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the public API shows of a workflow beyond its name, and so all by which one can be known
 * again: the parameters it takes, with their types, and the names of what it returns.
 *
 * @param inputs type by name, in the API's words: string, integer, number, boolean, object, array,
 *     or a kind of file
 * @param outputs names; empty when it answers with a text, or the API does not say
 */
public record Structure(Map<String, String> inputs, Optional<Set<String>> outputs) {
  private static final Map<String, String> WORDS = Map.of("float", "number", "list", "array");

  /** A file may be called a text, a file, or by its kind. */
  private static final Set<String> TEXT_OR_FILE = Set.of("string", "file");

  public Structure {
    inputs = Map.copyOf(new LinkedHashMap<>(inputs));
    outputs = outputs.map(Set::copyOf);
  }

  /** What a canvas takes and gives; nothing where it has no Start or End. */
  public static Structure of(Canvas canvas) {
    Map<String, String> inputs = new LinkedHashMap<>();
    canvas
        .first(NodeType.START)
        .ifPresent(
            start ->
                start.outputs().forEach(one -> inputs.put(one.path("name").asText(), type(one))));
    Optional<Set<String>> outputs =
        canvas
            .first(NodeType.END)
            .filter(end -> !end.inputs().path("terminatePlan").asText().equals("useAnswerContent"))
            .map(end -> names(end.inputs().path("inputParameters")));
    return new Structure(inputs, outputs);
  }

  private static Set<String> names(JsonNode parameters) {
    Set<String> names = new TreeSet<>();
    parameters.forEach(one -> names.add(one.path("name").asText()));
    return names;
  }

  private static String type(JsonNode variable) {
    String type = variable.path("type").asText();
    int assist = variable.path("assistType").asInt();
    return type.equals("string") && assist > 0
        ? ZipValues.kindOfText(assist)
        : WORDS.getOrDefault(type, type);
  }

  /** In what another one differs from this, in words; empty when it may be the same workflow. */
  public List<String> differences(Structure live) {
    List<String> differences = new ArrayList<>();
    new TreeMap<>(inputs)
        .forEach(
            (name, type) -> {
              String there = live.inputs.get(name);
              if (there == null) {
                differences.add("input " + name + " is missing there");
              } else if (!isSame(type, there)) {
                differences.add("input " + name + " is " + there + " there, " + type + " here");
              }
            });
    new TreeSet<>(live.inputs.keySet())
        .stream()
            .filter(name -> !inputs.containsKey(name))
            .forEach(name -> differences.add("input " + name + " is not in the file"));
    if (outputs.isPresent() && live.outputs.isPresent()) {
      addOutputs(outputs.get(), live.outputs.get(), differences);
    }
    return differences;
  }

  private static void addOutputs(Set<String> here, Set<String> there, List<String> differences) {
    new TreeSet<>(here)
        .stream()
            .filter(name -> !there.contains(name))
            .forEach(name -> differences.add("output " + name + " is missing there"));
    new TreeSet<>(there)
        .stream()
            .filter(name -> !here.contains(name))
            .forEach(name -> differences.add("output " + name + " is not in the file"));
  }

  private static boolean isSame(String here, String there) {
    boolean isText = !Set.of("integer", "number", "boolean", "object", "array").contains(here);
    return here.equals(there) || isText && TEXT_OR_FILE.contains(there);
  }
}
