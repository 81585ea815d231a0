package dev.cozesh.probe.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.probe.verdict.Features;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The answers so far, by what was sent. More parameters never make a request fail that fewer let
 * pass, and fewer never let one pass that more made fail: so much is inferred without asking.
 */
final class Answers {
  private final Map<Map<String, JsonNode>, Features> all = new LinkedHashMap<>();

  void put(Map<String, JsonNode> set, Features features) {
    all.put(Map.copyOf(set), features);
  }

  Optional<Features> get(Map<String, JsonNode> set) {
    return Optional.ofNullable(all.get(set));
  }

  int size() {
    return all.size();
  }

  /** Whether a set of just these names was answered with success. */
  boolean succeeded(Set<String> names) {
    return all.entrySet().stream()
        .anyMatch(
            each -> each.getKey().keySet().equals(names) && Reading.isSuccess(each.getValue()));
  }

  /** Whether a set of names passes, as far as other answers tell. */
  Optional<Boolean> inferred(Set<String> names, Passing passing) {
    for (Map.Entry<Map<String, JsonNode>, Features> each : all.entrySet()) {
      Set<String> sent = each.getKey().keySet();
      boolean passed = passing.test(each.getValue());
      if (passed && names.containsAll(sent)) {
        return Optional.of(true);
      }
      if (!passed && sent.containsAll(names) && !passing.isAboutValues(each.getValue(), sent)) {
        return Optional.of(false);
      }
    }
    return Optional.empty();
  }

  /** What passing means in this search. */
  record Passing(String stuck) {
    /** Whether an answer comes from behind the check of the parameters. */
    boolean test(Features features) {
      return Reading.isSuccess(features)
          || Reading.isBehind(features)
          || !Reading.isComplaint(features) && !Reading.sort(features).equals(stuck);
    }

    /** Whether it finds fault with a value that was sent rather than with one that was not. */
    boolean isAboutValues(Features features, Set<String> sent) {
      return Complaint.names(features.template()).stream().anyMatch(sent::contains);
    }
  }
}
