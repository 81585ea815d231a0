package dev.cozesh.client.commerce;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the subscription allows.
 *
 * @param other members without a name here
 */
public record PlanBenefits(
    Optional<Basics> basicInfo,
    Optional<List<Benefit>> benefitInfo,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public PlanBenefits {
    benefitInfo = benefitInfo.map(List::copyOf);
    other = Others.copyOf(other);
  }

  /**
   * The plan.
   *
   * @param other members without a name here
   */
  public record Basics(
      Optional<UserLevel> userLevel, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Basics {
      other = Others.copyOf(other);
    }
  }

  /**
   * One thing that it allows.
   *
   * @param basic by the plan
   * @param extra bought in addition
   * @param effective both together
   * @param resourceId plugin, chat or workflow
   * @param benefitType {@code api_run_qps}, {@code call_tool_limit}
   * @param other members without a name here
   */
  public record Benefit(
      Optional<Item> basic,
      Optional<List<Item>> extra,
      Optional<Item> effective,
      Optional<String> resourceId,
      Optional<String> benefitType,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Benefit {
      extra = extra.map(List::copyOf);
      other = Others.copyOf(other);
    }
  }

  /**
   * An amount.
   *
   * @param status valid, frozen, cancel, pending, invalid, auditing or expired
   * @param other members without a name here
   */
  public record Item(
      Optional<String> status,
      Optional<Counter> itemInfo,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Item {
      other = Others.copyOf(other);
    }
  }

  /**
   * What is used of it.
   *
   * @param startAt unix seconds
   * @param endAt unix seconds
   * @param strategy by_quota, unlimit or forbidden
   * @param other members without a name here
   */
  public record Counter(
      Optional<BigDecimal> used,
      Optional<BigDecimal> total,
      Optional<Long> startAt,
      Optional<Long> endAt,
      Optional<String> strategy,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Counter {
      other = Others.copyOf(other);
    }
  }
}
