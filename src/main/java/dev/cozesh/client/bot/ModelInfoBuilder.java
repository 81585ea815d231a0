package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
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
  private Optional<ResponseFormat> responseFormat = Optional.empty();
  private Optional<BigDecimal> presencePenalty = Optional.empty();
  private Optional<BigDecimal> frequencyPenalty = Optional.empty();
  private Optional<Boolean> spCurrentTime = Optional.empty();
  private Optional<Boolean> spAntiLeak = Optional.empty();
  private Optional<CacheType> cacheType = Optional.empty();
  private Optional<ModelApiMode> apiMode = Optional.empty();
  private Optional<JsonNode> parameters = Optional.empty();

  ModelInfoBuilder(String modelId) {
    this.modelId = requireNonNull(modelId, "modelId");
  }

  /**
   * How freely it answers.
   *
   * @param value as the model allows, mostly 0 to 1
   * @return this
   */
  public ModelInfoBuilder temperature(BigDecimal value) {
    temperature = Optional.of(value);
    return this;
  }

  /**
   * The part of the likely words it chooses from.
   *
   * @param value 0 to 1
   * @return this
   */
  public ModelInfoBuilder topP(BigDecimal value) {
    topP = Optional.of(value);
    return this;
  }

  /**
   * The number of likely words it chooses from.
   *
   * @param value as the model allows
   * @return this
   */
  public ModelInfoBuilder topK(long value) {
    topK = Optional.of(value);
    return this;
  }

  /**
   * The length of an answer.
   *
   * @param value the most tokens
   * @return this
   */
  public ModelInfoBuilder maxTokens(long value) {
    maxTokens = Optional.of(value);
    return this;
  }

  /**
   * How much of the conversation it is given.
   *
   * @param value rounds
   * @return this
   */
  public ModelInfoBuilder contextRound(long value) {
    contextRound = Optional.of(value);
    return this;
  }

  /**
   * What it answers in.
   *
   * @param value {@code text}, {@code markdown} or {@code json}
   * @return this
   */
  public ModelInfoBuilder responseFormat(String value) {
    return responseFormat(ResponseFormat.of(value));
  }

  /**
   * What it answers in.
   *
   * @param value the format
   * @return this
   */
  public ModelInfoBuilder responseFormat(ResponseFormat value) {
    responseFormat = Optional.of(value);
    return this;
  }

  /**
   * How it is kept from staying with a subject.
   *
   * @param value more is stricter
   * @return this
   */
  public ModelInfoBuilder presencePenalty(BigDecimal value) {
    presencePenalty = Optional.of(value);
    return this;
  }

  /**
   * How it is kept from repeating words.
   *
   * @param value more is stricter
   * @return this
   */
  public ModelInfoBuilder frequencyPenalty(BigDecimal value) {
    frequencyPenalty = Optional.of(value);
    return this;
  }

  /**
   * Whether the time goes into the prompt.
   *
   * @param value true or false
   * @return this
   */
  public ModelInfoBuilder currentTime(boolean value) {
    spCurrentTime = Optional.of(value);
    return this;
  }

  /**
   * Whether the prompt is kept from being told.
   *
   * @param value true or false
   * @return this
   */
  public ModelInfoBuilder antiLeak(boolean value) {
    spAntiLeak = Optional.of(value);
    return this;
  }

  /**
   * What of the prompt is cached.
   *
   * @param value nothing or its beginning
   * @return this
   */
  public ModelInfoBuilder cacheType(CacheType value) {
    cacheType = Optional.of(value);
    return this;
  }

  /**
   * How Coze asks it.
   *
   * @param value the interface
   * @return this
   */
  public ModelInfoBuilder apiMode(ModelApiMode value) {
    apiMode = Optional.of(value);
    return this;
  }

  /**
   * Switches of this one model.
   *
   * @param value an object
   * @return this
   */
  public ModelInfoBuilder parameters(JsonNode value) {
    parameters = Optional.of(value);
    return this;
  }

  /**
   * The settings.
   *
   * @return what was set, and nothing else
   */
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
        cacheType,
        apiMode,
        parameters,
        Map.of());
  }
}
