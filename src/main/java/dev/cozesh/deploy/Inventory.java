package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What there is in the workspace, listed when first asked for, whole or not at all. Names are
 * compared exactly; Coze's own name filters are fuzzy and never used.
 */
final class Inventory {
  /** A plan may wait for its reader for long. */
  private static final Duration FRESH = Duration.ofSeconds(60);

  private final Map<Kind, Driver> drivers;
  private final Clock clock;
  private final Map<Kind, Lists> lists = new EnumMap<>(Kind.class);
  private final Map<Kind, Instant> listed = new EnumMap<>(Kind.class);

  Inventory(Map<Kind, Driver> drivers, Clock clock) {
    this.drivers = drivers;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** The objects of one kind; of two rows with one id the first counts. */
  private record Lists(
      List<Listed> all, Map<String, List<Listed>> named, Map<String, Listed> byId) {
    static Lists of(List<Listed> rows) {
      return new Lists(
          List.copyOf(rows),
          rows.stream().collect(Collectors.groupingBy(Listed::name)),
          rows.stream()
              .collect(Collectors.toMap(Listed::id, Function.identity(), (first, next) -> first)));
    }
  }

  private Lists lists(Kind kind) {
    Lists known = lists.get(kind);
    if (known == null) {
      known = Lists.of(drivers.get(kind).list());
      lists.put(kind, known);
      listed.put(kind, clock.instant());
    }
    return known;
  }

  List<Listed> all(Kind kind) {
    return lists(kind).all();
  }

  /** Every object of exactly that name. */
  List<Listed> named(Kind kind, String name) {
    return List.copyOf(lists(kind).named().getOrDefault(name, List.of()));
  }

  /** Lists anew what was listed so long ago that a create must not be decided on it. */
  void freshen(Kind kind) {
    Instant when = listed.get(kind);
    if (when == null || when.plus(FRESH).isBefore(clock.instant())) {
      refresh(kind);
    }
  }

  Optional<Listed> byId(Kind kind, String id) {
    return Optional.ofNullable(lists(kind).byId().get(id));
  }

  /** Forgets what was listed, so that the next question lists anew. */
  Inventory refresh(Kind kind) {
    lists.remove(kind);
    return this;
  }
}
