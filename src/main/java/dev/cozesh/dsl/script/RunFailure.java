package dev.cozesh.dsl.script;

import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.codehaus.groovy.runtime.metaclass.MethodSelectionException;

/** Says where and why a running script failed. */
public final class RunFailure {
  private static final Pattern MISFIT = Pattern.compile("Could not find which method (\\w+)\\(");

  private static final Pattern CHAINED =
      Pattern.compile("Cannot invoke method (\\w+)\\(\\) on null object");

  private RunFailure() {}

  /**
   * The failure as a person can act on it. What cozesh itself threw stays as it is; anything else
   * becomes a script failure with file and line, its cause kept.
   *
   * @throws Error when the virtual machine itself failed, other than by endless recursion or for
   *     want of memory
   */
  public static CozeException of(Throwable thrown, ScriptTexts texts) {
    Throwable failure = unwrapped(thrown);
    if (failure instanceof CozeException known) {
      return known;
    }
    if (failure instanceof InterruptedException) {
      return new CozeInterruptedException("the script was stopped", "", "", failure);
    }
    if (failure instanceof OutOfMemoryError) {
      return outOfMemory(failure, texts);
    }
    if (failure instanceof VirtualMachineError fatal && !(failure instanceof StackOverflowError)) {
      throw fatal;
    }
    Optional<CozeScriptException> misused =
        misused(failure, texts).or(() -> MissingMember.of(failure, texts));
    if (misused.isPresent()) {
      return misused.get();
    }
    Place place = texts.of(failure).orElse(Place.NOWHERE);
    if (failure instanceof AssertionError) {
      // Groovy draws the values under the source line: keep the drawing on lines of its own.
      return new CozeScriptException(place, "assertion failed", "\n" + said(failure), "", failure);
    }
    return new CozeScriptException(place, what(failure), "", "", failure);
  }

  /** A word that was called in a way that only Groovy's own text tells. */
  private static Optional<CozeScriptException> misused(Throwable failure, ScriptTexts texts) {
    Matcher misfit = MISFIT.matcher(said(failure));
    if (failure instanceof MethodSelectionException && misfit.lookingAt()) {
      String name = misfit.group(1);
      Place place = texts.of(failure, name).orElse(Place.NOWHERE);
      return Optional.of(
          new CozeScriptException(
              place, name + " cannot be called with these arguments", "", "", failure));
    }
    Matcher chained = CHAINED.matcher(said(failure));
    if (failure instanceof NullPointerException
        && chained.lookingAt()
        && BlockWords.INNER.contains(chained.group(1))) {
      String word = chained.group(1);
      return Optional.of(
          new CozeScriptException(
              texts.of(failure, word).orElse(Place.NOWHERE),
              word + " follows another word on the same line",
              "Groovy reads `a \"x\" b \"y\"` as a(\"x\").b(\"y\")",
              "put a ; in front of " + word + ", or write it on a line of its own",
              failure));
    }
    return Optional.empty();
  }

  private static Throwable unwrapped(Throwable thrown) {
    Throwable failure = thrown;
    while ((failure instanceof InvokerInvocationException
            || failure instanceof InvocationTargetException
            || failure instanceof UndeclaredThrowableException
            || failure instanceof ExceptionInInitializerError)
        && failure.getCause() != null) {
      failure = failure.getCause();
    }
    return failure;
  }

  private static CozeScriptException outOfMemory(Throwable failure, ScriptTexts texts) {
    long most = Runtime.getRuntime().maxMemory() >> 20;
    return new CozeScriptException(
        texts.of(failure).orElse(Place.NOWHERE),
        "there is not enough memory for this",
        "Java takes " + most + " MB at most; what the script let go of is free again",
        "work through it part by part, or start with more: COZESH_JAVA_OPTS=-Xmx4g",
        failure);
  }

  private static String what(Throwable failure) {
    if (failure instanceof StackOverflowError) {
      return "a method calls itself without end";
    }
    String kind = failure.getClass().getSimpleName();
    return said(failure).isEmpty() ? kind : kind + ": " + said(failure);
  }

  private static String said(Throwable failure) {
    return failure.getMessage() == null ? "" : failure.getMessage().strip();
  }
}
