package dev.cozesh.client.bot;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a bot opens a conversation.
 *
 * @param prologue the greeting, up to 300 characters
 * @param suggestedQuestions offered for a start
 * @param other members without a name here
 */
public record OnboardingInfo(
    Optional<String> prologue,
    Optional<List<String>> suggestedQuestions,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public OnboardingInfo {
    suggestedQuestions = suggestedQuestions.map(List::copyOf);
    other = Others.copyOf(other);
  }

  /**
   * A greeting and questions.
   *
   * @param prologue the greeting, up to 300 characters
   * @param questions offered for a start, up to 50 characters each
   * @return both
   */
  public static OnboardingInfo of(String prologue, List<String> questions) {
    return new OnboardingInfo(Optional.of(prologue), Optional.of(List.copyOf(questions)), Map.of());
  }
}
