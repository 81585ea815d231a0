package dev.cozesh.client.commerce;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Which benefits to read.
 *
 * @param types {@code api_run_qps}, {@code call_tool_limit}
 * @param resourceId plugin, chat or workflow, with {@code api_run_qps}
 */
public record BenefitFilter(Optional<List<String>> types, Optional<String> resourceId) {
  /** What Coze shows by itself. */
  public static final BenefitFilter NONE = new BenefitFilter(Optional.empty(), Optional.empty());

  public BenefitFilter {
    types = types.map(List::copyOf);
    requireNonNull(resourceId, "resourceId");
  }

  /**
   * The same with {@code types}.
   *
   * @param value {@code api_run_qps}, {@code call_tool_limit}
   * @return a copy
   */
  public BenefitFilter withTypes(List<String> value) {
    return new BenefitFilter(Optional.of(value), resourceId);
  }

  /**
   * The same with {@code resource_id}.
   *
   * @param value plugin, chat or workflow, with {@code api_run_qps}
   * @return a copy
   */
  public BenefitFilter withResourceId(String value) {
    return new BenefitFilter(types, Optional.of(value));
  }
}
