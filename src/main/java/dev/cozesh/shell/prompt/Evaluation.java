package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.Dialogue;
import dev.cozesh.dsl.Events;
import dev.cozesh.dsl.Reply;
import dev.cozesh.dsl.ScriptHost;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.dsl.Telling;
import dev.cozesh.dsl.WouldCall;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.More;
import dev.cozesh.shell.slash.Inputs;
import dev.cozesh.shell.slash.Transcript;
import java.util.function.Consumer;

/** What an input of code does: it is evaluated and shown, what it declares planned and applied. */
final class Evaluation implements Inputs {
  private static final String LAST_VALUE = "_";

  private final Dialogue dialogue;
  private final ScriptHost host;
  private final Console console;
  private final Consumer<Object> show;
  private final Transcript transcript;

  /**
   * @param show prints a value
   * @param transcript tells the number of the input
   */
  Evaluation(
      Dialogue dialogue,
      ScriptHost host,
      Console console,
      Consumer<Object> show,
      Transcript transcript) {
    this.dialogue = requireNonNull(dialogue, "dialogue");
    this.host = requireNonNull(host, "host");
    this.console = requireNonNull(console, "console");
    this.show = requireNonNull(show, "show");
    this.transcript = requireNonNull(transcript, "transcript");
  }

  @Override
  public void run(String text) {
    if (part(text)) {
      applyPending();
    }
  }

  /** Refuses an input of several parts when a secret stands in one: then none of them runs. */
  void refuseSecrets(String text) {
    dialogue.refuseSecrets(text, transcript.next());
  }

  /**
   * Runs a part of an input, and leaves what it declares for the end of the whole.
   *
   * @return whether it declares something
   */
  boolean part(String text) {
    return settled(dialogue.run(onLastValue(text), transcript.next()));
  }

  @Override
  public void run(ScriptSource script) {
    if (settled(dialogue.run(script))) {
      applyPending();
    }
  }

  /** A line that begins with a dot goes on with the last value. */
  private static String onLastValue(String text) {
    String line = text.stripLeading();
    boolean goesOn =
        line.length() > 1
            && (line.charAt(0) == '.' && Character.isJavaIdentifierStart(line.charAt(1))
                || line.startsWith("?."));
    return goesOn ? LAST_VALUE + line : text;
  }

  private boolean settled(Reply reply) {
    if (reply.isWorthShowing()) {
      shown(reply);
    }
    for (WouldCall call : dialogue.wouldCall()) {
      console.remark(Clean.text(call.request()));
    }
    return reply.isDeclaring();
  }

  private void shown(Reply reply) {
    Object value = reply.value();
    if (value instanceof Events events && events.getReceived() == 0) {
      // Events can be walked once: they are shown while they come, and kept.
      dialogue.put(LAST_VALUE, new Telling(host.talk(), host.clock()).walk(events));
      return;
    }
    if (!(value instanceof More)) {
      dialogue.put(LAST_VALUE, value); // what is shown of a rest is named by the whole
    }
    if (!reply.isSaid()) {
      show.accept(value);
    }
  }

  /** Plans what is declared, and applies it when the user says so. */
  void applyPending() {
    if (host.planning()) {
      host.plan(dialogue.pending());
      return;
    }
    dialogue.apply();
  }
}
