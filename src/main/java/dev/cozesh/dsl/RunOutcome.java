package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.cozesh.client.core.Gap;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.json.Json;
import java.util.List;
import java.util.function.Function;

/** A run of a workflow that has ended, or that waits for an answer. */
public final class RunOutcome {
  private final RunProgress progress;
  private final Received received;
  private final Function<String, Object> resume;
  private final Slot slot;

  /**
   * How its events came.
   *
   * @param complete whether the last one came and none is missing
   */
  record Received(boolean complete, List<Gap> gaps, String logid) {
    /** Of a run that came in one answer. */
    static final Received WHOLE = new Received(true, List.of(), "");

    Received {
      gaps = List.copyOf(gaps);
      requireNonNull(logid, "logid");
    }
  }

  /**
   * @param resume answers the run that waits
   * @param slot the call, for errors
   */
  RunOutcome(RunProgress progress, Received received, Function<String, Object> resume, Slot slot) {
    this.progress = requireNonNull(progress, "progress");
    this.received = requireNonNull(received, "received");
    this.resume = requireNonNull(resume, "resume");
    this.slot = requireNonNull(slot, "slot");
  }

  /** What the End node gives: mostly a JSON object, sometimes plain text; null while it waits. */
  public String getOutput() {
    return progress.output().orElse(null);
  }

  /** The output as maps and lists; null when it is no JSON. */
  @JsonIgnore
  public Object getJson() {
    try {
      String text = progress.output().orElse("").strip();
      boolean holds = text.startsWith("{") || text.startsWith("[");
      return holds ? Json.value(Json.parse(text, "the output"), Object.class) : null;
    } catch (CozeDataException e) {
      return null;
    }
  }

  /** By which {@code runs.history} finds its record; null when Coze did not tell. */
  public String getExecuteId() {
    return progress.executeId().orElse(null);
  }

  /** Tokens spent; null when Coze did not tell. */
  public Long getTokens() {
    return progress.tokens().orElse(null);
  }

  /** A page about the run, good for 7 days; null when Coze did not tell. */
  public String getDebugUrl() {
    return progress.debugUrl().orElse(null);
  }

  /** Whether everything came that the run said. */
  public boolean isComplete() {
    return received.complete();
  }

  /** Where pieces are missing or came again. */
  public List<Gap> getGaps() {
    return received.gaps();
  }

  /** Coze's log id; may be empty. */
  public String getLogid() {
    return received.logid();
  }

  /** Whether it waits for an answer. */
  public boolean isWaiting() {
    return progress.interrupt().isPresent();
  }

  /** What it asks; null when it does not wait. */
  public String getQuestion() {
    return progress.question().orElse(null);
  }

  /**
   * Answers a run that waits, and waits until it ends or asks again.
   *
   * @return the run as it goes on from there
   */
  public Object resume(Object answer) {
    if (!isWaiting()) {
      throw new CozeScriptException(
          slot.place(), "the run does not wait for an answer", "it has ended", "");
    }
    return resume.apply(String.valueOf(answer));
  }

  /** Its output, or what it asks. */
  @Override
  public String toString() {
    return isWaiting() ? getQuestion() : String.valueOf(getOutput());
  }
}
