package dev.cozesh.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a fault does to one request. */
sealed interface Effect {
  /** Hangs up without an answer: before the body is read, or after the store changed. */
  record Reset(boolean afterCommit) implements Effect {}

  /** Answers this instead: without handling the request, or after the store changed. */
  record Instead(boolean afterCommit, int status, String body, Map<String, String> headers)
      implements Effect {
    /** Stands in the body for the log id of the answer. */
    static final String LOG_ID = "{logid}";

    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*(\\d{1,18})");

    Answer answer(String logId) {
      Matcher code = CODE.matcher(body);
      return new Answer(
          status,
          code.find() ? Long.parseLong(code.group(1)) : 0,
          body.startsWith("<") ? "text/html; charset=utf-8" : "application/json; charset=utf-8",
          headers,
          body.replace(LOG_ID, logId).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Handles the request, says nothing for a while, and hangs up. */
  record Hang(Duration time) implements Effect {}

  /** Handles the request and kills a process, which then gets no answer. */
  record Kill(ProcessHandle process) implements Effect {}

  /** Handles the request and answers half of the JSON, or one and a half events of a stream. */
  record Truncate() implements Effect {}

  /** Waits before the request is handled. */
  record Delay(Duration time) implements Effect {}

  /** Keeps what the request created out of lists and reads. */
  record Hide(Duration time) implements Effect {}

  /** Lets reads see what the request changed as it was before. */
  record Lag(Duration time) implements Effect {}

  /** Handles the request as if it came at another time. */
  record Skew(Duration time) implements Effect {}

  /** Takes these top-level members out of the body before it is handled. */
  record Drop(List<String> fields) implements Effect {}

  /** Answers HTTP 500 for one page of a list. */
  record FailPage(int page) implements Effect {}

  /** Breaks a stream off after so many events. */
  record CutOff(int events, Cut how) implements Effect {}

  /** Ends a stream with an error after so many events. */
  record ErrorEvent(int events, long code, String message) implements Effect {}

  /** Pauses a stream once after so many events. */
  record Stall(int events, Duration time) implements Effect {}

  /** Leaves one event of a stream out. */
  record Lose(int event) implements Effect {}

  /** Sends one event of a stream twice. */
  record Repeat(int event) implements Effect {}

  /** Sends so many bytes of nonsense after a stream's last event. */
  record Garbage(int bytes) implements Effect {}

  /** Sends a stream in so small pieces, with a pause behind each. */
  record Drip(int bytes, Duration pause) implements Effect {}

  static <T extends Effect> Optional<T> first(List<Effect> effects, Class<T> type) {
    return effects.stream().filter(type::isInstance).map(type::cast).findFirst();
  }
}
