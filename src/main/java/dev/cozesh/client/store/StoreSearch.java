package dev.cozesh.client.store;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * What to look for in the store.
 *
 * @param keyword words
 * @param isOfficial whether Coze made it
 * @param categoryIds one of these
 * @param sortType what comes first
 */
public record StoreSearch(
    Optional<String> keyword,
    @JsonProperty("is_official") Optional<Boolean> isOfficial,
    Optional<List<String>> categoryIds,
    Optional<StoreSort> sortType) {
  /** Everything. */
  public static final StoreSearch ALL =
      new StoreSearch(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public StoreSearch {
    requireNonNull(keyword, "keyword");
    requireNonNull(isOfficial, "isOfficial");
    categoryIds = categoryIds.map(List::copyOf);
    requireNonNull(sortType, "sortType");
  }

  /**
   * The same with {@code keyword}.
   *
   * @param value words
   * @return a copy
   */
  public StoreSearch withKeyword(String value) {
    return new StoreSearch(Optional.of(value), isOfficial, categoryIds, sortType);
  }

  /**
   * The same with {@code is_official}.
   *
   * @param value whether Coze made it
   * @return a copy
   */
  public StoreSearch withIsOfficial(boolean value) {
    return new StoreSearch(keyword, Optional.of(value), categoryIds, sortType);
  }

  /**
   * The same with {@code category_ids}.
   *
   * @param value one of these
   * @return a copy
   */
  public StoreSearch withCategoryIds(List<String> value) {
    return new StoreSearch(keyword, isOfficial, Optional.of(value), sortType);
  }

  /**
   * The same with {@code sort_type}.
   *
   * @param value what comes first
   * @return a copy
   */
  public StoreSearch withSortType(StoreSort value) {
    return new StoreSearch(keyword, isOfficial, categoryIds, Optional.of(value));
  }
}
