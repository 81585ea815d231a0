package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.chat.ChatEvent;
import dev.cozesh.client.core.Usage;
import dev.cozesh.client.workflow.WorkflowEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** Tells somebody what a stream brings while it comes: a chat as a chat, a run node by node. */
public final class Telling {
  private final TalkListener listener;
  private final InstantSource clock;
  private final Heard heard;
  private final RunProgress run = new RunProgress();
  private final List<Object> events = new ArrayList<>();
  private String node = "";
  private boolean started;
  private boolean plain; // what this node says is JSON, not words
  private boolean lineEnded = true;

  /**
   * @param listener is told in order, on the thread that walks
   * @param clock measures how long it takes
   */
  public Telling(TalkListener listener, InstantSource clock) {
    this.listener = requireNonNull(listener, "listener");
    this.clock = requireNonNull(clock, "clock");
    this.heard = new Heard(listener);
  }

  /**
   * Walks the events to their end and closes them.
   *
   * @return what came
   * @throws dev.cozesh.error.CozeException what the walk throws, after all that came was told
   */
  public List<Object> walk(Events stream) {
    Instant begin = clock.instant();
    try (stream) {
      stream.forEach(this::take);
    } finally {
      endLine();
      listener.over();
    }
    if (!heard.followUps().isEmpty()) {
      listener.followUps(heard.followUps());
    }
    listener.footer(footer(Duration.between(begin, clock.instant()), stream.getLogid()));
    return List.copyOf(events);
  }

  private void take(Object event) {
    events.add(event);
    if (event instanceof ChatEvent chat) {
      heard.take(chat);
      lineEnded = heard.text().isEmpty() || heard.text().endsWith("\n");
    } else if (event instanceof WorkflowEvent step) {
      run.take(step);
      step(step);
    }
  }

  private void step(WorkflowEvent event) {
    if (event instanceof WorkflowEvent.Message message) {
      begin(message.nodeTitle().orElse(""), message.nodeExecuteUuid().orElse(""));
      say(message.text());
    } else if (event instanceof WorkflowEvent.Interrupt asked) {
      begin(asked.nodeTitle().orElse(""), "");
      say(run.question().orElse("") + "\n");
    } else if (event instanceof WorkflowEvent.Unknown unknown) {
      begin(unknown.type(), "");
      say(unknown.json() + "\n");
    }
  }

  /** A node that speaks for the first time, or again after others, is named. */
  private void begin(String title, String execution) {
    String speaking = title + " " + execution;
    if (!speaking.equals(node)) {
      endLine();
      node = speaking;
      started = false;
      listener.node(title);
    }
  }

  private void say(String piece) {
    if (!piece.isEmpty()) {
      plain = started ? plain : piece.startsWith("{") || piece.startsWith("[");
      started = true;
      lineEnded = piece.endsWith("\n");
      if (plain) {
        listener.plain(piece);
      } else {
        listener.piece(piece);
      }
    }
  }

  private void endLine() {
    if (!lineEnded && plain) {
      listener.plain("\n");
    } else if (!lineEnded) {
      listener.piece("\n");
    }
    lineEnded = true;
  }

  /** {@code run 7390…, 31 tokens, 1.2 s, log id 2026…}. */
  private String footer(Duration took, String logid) {
    Optional<Long> tokens =
        heard.chat().flatMap(chat -> chat.usage().flatMap(Usage::tokenCount)).or(run::tokens);
    StringJoiner footer = new StringJoiner(", ");
    run.executeId().ifPresent(id -> footer.add("run " + id));
    run.interrupt()
        .ifPresent(
            asked -> footer.add("waits for an answer to event " + asked.eventId().orElse("")));
    tokens.ifPresent(count -> footer.add(count + " tokens"));
    footer.add(String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0));
    if (!logid.isEmpty()) {
      footer.add("log id " + logid);
    }
    return footer.toString();
  }
}
