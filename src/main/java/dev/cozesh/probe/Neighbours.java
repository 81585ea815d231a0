package dev.cozesh.probe;

import dev.cozesh.catalog.Shape;
import dev.cozesh.probe.Agenda.Item;
import dev.cozesh.probe.verdict.Judgement;
import dev.cozesh.probe.verdict.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Routes that pairs stood for, and that are worth a request since one beside them exists. */
final class Neighbours {
  private static final Pattern VERSION = Pattern.compile("/v\\d+(?=/|$)");

  private final Set<String> paths = new HashSet<>();
  private final Set<String> names = new HashSet<>();

  private Neighbours(List<Inspection> cases) {
    for (Inspection each : cases) {
      if (each.judgement().map(Judgement::verdict).filter(Neighbours::isThere).isPresent()) {
        paths.add(path(each.item()));
        names.add(name(each.item()));
      }
    }
  }

  /**
   * Those on the same path first, by other methods and at other servers; then the same name in
   * other versions.
   */
  static List<Item> of(List<Item> left, List<Inspection> cases) {
    Neighbours found = new Neighbours(cases);
    List<Item> open = left.stream().filter(item -> item.sent().isPresent()).toList();
    return Stream.concat(
            open.stream().filter(item -> found.paths.contains(path(item))),
            open.stream()
                .filter(item -> !found.paths.contains(path(item)))
                .filter(item -> found.names.contains(name(item))))
        .toList();
  }

  private static boolean isThere(Verdict verdict) {
    return verdict.exists() || verdict == Verdict.WRONG_METHOD;
  }

  private static String path(Item item) {
    return Shape.of(item.route().path());
  }

  private static String name(Item item) {
    return VERSION.matcher(path(item)).replaceFirst("");
  }
}
