package dev.cozesh.catalog;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The documented bounds: lengths, sizes, counts, rates, times. Immutable. */
public final class Limits {
  private final List<Limit> limits;
  private final Map<String, Limit> byName;
  private final Map<String, PageSize> pageSizes;

  Limits(List<Limit> limits, List<PageSize> pageSizes) {
    this.limits = List.copyOf(limits);
    byName = limits.stream().collect(toUnmodifiableMap(Limit::name, Function.identity()));
    this.pageSizes =
        pageSizes.stream().collect(toUnmodifiableMap(PageSize::endpoint, Function.identity()));
  }

  static Limits read(CatalogFiles files) {
    Contents contents = files.read("limits", Contents.class);
    return new Limits(contents.limits(), contents.pageSizes());
  }

  /** {@return every bound, by subject} */
  public List<Limit> all() {
    return limits;
  }

  /**
   * {@return the bound of that name: {@code bot.name}, {@code bot.prompt}, {@code
   * dataset.documents}, {@code document.create_batch}, {@code request.body}, {@code
   * rate.chat.free}, …}
   *
   * @param name as above
   * @throws IllegalArgumentException when there is none
   */
  public Limit of(String name) {
    Limit limit = byName.get(name);
    if (limit == null) {
      throw new IllegalArgumentException("no limit has the name " + name);
    }
    return limit;
  }

  /**
   * {@return the same with other bounds under some of the names, as another server has them}
   *
   * @param others each under a name that is known
   */
  public Limits with(List<Limit> others) {
    Map<String, Limit> bounds = new LinkedHashMap<>();
    limits.forEach(limit -> bounds.put(limit.name(), limit));
    others.forEach(limit -> bounds.put(of(limit.name()).name(), limit));
    return new Limits(List.copyOf(bounds.values()), List.copyOf(pageSizes.values()));
  }

  /**
   * {@return the page size of a list endpoint; empty for an endpoint without pages}
   *
   * @param endpointId its id in the catalogue
   */
  public Optional<PageSize> pageSize(String endpointId) {
    return Optional.ofNullable(pageSizes.get(endpointId));
  }

  private record Contents(List<Limit> limits, List<PageSize> pageSizes) {}
}
