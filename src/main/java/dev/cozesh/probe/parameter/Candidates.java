package dev.cozesh.probe.parameter;

import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.Parameter;
import dev.cozesh.catalog.Parameter.In;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Names that a read may need, from the documentation and from what Coze calls things elsewhere. */
record Candidates(Optional<Endpoint> endpoint, List<String> given, Neutral neutral) {
  /** What to add one after the other, the likeliest first. */
  List<List<String>> groups() {
    List<String> optional = documented(false);
    List<String> known = optional.stream().filter(neutral::isKnown).toList();
    List<String> base = new ArrayList<>(given);
    base.addAll(required());
    base.addAll(known);
    List<String> usual = usual();
    List<List<String>> groups = new ArrayList<>();
    groups.add(required());
    groups.add(known);
    groups.add(optional);
    groups.add(List.copyOf(Spellings.allOthers(base)));
    groups.add(usual);
    groups.add(List.copyOf(Spellings.allOthers(usual)));
    groups.add(base.isEmpty() ? camel(usual) : camel(base));
    return groups;
  }

  /** The usual names, those first for which the user has a value, and what else has one. */
  private List<String> usual() {
    Set<String> names = new LinkedHashSet<>();
    Spellings.usual().stream().filter(neutral::isKnown).forEach(names::add);
    if (endpoint.isEmpty()) {
      names.addAll(new TreeSet<>(neutral.values().keySet()));
    }
    names.addAll(Spellings.usual());
    return List.copyOf(names);
  }

  private static List<String> camel(Collection<String> names) {
    return names.stream().map(Spellings::camel).distinct().toList();
  }

  /** Documented ones that must be sent. */
  List<String> required() {
    return documented(true);
  }

  private List<String> documented(boolean required) {
    return endpoint.stream()
        .flatMap(known -> known.parameters().stream())
        .filter(parameter -> parameter.required() == required && !parameter.nested())
        .filter(parameter -> parameter.in() == In.QUERY || parameter.in() == In.BODY)
        .map(Parameter::name)
        .toList();
  }

  /** Whether the documentation has a parameter of that name here. */
  boolean isDocumented(String name) {
    return endpoint.flatMap(known -> known.parameter(name)).isPresent();
  }

  /** Documented names in the order of the documentation, then the others as they were learnt. */
  Set<String> inOrder(Set<String> names, Set<String> asked) {
    Set<String> ordered = new LinkedHashSet<>();
    endpoint.stream()
        .flatMap(known -> known.parameters().stream())
        .map(Parameter::name)
        .filter(names::contains)
        .forEach(ordered::add);
    asked.stream().filter(names::contains).forEach(ordered::add);
    ordered.addAll(names);
    return ordered;
  }
}
