package dev.cozesh.client.websocket;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a chat over a socket behaves; what is absent is left to Coze, and can be set again at any
 * time.
 *
 * @param inputAudio the sound that is sent
 * @param outputAudio the sound that Coze sends
 * @param turnDetection who finds the end of what is said
 * @param asrConfig how speech is understood
 * @param needPlayPrologue whether the bot speaks first
 * @param prologueContent what it says then
 * @param eventSubscriptions types of the events that are wanted; all unless set. Then nobody can
 *     tell here whether an answer is due, and silence is no failure
 * @param other members without a name here
 */
public record ChatSettings(
    Optional<ChatConfig> chatConfig,
    Optional<InputAudio> inputAudio,
    Optional<OutputAudio> outputAudio,
    Optional<VoiceProcessing> voiceProcessingConfig,
    Optional<Turns> turnDetection,
    Optional<AsrConfig> asrConfig,
    Optional<VoicePrints> voicePrintConfig,
    Optional<Boolean> needPlayPrologue,
    Optional<String> prologueContent,
    Optional<List<String>> eventSubscriptions,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public ChatSettings {
    eventSubscriptions = eventSubscriptions.map(List::copyOf);
    other = Others.copyOf(other);
  }

  /**
   * Begins settings.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The chat itself.
   *
   * @param conversationId goes on with this conversation; a new one unless set
   * @param customVariables variables of the bot's prompt
   * @param parameters inputs of a chatflow
   * @param other members without a name here
   */
  public record ChatConfig(
      Optional<Map<String, String>> metaData,
      Optional<Map<String, String>> customVariables,
      Optional<Map<String, String>> extraParams,
      Optional<String> userId,
      Optional<String> conversationId,
      Optional<Boolean> autoSaveHistory,
      Optional<Map<String, JsonNode>> parameters,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public ChatConfig {
      metaData = metaData.map(Others::copyOf);
      customVariables = customVariables.map(Others::copyOf);
      extraParams = extraParams.map(Others::copyOf);
      parameters = parameters.map(Others::copyOf);
      other = Others.copyOf(other);
    }

    /**
     * A chat of that user, in a new conversation unless one is given.
     *
     * @param userId who speaks
     * @param conversationId empty for a new conversation
     * @return the settings
     */
    public static ChatConfig of(String userId, Optional<String> conversationId) {
      return new ChatConfig(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(userId),
          conversationId,
          Optional.empty(),
          Optional.empty(),
          Map.of());
    }
  }

  /**
   * What is done to the sound that comes in.
   *
   * @param enableAns whether noise is taken out
   * @param enablePdns whether only the main speaker is kept
   * @param voicePrintFeatureId whose voice that is
   * @param other members without a name here
   */
  public record VoiceProcessing(
      Optional<Boolean> enableAns,
      Optional<Boolean> enablePdns,
      Optional<String> voicePrintFeatureId,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public VoiceProcessing {
      other = Others.copyOf(other);
    }
  }

  /**
   * Whose voice it is.
   *
   * @param groupId voiceprints to look among
   * @param score how alike it has to be
   * @param other members without a name here
   */
  public record VoicePrints(
      Optional<String> groupId,
      Optional<Integer> score,
      Optional<Boolean> reuseVoiceInfo,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public VoicePrints {
      other = Others.copyOf(other);
    }
  }

  /** Settings being put together; what is not set is not sent. Not thread-safe. */
  public static final class Builder {
    private Optional<ChatConfig> chatConfig = Optional.empty();
    private Optional<InputAudio> inputAudio = Optional.empty();
    private Optional<OutputAudio> outputAudio = Optional.empty();
    private Optional<VoiceProcessing> voiceProcessing = Optional.empty();
    private Optional<Turns> turns = Optional.empty();
    private Optional<AsrConfig> asr = Optional.empty();
    private Optional<VoicePrints> voicePrints = Optional.empty();
    private Optional<String> prologue = Optional.empty();
    private Optional<List<String>> subscriptions = Optional.empty();

    private Builder() {}

    /**
     * The chat itself.
     *
     * @param value user, conversation, variables
     * @return this
     */
    public Builder chat(ChatConfig value) {
      chatConfig = Optional.of(value);
      return this;
    }

    /**
     * The sound that is sent.
     *
     * @param value what is set
     * @return this
     */
    public Builder inputAudio(InputAudio value) {
      inputAudio = Optional.of(value);
      return this;
    }

    /**
     * The sound that Coze sends.
     *
     * @param value what is set
     * @return this
     */
    public Builder outputAudio(OutputAudio value) {
      outputAudio = Optional.of(value);
      return this;
    }

    /**
     * What is done to the sound that comes in.
     *
     * @param value the processing
     * @return this
     */
    public Builder voiceProcessing(VoiceProcessing value) {
      voiceProcessing = Optional.of(value);
      return this;
    }

    /**
     * Who finds the end of what is said.
     *
     * @param value what is set
     * @return this
     */
    public Builder turns(Turns value) {
      turns = Optional.of(value);
      return this;
    }

    /**
     * How speech is understood.
     *
     * @param value what is set
     * @return this
     */
    public Builder asr(AsrConfig value) {
      asr = Optional.of(value);
      return this;
    }

    /**
     * Whose voice it is.
     *
     * @param value the voiceprints
     * @return this
     */
    public Builder voicePrints(VoicePrints value) {
      voicePrints = Optional.of(value);
      return this;
    }

    /**
     * What the bot says before it is asked anything.
     *
     * @param text what the bot says first
     * @return this
     */
    public Builder prologue(String text) {
      prologue = Optional.of(text);
      return this;
    }

    /**
     * Types of the events that are wanted; nobody can tell then whether an answer is due.
     *
     * @param types their names on the wire
     * @return this
     */
    public Builder subscriptions(List<String> types) {
      subscriptions = Optional.of(types);
      return this;
    }

    /** {@return the settings} */
    public ChatSettings build() {
      return new ChatSettings(
          chatConfig,
          inputAudio,
          outputAudio,
          voiceProcessing,
          turns,
          asr,
          voicePrints,
          prologue.map(text -> true),
          prologue,
          subscriptions,
          Map.of());
    }
  }
}
