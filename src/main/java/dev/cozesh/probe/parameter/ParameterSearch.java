package dev.cozesh.probe.parameter;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Question;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Searches for the smallest set of parameters with which a read passes: those that the answers ask
 * for, the documented ones, the other names that Coze has for the same, the usual ones; then leaves
 * out what makes no difference. At most 12 answers are heard, the first included. At the end one
 * parameter more that nobody knows tells whether strangers pass in silence.
 *
 * <p>Asks through {@link #next}, is told by {@link #heard}; sends nothing itself. For reads only:
 * what it hands out is sent as it is. Not thread-safe.
 */
public final class ParameterSearch {
  /** Most answers that a search takes. */
  public static final int MOST = 12;

  private final Map<String, JsonNode> given;
  private final Answers answers = new Answers();
  private final Search search;
  private Map<String, JsonNode> last;
  private Question question = Question.PARAMETERS;
  private Optional<Search.Outcome> outcome = Optional.empty();

  /**
   * A search.
   *
   * @param endpoint the documented endpoint, if it is one
   * @param given what was written, by name; tried first
   * @param values values that the user has, by name; the other name of the same thing takes them
   *     too
   */
  public ParameterSearch(
      Optional<Endpoint> endpoint, Map<String, JsonNode> given, Map<String, String> values) {
    requireNonNull(endpoint, "endpoint");
    this.given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    last = this.given;
    Neutral neutral = new Neutral(endpoint, this.given, Map.copyOf(values));
    search = new Search(endpoint, this.given.keySet(), neutral, answers);
  }

  /** {@return the parameters to send next, all of them; empty when the search is over} */
  public Optional<Map<String, JsonNode>> next() {
    if (outcome.isPresent()) {
      return Optional.empty();
    }
    try {
      outcome = Optional.of(search.run());
      return Optional.empty();
    } catch (Search.Unanswered open) {
      last = open.set();
      question = open.isNonsense() ? Question.NONSENSE : Question.PARAMETERS;
      return Optional.of(last);
    }
  }

  /** {@return what the set is sent for that {@link #next} handed out last} */
  public Question question() {
    return question;
  }

  /**
   * Hears the answer to the set handed out last; before the first, to what was given.
   *
   * @param features the answer
   */
  public void heard(Features features) {
    heard(last, features);
  }

  /**
   * Hears the answer to any set.
   *
   * @param set what was sent
   * @param features the answer
   */
  public void heard(Map<String, JsonNode> set, Features features) {
    answers.put(set, requireNonNull(features, "features"));
  }

  /** {@return what was learnt; nothing while the search goes on} */
  public Needs needs() {
    return outcome.map(Search.Outcome::needs).orElse(Needs.UNKNOWN);
  }

  /** {@return whether a set of parameters was answered with success} */
  public boolean succeeded() {
    return outcome.map(Search.Outcome::succeeded).orElse(false);
  }
}
