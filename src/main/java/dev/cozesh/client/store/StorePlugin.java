package dev.cozesh.client.store;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A plugin of the store.
 *
 * @param other members without a name here
 */
public record StorePlugin(
    Optional<Product> metainfo,
    Optional<Figures> pluginInfo,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public StorePlugin {
    other = Others.copyOf(other);
  }

  /**
   * What is sold.
   *
   * @param entityId the plugin
   * @param entityType {@code plugin}
   * @param listedAt unix seconds
   * @param paidType {@code paid}
   * @param other members without a name here
   */
  public record Product(
      Optional<String> productId,
      Optional<String> name,
      Optional<String> description,
      Optional<StoreCategory> category,
      Optional<String> iconUrl,
      Optional<String> entityId,
      Optional<String> entityType,
      Optional<String> entityVersion,
      Optional<Long> listedAt,
      Optional<String> paidType,
      Optional<Seller> userInfo,
      @JsonProperty("is_official") Optional<Boolean> isOfficial,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Product {
      other = Others.copyOf(other);
    }
  }

  /**
   * Who sells it.
   *
   * @param other members without a name here
   */
  public record Seller(
      Optional<String> userId,
      Optional<String> nickName,
      Optional<String> userName,
      Optional<String> avatarUrl,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Seller {
      other = Others.copyOf(other);
    }
  }

  /**
   * How it does.
   *
   * @param successRate 0 to 1
   * @param other members without a name here
   */
  public record Figures(
      Optional<Long> heat,
      Optional<Long> callCount,
      Optional<String> description,
      Optional<BigDecimal> successRate,
      Optional<Long> botsUseCount,
      Optional<Long> favoriteCount,
      @JsonProperty("is_call_available") Optional<Boolean> isCallAvailable,
      Optional<Long> totalToolsCount,
      Optional<BigDecimal> avgExecDurationMs,
      Optional<Long> associatedBotsUseCount,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Figures {
      other = Others.copyOf(other);
    }
  }
}
