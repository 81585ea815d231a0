package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.SecretShapes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A chat on the screen while it goes on: the answer's Markdown as it comes, a line for each call of
 * a tool, at last what to ask next and what it took. Nothing is rewritten. One for each chat; for
 * one thread.
 */
public final class ChatView {
  private static final int ROOM_FOR_TIME = 10;

  private final Screen screen;
  private final Consumer<String> out;
  private final Markdown markdown;
  private final Deque<Call> open = new ArrayDeque<>();
  private boolean inLine;
  private boolean inCall;
  private boolean afterCall;

  private record Call(String tool, Instant since) {}

  /**
   * @param out gets clean text with colours, to be printed at once and as it is
   */
  public ChatView(Screen screen, Consumer<String> out) {
    this.screen = requireNonNull(screen, "screen");
    this.out = requireNonNull(out, "out");
    this.markdown = new Markdown(screen, this::print);
  }

  private void print(String text) {
    inLine = !text.endsWith("\n");
    out.accept(text);
  }

  /** The next piece of the answer, as the server sent it. */
  public void piece(String piece) {
    endCall();
    // A break between two messages; the call between them has broken the line already.
    boolean broken = afterCall && piece.equals("\n");
    afterCall = false;
    if (!broken) {
      markdown.piece(piece);
    }
  }

  /** The next piece of data, which is shown as it is. */
  public void plain(String piece) {
    endCall();
    afterCall = false;
    markdown.end();
    print(Clean.text(SecretShapes.mask(piece)));
  }

  /** Who speaks from now on: a line of its own. */
  public void node(String title) {
    endCall();
    endLine();
    if (!title.isEmpty()) {
      print(screen.ink().dim(line(title) + ":") + "\n");
    }
  }

  /**
   * The bot calls a tool: {@code → plugin 天气(city=北京)}, which is to be followed by its time.
   *
   * @param arguments by name, in order
   */
  public void toolCalled(String tool, Map<String, String> arguments) {
    endCall();
    endLine();
    String given =
        arguments.entrySet().stream()
            .map(one -> one.getKey() + "=" + Quoted.masked(one.getKey(), one.getValue()))
            .collect(Collectors.joining(", "));
    String line = line("→ " + tool + "(" + given + ")");
    print(
        screen.ink().dim(Width.cut(line, Math.max(ROOM_FOR_TIME, screen.line() - ROOM_FOR_TIME))));
    open.add(new Call(tool, screen.clock().instant()));
    inCall = true;
  }

  /** The tool that was called first, of those that are awaited, has answered. */
  public void toolAnswered() {
    Call call = open.poll();
    if (call == null) {
      return;
    }
    String took = Words.duration(Duration.between(call.since(), screen.clock().instant()));
    if (inCall && open.isEmpty()) {
      print(screen.ink().dim(" " + took));
    } else {
      endCall();
      endLine();
      print(screen.ink().dim(line("← " + call.tool() + " " + took)));
      inCall = true;
    }
    endCall();
  }

  private static String line(String text) {
    return Clean.line(SecretShapes.mask(text));
  }

  private void endCall() {
    if (inCall) {
      print("\n");
      inCall = false;
      afterCall = true;
    }
  }

  private void endLine() {
    markdown.end();
    if (inLine) {
      print("\n");
    }
  }

  /** Nothing more comes: what was held back is printed, and the line is ended. */
  public void over() {
    endCall();
    endLine();
  }

  /** The next questions that the bot proposes, a line each. */
  public void followUps(List<String> questions) {
    questions.forEach(question -> print(screen.ink().dim("  › ") + line(question.strip()) + "\n"));
  }

  /** What it took, dim, on a line of its own. */
  public void footer(String footer) {
    print(screen.ink().dim(line(footer)) + "\n");
  }
}
