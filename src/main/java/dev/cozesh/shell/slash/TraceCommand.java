package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.SecretShapes;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Clean;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /trace}: where the last failure came from. */
public final class TraceCommand implements SlashCommand {
  private static final int MOST_FRAMES = 40;
  // How Groovy and Java get from one line of a script to the next.
  private static final List<String> MACHINERY =
      List.of(
          "groovy.lang.",
          "org.codehaus.groovy.",
          "org.apache.groovy.",
          "dev.cozesh.shell.prompt.",
          "dev.cozesh.dsl.Dialogue",
          "java.lang.Thread",
          "java.util.Optional",
          "java.lang.reflect.",
          "java.lang.invoke.",
          "jdk.internal.",
          "sun.");

  // The unit of an input is named by its number, and by how many came before it.
  private static final Pattern INPUT = Pattern.compile("Script__(\\d+)__\\d+\\.groovy");

  private final Supplier<Optional<Throwable>> last;

  /**
   * @param last the last failure that the prompt has shown
   */
  public TraceCommand(Supplier<Optional<Throwable>> last) {
    this.last = requireNonNull(last, "last");
  }

  @Override
  public String name() {
    return "trace";
  }

  @Override
  public String synopsis() {
    return "/trace";
  }

  @Override
  public String summary() {
    return "show where a failure arose";
  }

  @Override
  public String help() {
    return """
        The calls that led to the last failure, the innermost first, and the failures behind it.
        What Groovy and Java do in between is counted and left out.""";
  }

  @Override
  public String example() {
    return "/trace";
  }

  @Override
  public void run(String rest, Console console) {
    Optional<Throwable> failure = last.get();
    if (failure.isEmpty()) {
      console.remark("nothing has failed yet");
      return;
    }
    console.print(Clean.text(SecretShapes.mask(text(failure.get()))));
  }

  private static String text(Throwable failure) {
    StringJoiner text = new StringJoiner("\n");
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    String label = "";
    for (Throwable each = failure; each != null && seen.add(each); each = each.getCause()) {
      text.add(label + each.getClass().getName() + message(each));
      frames(text, each.getStackTrace());
      label = "because of ";
    }
    return text.toString();
  }

  private static String message(Throwable failure) {
    return failure.getMessage() == null ? "" : ": " + failure.getMessage();
  }

  private static void frames(StringJoiner text, StackTraceElement[] frames) {
    int shown = 0;
    int left = 0;
    for (StackTraceElement frame : frames) {
      if (shown == MOST_FRAMES || isMachinery(frame)) {
        left++;
        continue;
      }
      leftOut(text, left);
      left = 0;
      shown++;
      text.add("    at " + place(frame));
    }
    leftOut(text, left);
  }

  /** A line of an input is told as errors tell it: {@code [7]:1}. */
  private static String place(StackTraceElement frame) {
    Matcher input = INPUT.matcher(String.valueOf(frame.getFileName()));
    return input.matches() ? "[" + input.group(1) + "]:" + frame.getLineNumber() : frame.toString();
  }

  private static boolean isMachinery(StackTraceElement frame) {
    return MACHINERY.stream().anyMatch(frame.getClassName()::startsWith);
  }

  private static void leftOut(StringJoiner text, int count) {
    if (count > 0) {
      text.add("    … " + count + " more");
    }
  }
}
