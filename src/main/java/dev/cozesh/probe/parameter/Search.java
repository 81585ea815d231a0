package dev.cozesh.probe.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.probe.parameter.Answers.Passing;
import dev.cozesh.probe.verdict.Features;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The search as one straight line. It is walked anew with each answer that came in, up to the first
 * question that has none yet: so it needs no memory of where it was.
 */
final class Search {
  private static final String NONSENSE = "cozesh_nonsense";

  private final Candidates candidates;
  private final Set<String> given;
  private final Neutral neutral;
  private final Answers answers;

  private Map<String, JsonNode> better = new HashMap<>();
  private Set<String> asked = new LinkedHashSet<>();
  private Set<String> dropped = new HashSet<>();
  private Optional<Set<String>> smallest = Optional.empty();
  private int latest;

  Search(Optional<Endpoint> endpoint, Set<String> given, Neutral neutral, Answers answers) {
    candidates = new Candidates(endpoint, List.copyOf(given), neutral);
    this.given = new LinkedHashSet<>(given);
    this.neutral = neutral;
    this.answers = answers;
  }

  /**
   * What came of it.
   *
   * @param succeeded whether a set was answered with success
   */
  record Outcome(Needs needs, boolean succeeded) {}

  /** A question that has no answer yet; ends the walk. */
  static final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, JsonNode> set;
    private final boolean nonsense;

    private Unanswered(Map<String, JsonNode> set, boolean nonsense) {
      super("", null, false, false);
      this.set = set;
      this.nonsense = nonsense;
    }

    Map<String, JsonNode> set() {
      return set;
    }

