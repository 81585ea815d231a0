package dev.cozesh.dsl.script;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** Says in plain words what the compiler found first. */
final class CompileFailure {
  private static final Pattern POSITION = Pattern.compile("\\s*@ line \\d+, column \\d+\\.?\\s*$");
  private static final Pattern NO_CLASS = Pattern.compile("unable to resolve class (\\S+)");
  private static final Pattern PACKAGE =
      Pattern.compile("\\b(?:org\\.codehaus|groovy)\\.[\\w.]*\\.");

  private CompileFailure() {}

  static CozeScriptException of(CompilationFailedException failure, String name) {
    if (failure instanceof MultipleCompilationErrorsException several) {
      List<SyntaxException> found =
          several.getErrorCollector().getErrors().stream()
              .filter(SyntaxErrorMessage.class::isInstance)
              .map(error -> ((SyntaxErrorMessage) error).getCause())
              .sorted(
                  Comparator.comparingInt(SyntaxException::getStartLine)
                      .thenComparingInt(SyntaxException::getStartColumn))
              .toList();
      if (!found.isEmpty()) {
        return of(found.get(0), found.size(), name, failure);
      }
    }
    return new CozeScriptException(
        new Place(name, 0, 0), plain(failure.getMessage()), "", "", failure);
  }

  private static CozeScriptException of(
      SyntaxException first, int count, String name, CompilationFailedException failure) {
    Place place =
        new Place(name, Math.max(0, first.getStartLine()), Math.max(0, first.getStartColumn()));
    String next = count > 1 ? "mend this first; " + (count - 1) + " more may follow from it" : "";
    return new CozeScriptException(place, plain(first.getOriginalMessage()), "", next, failure);
  }

  private static String plain(String message) {
    String text = POSITION.matcher(message.strip()).replaceFirst("").strip();
    Matcher noClass = NO_CLASS.matcher(text);
    if (noClass.find()) {
      return "there is no class " + noClass.group(1);
    }
    String line = text.lines().findFirst().orElse("the script does not compile");
    return PACKAGE.matcher(line).replaceAll("");
  }
}
