package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.state.TargetState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What goes with the knowledge bases that a plan deletes. Reads each bot that the state knows. */
final class Loss {
  /** Beyond so many bots each costs a request that nobody asked for. */
  private static final int BOTS_READ = 20;

  private static final int NAMED = 10;
  private static final String NOT_LOOKED_AT = "; bots that are not managed here were not looked at";

  private final Map<Kind, Driver> drivers;
  private final Planner.Findings found;
  private final TargetState state;

  Loss(Map<Kind, Driver> drivers, Planner.Findings found, TargetState state) {
    this.drivers = drivers;
    this.found = found;
    this.state = state;
  }

  /** What documents go, and which bots lose what they know. */
  List<String> remarks() {
    List<Removal> bases =
        found.removals().stream()
            .filter(removal -> removal.address().kind() == Kind.KNOWLEDGE)
            .toList();
    if (bases.isEmpty()) {
      return List.of();
    }
    List<Bound> bots = bots();
    List<String> remarks = new ArrayList<>();
    for (Removal base : bases) {
      documents(base.address()).ifPresent(remarks::add);
      users(base, bots).ifPresent(remarks::add);
    }
    List<Removal> unknown = bases.stream().filter(base -> users(base, bots).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      remarks.add("no bot that is managed here knows " + named(unknown) + NOT_LOOKED_AT);
    }
    return remarks;
  }

  /** A bot and the ids of the knowledge bases it knows. */
  private record Bound(String name, List<String> knowledge) {}

  private List<Bound> bots() {
    return state.resources().entrySet().stream()
        .filter(entry -> entry.getKey().kind() == Kind.BOT)
        .limit(BOTS_READ)
        .map(entry -> new Bound(entry.getKey().toString(), knowledge(entry.getValue().id())))
        .toList();
  }

  private List<String> knowledge(String bot) {
    return drivers
        .get(Kind.BOT)
        .read(bot, found.inventory())
        .flatMap(fields -> fields.get(BotDriver.KNOWLEDGE))
        .map(ids -> StreamSupport.stream(ids.spliterator(), false).map(JsonNode::asText).toList())
        .orElse(List.of());
  }

  private Optional<String> documents(Address base) {
    List<String> names =
        state.find(base).stream()
            .flatMap(known -> known.documents().keySet().stream())
            .sorted(Comparator.naturalOrder())
            .toList();
    String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
    String listed = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "with "
                + base
                + (names.size() == 1 ? " goes its document " : " go its documents ")
                + listed
                + more);
  }

  private static String named(List<Removal> bases) {
    return bases.stream()
        .map(base -> base.address().toString())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> users(Removal base, List<Bound> bots) {
    List<String> names =
        bots.stream().filter(bot -> bot.knowledge().contains(base.id())).map(Bound::name).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            base.address()
                + " is known by "
                + String.join(", ", names)
                + (names.size() == 1 ? ", which loses it" : ", which lose it")
                + NOT_LOOKED_AT);
  }
}
