package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import groovy.lang.Closure;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A value of the language taken apart, for whoever shows it.
 *
 * @param headline what is said above it; empty for nothing
 * @param body what is shown; empty when the headline says all
 * @param path where a script reads the body of {@code _}, the last value: {@code _.json}
 */
public record Opened(String headline, Optional<Object> body, String path) {
  private static final String LAST = "_";

  public Opened {
    requireNonNull(headline, "headline");
    requireNonNull(body, "body");
    requireNonNull(path, "path");
  }

  /** The parts of an answer, a list that a word stands for, a run; empty for other values. */
  public static Optional<Opened> of(Object value) {
    if (value instanceof Answer answer) {
      Optional<JsonNode> json = answer.tree();
      return opened(
          answer.headline(),
          json.isPresent() ? json.get() : answer.getBody(),
          json.isPresent() ? "_.json" : "_.body");
    }
    if (value instanceof ListedWord word) {
      return opened("", word.list(), LAST);
    }
    if (value instanceof RunOutcome run && run.isWaiting()) {
      return opened(
          "the run waits for an answer: `_.resume \"…\"`", run.getQuestion(), "_.question");
    }
    if (value instanceof RunOutcome run) {
      return Optional.ofNullable(run.getJson()).flatMap(json -> opened("", json, "_.json"));
    }
    if (value instanceof Events events) {
      String unread = events.getReceived() == 0 ? "; walk it once: `_.each { println it }`" : "";
      return told(events + unread);
    }
    if (value instanceof Closure<?> closure) {
      return told("a closure of (" + parameters(closure) + ")");
    }
    return Optional.empty();
  }

  private static Optional<Opened> opened(String headline, Object body, String path) {
    return Optional.of(new Opened(headline, Optional.ofNullable(body), path));
  }

  private static Optional<Opened> told(String headline) {
    return Optional.of(new Opened(headline, Optional.empty(), LAST));
  }

  private static String parameters(Closure<?> closure) {
    return Arrays.stream(closure.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", "));
  }
}
