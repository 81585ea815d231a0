package dev.cozesh.shell.exchange;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call that was made, as a script looks at it: {@code last.status}, {@code
 * last.json.data.items[0].id}, {@code last[-3]}. Holds no secret. What is still under way changes;
 * everything else stays. Thread-safe.
 */
public final class MadeCall {
  private final Exchanges log;
  private final Asked asked;
  private volatile Outcome outcome = Outcome.AWAITED;
  private volatile Object json;

  MadeCall(Exchanges log, Asked asked) {
    this.log = requireNonNull(log, "log");
    this.asked = requireNonNull(asked, "asked");
  }

  Asked asked() {
    return asked;
  }

  Outcome outcome() {
    return outcome;
  }

  void become(Outcome next) {
    outcome = next;
    json = null;
  }

  /**
   * Another call of the same session: 0 is the first that is kept, -1 the last, -3 the third from
   * the end.
   */
  public MadeCall getAt(int index) {
    return log.getAt(index);
  }

  /** The verb, upper case. */
  public String getMethod() {
    return asked.method();
  }

  /** The path, without query. */
  public String getPath() {
    return asked.path();
  }

  /** The whole address. */
  public String getUrl() {
    return asked.url();
  }

  /** What the query says: a text, or a list of texts where a name stands several times. */
  public Map<String, Object> getQuery() {
    Map<String, Object> query = new LinkedHashMap<>();
    asked
        .query()
        .forEach(
            (name, values) ->
                query.put(name, values.size() == 1 ? values.get(0) : List.copyOf(values)));
    return query;
  }

  /** The body that was sent, as text; empty when there was none, and for an upload. */
  public String getRequest() {
    return asked.body().text();
  }

  /** The body that was sent, as maps and lists; null when there was none. */
  public Object getReq() {
    return asked.body().plain();
  }

  /** The names of what was sent: of the query, and of a JSON body's first level. */
  public Set<String> sentNames() {
    Set<String> names = new HashSet<>(getQuery().keySet());
    if (getReq() instanceof Map<?, ?> body) {
      body.keySet().forEach(name -> names.add(String.valueOf(name)));
    }
    return names;
  }

  /** When it was sent. */
  public Instant getTime() {
    return asked.time();
  }

  /** HTTP status; 0 when no answer came, or none yet. */
  public int getStatus() {
    return outcome.status();
  }

  /** Milliseconds from the call to the last byte. */
  public long getMs() {
    return outcome.millis();
  }

  /** Size of the answer's body, decompressed. */
  public long getBytes() {
    return outcome.bytes();
  }

  /** Requests that were sent, 0 when none left this machine. */
  public int getAttempts() {
    return outcome.attempts();
  }

  /** Requests after the first one. */
  public int getRetries() {
    return Math.max(0, outcome.attempts() - 1);
  }

  /** Coze's log id; may be empty. */
  public String getLogid() {
    return outcome.logId();
  }

  /** Coze's business code, 0 for success; null when the answer holds none. */
  public Long getCode() {
    return outcome.code().orElse(null);
  }

  /** Coze's own words about a refusal; may be empty. */
  public String getMessage() {
    return outcome.message();
  }

  /** The answer's body; of a stream its events. Long ones are cut after 256 K characters. */
  public String getText() {
    return outcome.body().text();
  }

  /** The same as {@code text}. */
  public String getRaw() {
    return getText();
  }

  /** The answer as maps and lists; null when it is no JSON, or was cut. */
  public Object getJson() {
    Object made = json;
    if (made == null) {
      made = outcome.body().plain();
      json = made;
    }
    return made;
  }

  /** The answer as JSON; empty when it is none, or was cut. */
  public Optional<JsonNode> tree() {
    return outcome.body().json();
  }

  /** Whether {@code text} is all that came. */
  public boolean isWhole() {
    return outcome.body().isWhole();
  }

  /** The answer's headers, looked up without regard to case. */
  public Map<String, String> getHeaders() {
    return outcome.headers();
  }

  /** Whether Coze refused. */
  public boolean isRefused() {
    return outcome.refused();
  }

  /** Why no answer came, or half of one; null when a whole one did. */
  public String getFailure() {
    return outcome.failure().map(Outcome.Failure::what).orElse(null);
  }

  /** The likely cause of the failure; may be empty. */
  public String getWhy() {
    return outcome.failure().map(Outcome.Failure::why).orElse("");
  }

  /** What to do about the failure; may be empty. */
  public String getNext() {
    return outcome.failure().map(Outcome.Failure::next).orElse("");
  }

  /** How many events of a stream came; 0 for any other answer. */
  public long getEvents() {
    return outcome.events();
  }

  /** Whether the answer is there to its end: false for a stream that goes on or broke off. */
  public boolean isEnded() {
    return outcome.course() == Outcome.Course.OVER && outcome.failure().isEmpty();
  }

  /** Whether the answer came from a recording. */
  public boolean isReplayed() {
    return outcome.headers().containsKey(Cassette.REPLAYED);
  }

  /** Whether Coze refused, or no whole answer came, or one that cannot be read. */
  boolean isTrouble() {
    return outcome.refused() || outcome.failure().isPresent() || isBroken();
  }

  /** Whether the answer says that it is JSON, and is none. */
  public boolean isBroken() {
    String type = outcome.headers().getOrDefault("Content-Type", "");
    return type.contains("json")
        && outcome.course() == Outcome.Course.OVER
        && isWhole()
        && tree().isEmpty();
  }

  /** How a script names this call now: {@code last}, {@code last[-3]}. */
  public String name() {
    int fromEnd = log.fromEnd(this);
    return fromEnd == 1 ? "last" : "last[-" + fromEnd + "]";
  }

  /** What was asked and what came of it, a line each, without the answer's body. */
  public String head() {
    return new MadeText(this, 0).head();
  }

  /**
   * The call for people: what was asked, what came of it, and the answer as indented JSON.
   *
   * @param lines how many lines of the answer are shown
   */
  public String text(int lines) {
    return new MadeText(this, lines).text();
  }

  /** The same, a screenful of it. */
  @Override
  public String toString() {
    return text(MadeText.SCREENFUL);
  }
}
