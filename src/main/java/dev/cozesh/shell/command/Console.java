package dev.cozesh.shell.command;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command prints: results to out, everything else to err; both UTF-8. Text is printed as it
 * is; whoever prints a server's words cleans them first. Not for several threads at once.
 */
public final class Console {
  private static final String START_OF_LINE = "\r";
  private static final String ERASE_REST = "\u001b[K";

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Tty tty;
  private final boolean colour;
  private final Optional<Questions> questions;
  private final HiddenInput hidden;
  private final Margin margin;
  private final boolean annotates;
  private boolean passing;

  public Console(InputStream in, PrintStream out, PrintStream err, Tty tty, boolean colour) {
    this(in, out, err, tty, colour, Optional.empty(), Console::typedUnseen, new Margin(), false);
  }

  private Console(
      InputStream in,
      PrintStream out,
      PrintStream err,
      Tty tty,
      boolean colour,
      Optional<Questions> questions,
      HiddenInput hidden,
      Margin margin,
      boolean annotates) {
    this.in = requireNonNull(in, "in");
    this.out = requireNonNull(out, "out");
    this.err = requireNonNull(err, "err");
    this.tty = requireNonNull(tty, "tty");
    this.colour = colour;
    this.questions = questions;
    this.hidden = requireNonNull(hidden, "hidden");
    this.margin = requireNonNull(margin, "margin");
    this.annotates = annotates;
  }

  /**
   * The process's own streams, UTF-8 whatever the locale says.
   *
   * @param variables the environment, of which {@code NO_COLOR}, {@code TERM}, {@code ACCESSIBLE}
   *     and {@code GITHUB_ACTIONS} are heeded
   */
  public static Console ofProcess(Map<String, String> variables) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    // What prints on its own, a library or a script's println, must speak UTF-8 too.
    System.setOut(out);
    System.setErr(err);
    String bits = System.getProperty("cozesh.tty");
    boolean dumb = "dumb".equals(variables.get("TERM"));
    boolean colour = variables.getOrDefault("NO_COLOR", "").isEmpty() && !dumb;
    Console console =
        new Console(
            // Buffered: the bare stream asks a pipe for its position and fails.
            new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
            out,
            err,
            Tty.of(bits, bits == null && System.console() != null).under(variables),
            colour);
    return "true".equals(variables.get("GITHUB_ACTIONS")) ? console.annotating() : console;
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** The same streams, for a build server that shows failures beside the code. */
  public Console annotating() {
    return new Console(in, out, err, tty, colour, questions, hidden, margin, true);
  }

  /** Whether failures are printed as annotations, too. */
  public boolean annotates() {
    return annotates;
  }

  /** The same streams without colours. */
  public Console plain() {
    return new Console(in, out, err, tty, false, questions, hidden, margin, annotates);
  }

  /** The same streams, results among the remarks: for a run whose out is kept for one document. */
  public Console outToErr() {
    Tty errOnly = new Tty(tty.in(), tty.err(), tty.err(), tty.dumb());
    return new Console(in, err, err, errOnly, colour, questions, hidden, margin, annotates);
  }

  /** The same streams; who edits lines asks the questions, each on a line of its own. */
  public Console asking(Questions editor) {
    Margin own = new Margin();
    PrintStream watchedOut = own.watching(editor.beside(out));
    PrintStream watchedErr = own.watching(editor.beside(err));
    return new Console(
        in,
        watchedOut,
        watchedErr,
        tty,
        colour,
        Optional.of(editor),
        editor::askHidden,
        own,
        annotates);
  }

  /**
   * Ends the line when what was printed last did not; only of a console that is {@link #asking}.
   */
  public void freshLine() {
    wipe();
    if (margin.isOpen()) {
      err.print("\n");
      err.flush();
    }
  }

  /** The same streams, secrets read in another way: by whoever holds the terminal. */
  public Console hidingWith(HiddenInput other) {
    return new Console(in, out, err, tty, colour, questions, other, margin, annotates);
  }

  /** Prints a result and a line break. */
  public void print(String text) {
    wipe();
    out.print(text + "\n");
    out.flush();
  }

  /** Prints bytes as they came. */
  public void printBytes(byte[] bytes) {
    wipe();
    out.write(bytes, 0, bytes.length);
    out.flush();
  }

  /** Prints a remark and a line break to standard error. */
  public void remark(String text) {
    wipe();
    err.print(text + "\n");
    err.flush();
  }

  /** Whether standard error is a terminal that can rewrite a line. */
  public boolean canRewrite() {
    return tty.err() && !tty.dumb();
  }

  /**
   * Shows a remark that the next one replaces; only where {@link #canRewrite}.
   *
   * @param text shorter than a terminal's line
   */
  public void pass(String text) {
    err.print(START_OF_LINE + text + ERASE_REST);
    err.flush();
    passing = true;
  }

  /** Takes away what {@link #pass} shows. */
  public void wipe() {
    if (passing) {
      err.print(START_OF_LINE + ERASE_REST);
      err.flush();
      margin.clear();
      passing = false;
    }
  }

  /**
   * Asks a question on standard error and reads a line; empty without a terminal, and at the end of
   * input.
   */
  public Optional<String> ask(String question) {
    if (!canAsk()) {
      return Optional.empty();
    }
    wipe();
    if (questions.isPresent()) {
      freshLine();
      return questions.get().ask(question);
    }
    err.print(question);
    err.flush();
    return readLine();
  }

  /** Whether there is a terminal to ask on. */
  public boolean canAsk() {
    return tty.in() && tty.err();
  }

  /** Asks for a secret, which is not shown while typed; empty without a terminal. */
  public Optional<String> askHidden(String question) {
    return canAsk() ? hidden.read(question).filter(text -> !text.isEmpty()) : Optional.empty();
  }

  private static Optional<String> typedUnseen(String question) {
    if (System.console() == null) {
      return Optional.empty();
    }
    // Java shows its prompt after it has switched the echo off; one of ours would come before, and
    // whoever types at once would see the secret.
    return Optional.ofNullable(System.console().readPassword("%s", question)).map(String::new);
  }

  private Optional<String> readLine() {
    var line = new ByteArrayOutputStream();
    try {
      int next = in.read();
      if (next < 0) {
        remark(""); // Ctrl-D leaves the cursor behind the question
        return Optional.empty();
      }
      for (; next >= 0 && next != '\n'; next = in.read()) {
        line.write(next);
      }
      return Optional.of(line.toString(StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("standard input cannot be read", e);
    }
  }

  /** Standard input to its end, as UTF-8. */
  public String readAll() {
    try {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("standard input cannot be read", e);
    }
  }

  /** Where results go, for what writes on its own. */
  public PrintStream out() {
    return out;
  }

  /** Where everything else goes. */
  public PrintStream err() {
    return err;
  }

  /** Which streams are a terminal. */
  public Tty tty() {
    return tty;
  }

  /** Whether results may be coloured. */
  public boolean colourOut() {
    return colour && tty.out();
  }

  /** Whether remarks may be coloured. */
  public boolean colourErr() {
    return colour && tty.err();
  }
}
