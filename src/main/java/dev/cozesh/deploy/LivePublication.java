package dev.cozesh.deploy;

import java.util.List;

/**
 * What the users of a bot have.
 *
 * @param connectors where it is published, of the places that can be read
 * @param versions what they have there
 */
record LivePublication(List<String> connectors, List<Fields> versions) {
  static final LivePublication NONE = new LivePublication(List.of(), List.of());

  LivePublication {
    connectors = List.copyOf(connectors);
    versions = List.copyOf(versions);
  }

  /** In what some of it is not what is wanted. */
  List<String> differing(Fields wanted) {
    return versions.stream()
        .flatMap(live -> FieldWork.differing(wanted, live).stream())
        .distinct()
        .toList();
  }
}
