package dev.cozesh.client.database;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of one page.
 *
 * @param items values by column, all as text; empty for an empty one
 * @param totalCount rows on all pages
 * @param taskId of an asynchronous call
 * @param other members without a name here
 */
public record RecordPage(
    Optional<List<Map<String, Optional<String>>>> items,
    Optional<Boolean> hasMore,
    Optional<Long> totalCount,
    Optional<String> taskId,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public RecordPage {
    items = items.map(rows -> rows.stream().map(RecordPage::copy).toList());
    other = Others.copyOf(other);
  }

  private static Map<String, Optional<String>> copy(Map<String, Optional<String>> row) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(row));
  }
}