    boolean isNonsense() {
      return nonsense;
    }
  }

  /** No answer to be had: too many were heard, or a limit was met; ends the walk too. */
  private static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Spent(String why) {
      super(why, null, false, false);
    }
  }

  /**
   * Walks as far as the answers go.
   *
   * @throws Unanswered with the next question
   */
  Outcome run() {
    better = new HashMap<>();
    asked = new LinkedHashSet<>();
    dropped = new HashSet<>();
    smallest = Optional.empty();
    latest = 0;
    try {
      return walk();
    } catch (Spent spent) {
      return smallest
          .map(set -> passed(set, false, "; " + spent.getMessage()))
          .orElseGet(() -> failed(spent.getMessage()));
    }
  }

  private Outcome walk() {
    Features first = answer(given);
    boolean isStuck = !Reading.isSuccess(first) && !Reading.isBehind(first);
    Passing passing = new Passing(isStuck ? Reading.sort(first) : "");
    Optional<List<String>> grown =
        passing.test(first) ? Optional.of(List.copyOf(given)) : grow(first, passing);
    if (grown.isEmpty()) {
      return failed("no set of parameters that was tried passed");
    }
    smallest = Optional.of(new LinkedHashSet<>(grown.get()));
    Set<String> minimal = shrink(grown.get(), passing);
    smallest = Optional.of(minimal);
    return passed(minimal, strangersPass(minimal), "");
  }

  /** Adds parameters until an answer comes from behind their check. */
  private Optional<List<String>> grow(Features first, Passing passing) {
    List<String> names = new ArrayList<>(given);
    Features now = first;
    List<List<String>> groups = new ArrayList<>(candidates.groups());
    while (true) {
      int before = names.size();
      Optional<Features> heeded = heed(names, now);
      if (heeded.isPresent()) {
        now = heeded.get();
      } else {
        List<String> group = next(groups, names);
        if (group.isEmpty()) {
          return Optional.empty();
        }
        names.addAll(group);
        now = answer(names);
      }
      if (passing.test(now)) {
        return Optional.of(lastFirst(names, before));
      }
    }
  }

  /** What made the difference stands first: it may do alone. */
  private List<String> lastFirst(List<String> names, int before) {
    latest = Math.max(0, names.size() - before);
    List<String> turned = new ArrayList<>(names.subList(names.size() - latest, names.size()));
    turned.addAll(names.subList(0, names.size() - latest));
    return turned;
  }

  /** Does what the answer says: sends what it misses, another value, or without what it refuses. */
  private Optional<Features> heed(List<String> names, Features now) {
    Set<String> named = Complaint.names(now.template());
    List<String> missing = named.stream().filter(name -> !names.contains(name)).toList();
    asked.addAll(named);
    if (!missing.isEmpty()) {
      names.addAll(missing);
      return Optional.of(answer(names));
    }
    for (String name : named) {
      if (!better.containsKey(name) && otherValue(name, now)) {
        return Optional.of(answer(names));
      }
      boolean isOurs = !given.contains(name) && !candidates.required().contains(name);
      if (isOurs && named.size() == 1 && dropped.add(name)) {
        names.remove(name);
        return Optional.of(answer(names));
      }
    }
    return Optional.empty();
  }

  /** Takes a value that the answer offers, else the same one written as text. */
  private boolean otherValue(String name, Features now) {
    Optional<JsonNode> other =
        Complaint.offered(now.template())
            .<JsonNode>map(
                text ->
                    text.matches("\\d{1,9}")
                        ? IntNode.valueOf(Integer.parseInt(text))
                        : TextNode.valueOf(text))
            .or(
                () ->
                    neutral.of(name).isNumber()
                        ? Optional.of(TextNode.valueOf(neutral.of(name).asText()))
                        : Optional.empty());
    other.ifPresent(value -> better.put(name, value));
    return other.isPresent();
  }

  /** The first group that brings something new, taken from the groups. */
  private static List<String> next(List<List<String>> groups, List<String> names) {
    while (!groups.isEmpty()) {
      List<String> fresh = groups.remove(0).stream().filter(name -> !names.contains(name)).toList();
      if (!fresh.isEmpty()) {
        return fresh;
      }
    }
    return List.of();
  }

  /**
   * The smallest part of the names that passes: again and again the shortest beginning that passes
   * together with what is needed, whose last name is needed too.
   */
  private Set<String> shrink(List<String> names, Passing passing) {
    Set<String> needed = new LinkedHashSet<>();
    int end = names.size();
    while (end > 0 && !passes(needed, passing)) {
      int fails = 0;
      int holds = end;
      while (holds - fails > 1) {
        boolean isFirst = needed.isEmpty() && fails == 0 && holds == end;
        int middle = isFirst && latest > 0 && latest < end ? latest : (fails + holds) / 2;
        if (passes(with(needed, names.subList(0, middle)), passing)) {
          holds = middle;
        } else {
          fails = middle;
        }
      }
      needed.add(names.get(holds - 1));
      end = holds - 1;
      smallest = Optional.of(with(needed, names.subList(0, end)));
    }
    return candidates.inOrder(needed, asked);
  }

  private boolean passes(Set<String> names, Passing passing) {
    return answers.inferred(names, passing).orElseGet(() -> passing.test(answer(names)));
  }

  private static Set<String> with(Set<String> needed, List<String> more) {
    Set<String> all = new LinkedHashSet<>(more);
    all.addAll(needed);
    return all;
  }

  /** Whether one more parameter, that nobody knows, changes nothing. */
  private boolean strangersPass(Set<String> minimal) {
    Features plain = answer(minimal);
    if (!Reading.isSuccess(plain) || answers.size() >= ParameterSearch.MOST) {
      return false;
    }
    Map<String, JsonNode> more = new LinkedHashMap<>(set(minimal));
    more.put(NONSENSE, TextNode.valueOf("1"));
    Features odd = answers.get(more).orElseThrow(() -> new Unanswered(more, true));
    return Reading.isSuccess(odd) && odd.shape().equals(plain.shape());
  }

  private Features answer(Collection<String> names) {
    Map<String, JsonNode> set = set(names);
    Optional<Features> known = answers.get(set);
    if (known.isEmpty() && answers.size() >= ParameterSearch.MOST) {
      throw new Spent("not everything was tried, " + answers.size() + " answers were enough");
    }
    Features features = known.orElseThrow(() -> new Unanswered(set, false));
    if (!Reading.teaches(features)) {
      throw new Spent("a limit or a broken answer ended the search");
    }
    return features;
  }

  private Map<String, JsonNode> set(Collection<String> names) {
    Map<String, JsonNode> set = new LinkedHashMap<>();
    names.forEach(name -> set.put(name, better.getOrDefault(name, neutral.of(name))));
    return Collections.unmodifiableMap(set);
  }

  private Outcome passed(Set<String> names, boolean strangersPass, String but) {
    List<String> ignored =
        given.stream()
            .filter(name -> !names.contains(name))
            .filter(name -> !candidates.isDocumented(name))
            .toList();
    String how =
        said(names) + " passed the check of the parameters; answers heard: " + answers.size();
    return new Outcome(
        new Needs(List.copyOf(names), true, ignored, strangersPass, how + but),
        answers.succeeded(names));
  }

  private static String said(Set<String> names) {
    return names.isEmpty() ? "no parameter" : String.join(", ", names);
  }

  private Outcome failed(String why) {
    Set<String> names = new LinkedHashSet<>(candidates.required());
    names.addAll(asked);
    String by = asked.isEmpty() ? "by the documentation; " : "by the server's words; ";
    return new Outcome(
        new Needs(List.copyOf(names), false, List.of(), false, (names.isEmpty() ? "" : by) + why),
        false);
  }
}
