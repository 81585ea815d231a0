package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.WireValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Settings of a model to be sent; what is not set is left to Coze. Not thread-safe. */
public final class ModelInfoBuilder {
  private final String modelId;
  private Optional<BigDecimal> temperature = Optional.empty();
  private Optional<BigDecimal> topP = Optional.empty();
  private Optional<Long> topK = Optional.empty();
  private Optional<Long> maxTokens = Optional.empty();
  private Optional<Long> contextRound = Optional.empty();
  private Optional<WireValue> responseFormat = Optional.empty();
  private Optional<BigDecimal> presencePenalty = Optional.empty();
  private Optional<BigDecimal> frequencyPenalty = Optional.empty();
  private Optional<Boolean> spCurrentTime = Optional.empty();
  private Optional<Boolean> spAntiLeak = Optional.empty();
  private Optional<JsonNode> parameters = Optional.empty();

  ModelInfoBuilder(String modelId) {
    this.modelId = requireNonNull(modelId, "modelId");
  }

  public ModelInfoBuilder temperature(BigDecimal value) {
    temperature = Optional.of(value);
    return this;
  }

  public ModelInfoBuilder topP(BigDecimal value) {
    topP = Optional.of(value);
    return this;
  }

  public ModelInfoBuilder topK(long value) {
    topK = Optional.of(value);
    return this;
  }

  public ModelInfoBuilder maxTokens(long value) {
    maxTokens = Optional.of(value);
    return this;
  }

  /** Rounds of the conversation given to the model. */
  public ModelInfoBuilder contextRound(long value) {
    contextRound = Optional.of(value);
    return this;
  }

  /** {@code text}, {@code markdown} or {@code json}. */
  public ModelInfoBuilder responseFormat(String value) {
    responseFormat = Optional.of(WireValue.of(value));
    return this;
  }

  public ModelInfoBuilder presencePenalty(BigDecimal value) {
    presencePenalty = Optional.of(value);
    return this;
  }

  public ModelInfoBuilder frequencyPenalty(BigDecimal value) {
    frequencyPenalty = Optional.of(value);
    return this;
  }

  /** Whether the time goes into the prompt. */
  public ModelInfoBuilder currentTime(boolean value) {
    spCurrentTime = Optional.of(value);
    return this;
  }

  /** Whether the prompt is kept from being told. */
  public ModelInfoBuilder antiLeak(boolean value) {
    spAntiLeak = Optional.of(value);
    return this;
  }

  /** Switches of this one model. */
  public ModelInfoBuilder parameters(JsonNode value) {
    parameters = Optional.of(value);
    return this;
  }

  public ModelInfo build() {
    return new ModelInfo(
        Optional.of(modelId),
        Optional.empty(),
        temperature,
        topP,
        topK,
        maxTokens,
        contextRound,
        responseFormat,
        presencePenalty,
        frequencyPenalty,
        spCurrentTime,
        spAntiLeak,
        Optional.empty(),
        Optional.empty(),
        parameters,
        Map.of());
  }
}
