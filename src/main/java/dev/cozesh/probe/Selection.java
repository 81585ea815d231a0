package dev.cozesh.probe;

import dev.cozesh.probe.Agenda.Item;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.variant.Attempt.Route;
import dev.cozesh.probe.variant.Inquiry;
import dev.cozesh.probe.variant.Variants;
import dev.cozesh.probe.verdict.Unit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is asked when the budget does not bear every combination. What was written out is asked in
 * any case; of the pairs of a pattern as many as fit, what is documented first.
 *
 * @param asked what is asked
 * @param paired the same with the pairs that do not fit
 */
record Selection(Set<Route> asked, Set<Route> paired) {
  Selection {
    asked = Set.copyOf(asked);
    paired = Set.copyOf(paired);
  }

  static Selection of(Inquiry inquiry, List<Attempt> all, List<Item> items, ProbeOptions options) {
    Choice whole = new Choice(options);
    items.forEach(whole::take);
    if (whole.requests <= options.budget()) {
      Set<Route> every = routes(all);
      return new Selection(every, every);
    }
    Set<Route> pairs = covering(inquiry, all);
    Set<Route> written = written(inquiry, all);
    Choice choice = new Choice(options);
    items.stream().filter(item -> written.contains(item.route())).forEach(choice::take);
    items.stream()
        .filter(item -> pairs.contains(item.route()) && !written.contains(item.route()))
        .sorted(Comparator.comparing(item -> item.endpoint().isEmpty()))
        .forEach(choice::takeIfItFits);
    return new Selection(choice.routes, pairs);
  }

  boolean isCut(Route route) {
    return paired.contains(route) && !asked.contains(route);
  }

  private static Set<Route> covering(Inquiry inquiry, List<Attempt> all) {
    Set<Route> routes = written(inquiry, all);
    inquiry.variants().stream().map(Variants::cover).map(Selection::routes).forEach(routes::addAll);
    return routes;
  }

  /** Claims, and lines of which there is nothing to save. */
  private static Set<Route> written(Inquiry inquiry, List<Attempt> all) {
    Set<Route> routes = routes(all);
    routes.removeAll(routes(inquiry.attempts()));
    inquiry.variants().stream()
        .filter(line -> line.cover().equals(line.all()))
        .map(line -> routes(line.all()))
        .forEach(routes::addAll);
    return routes;
  }

  private static Set<Route> routes(List<Attempt> attempts) {
    Set<Route> routes = new LinkedHashSet<>();
    attempts.forEach(attempt -> routes.add(attempt.route()));
    return routes;
  }

  /** Routes with what they cost together. */
  private static final class Choice {
    private final ProbeOptions options;
    private final Set<Route> routes = new LinkedHashSet<>();
    private final Set<Unit> units = new HashSet<>();
    private int requests;

    Choice(ProbeOptions options) {
      this.options = options;
    }

    void take(Item item) {
      requests += price(item);
      routes.add(item.route());
      item.sent().map(Unit::of).ifPresent(units::add);
    }

    void takeIfItFits(Item item) {
      if (requests + price(item) <= options.budget()) {
        take(item);
      }
    }

    private int price(Item item) {
      boolean isNew = item.sent().map(Unit::of).filter(unit -> !units.contains(unit)).isPresent();
      return item.requests(options.parameters()) + (isNew ? Agenda.CALIBRATION : 0);
    }
  }
}
