package dev.cozesh.catalog;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people write, and what it is called at Coze: names, connectors, words. */
final class NameTable {
  private final List<RightName> names;
  private final Map<String, String> connectorIds;
  private final Map<String, String> synonyms;

  private NameTable(Contents contents) {
    names = List.copyOf(contents.names());
    connectorIds =
        contents.connectors().stream().collect(toUnmodifiableMap(Connector::name, Connector::id));
    synonyms =
        contents.synonyms().stream().collect(toUnmodifiableMap(Synonym::word, Synonym::means));
  }

  static NameTable read(CatalogFiles files) {
    return new NameTable(files.read("names", Contents.class));
  }

  /** The right name for one that no endpoint at all takes. */
  Optional<RightName> rightName(String wrong, List<Endpoint> all) {
    if (all.stream().anyMatch(endpoint -> endpoint.parameter(wrong).isPresent())) {
      return Optional.empty();
    }
    return names.stream().filter(name -> name.wrong().equals(wrong)).findFirst();
  }

  Optional<RightName> rightName(String wrong, Endpoint endpoint) {
    if (endpoint.parameter(wrong).isPresent()) {
      return Optional.empty();
    }
    return names.stream()
        .filter(name -> name.wrong().equals(wrong))
        .filter(name -> name.endpoints().isEmpty() || name.endpoints().contains(endpoint.id()))
        .filter(name -> endpoint.parameter(name.right()).isPresent())
        .findFirst();
  }

  Optional<String> connectorId(String nameOrId) {
    if (!nameOrId.isEmpty() && nameOrId.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.of(nameOrId);
    }
    return Optional.ofNullable(connectorIds.get(nameOrId.toLowerCase(Locale.ROOT)));
  }

  List<String> connectors() {
    return connectorIds.keySet().stream().sorted().toList();
  }

  Map<String, String> synonyms() {
    return synonyms;
  }

  private record Contents(
      List<RightName> names, List<Connector> connectors, List<Synonym> synonyms) {}

  private record Connector(String name, String id, String title) {}

  private record Synonym(String word, String means) {}
}
