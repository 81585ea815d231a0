package dev.cozesh.client.bot;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A model with its settings: sent as {@code model_info_config}, answered as {@code model_info}.
 * What is absent is left to Coze.
 *
 * @param modelName only in answers
 * @param contextRound rounds of the conversation given to the model
 * @param spCurrentTime whether the time goes into the prompt
 * @param spAntiLeak whether the prompt is kept from being told
 * @param cacheType what of the prompt is cached
 * @param apiMode how Coze asks the model
 * @param parameters switches of one model
 * @param other members without a name here
 */
public record ModelInfo(
    Optional<String> modelId,
    Optional<String> modelName,
    Optional<BigDecimal> temperature,
    Optional<BigDecimal> topP,
    Optional<Long> topK,
    Optional<Long> maxTokens,
    Optional<Long> contextRound,
    Optional<ResponseFormat> responseFormat,
    Optional<BigDecimal> presencePenalty,
    Optional<BigDecimal> frequencyPenalty,
    Optional<Boolean> spCurrentTime,
    Optional<Boolean> spAntiLeak,
    Optional<CacheType> cacheType,
    Optional<ModelApiMode> apiMode,
    Optional<JsonNode> parameters,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public ModelInfo {
    parameters = Others.there(parameters);
    other = Others.copyOf(other);
  }

  /**
   * A model with Coze's own settings.
   *
   * @param modelId the model
   * @return the settings
   */
  public static ModelInfo of(String modelId) {
    return builder(modelId).build();
  }

  /**
   * Begins a model with settings of one's own.
   *
   * @param modelId the model
   * @return what collects them
   */
  public static ModelInfoBuilder builder(String modelId) {
    return new ModelInfoBuilder(modelId);
  }
}
