package dev.cozesh.client.message;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * A user's opinion of an answer.
 *
 * @param reasonTypes up to 10 reasons of up to 30 characters
 * @param comment up to 250 characters
 */
public record Feedback(
    @JsonProperty("feedback_type") FeedbackType type,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> reasonTypes,
    Optional<String> comment) {
  public Feedback {
    requireNonNull(type, "type");
    reasonTypes = List.copyOf(reasonTypes);
    requireNonNull(comment, "comment");
  }

  /**
   * {@return an opinion without reasons}
   *
   * @param type a thumb up or down
   */
  public static Feedback of(FeedbackType type) {
    return new Feedback(type, List.of(), Optional.empty());
  }
}
