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
  /** Whether it meets requests for such a route, and counts them. */
  default boolean meets(boolean knownRoute) {
    return true;
  }

  /** Whether it goes on until faults are cleared, unless single requests were chosen. */
  default boolean lasts() {
    return false;
  }

  /** What it does to this request; empty when chance spares it. */
  default Optional<Effect> drawn(Draw draw) {
    return Optional.of(this);
  }

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

  /** Says nothing for a while without handling the request, and hangs up. */
  record Silence(Duration time) implements Effect {}

  /** Answers as if there were no such route. */
  record Absent() implements Effect {
    @Override
    public boolean meets(boolean knownRoute) {
      return knownRoute;
    }
  }

  /** The same to a share of the requests, by chance. */
  record FlakyAbsent(double rate, long seed) implements Effect {
    @Override
    public boolean lasts() {
      return true;
    }

    @Override
    public boolean meets(boolean knownRoute) {
      return knownRoute;
    }

    @Override
    public Optional<Effect> drawn(Draw draw) {
      return draw.ofRequest(seed) < rate ? Optional.of(new Absent()) : Optional.empty();
    }
  }

  /** Strikes paths that are not there, until faults are cleared. */
  sealed interface OfAbsent extends Effect {
    @Override
    default boolean lasts() {
      return true;
    }

    @Override
    default boolean meets(boolean knownRoute) {
      return !knownRoute;
    }
  }

  /** Answers once with success, at a share of the paths that are not there. */
  record Flaky(double rate, long seed) implements OfAbsent {
    @Override
    public Optional<Effect> drawn(Draw draw) {
      return draw.ofRoute(seed) < rate && draw.isFirst()
          ? Optional.of(Canned.success())
          : Optional.empty();
    }
  }

  /** Says that there is no such route in one of these ways, by chance. */
  record Wordings(long seed, List<String> texts) implements OfAbsent {
    @Override
    public Optional<Effect> drawn(Draw draw) {
      int chosen = (int) (draw.ofRequest(seed) * texts.size());
      return Optional.of(new Say(texts.get(chosen)));
    }
  }

  /** Says in this way that there is no such route. */
  record Say(String text) implements Effect {}

  /** Says with this HTTP status that there is no such route. */
  record AbsentStatus(int status) implements Effect {
    @Override
    public boolean lasts() {
      return true;
    }

    @Override
    public boolean meets(boolean knownRoute) {
      return !knownRoute;
    }
  }

  /** Waits before the request is handled. */
  record Delay(Duration time) implements Effect {}

  /** Keeps what the request created out of lists and reads. */
  record Hide(Duration time) implements Effect {}

  /** Lets the task that the request begins fail. */
  record FailTask(String reason) implements Effect {}

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
