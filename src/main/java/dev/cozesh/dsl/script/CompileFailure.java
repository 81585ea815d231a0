package dev.cozesh.dsl.script;

import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** Says in plain words what the compiler found first. */
final class CompileFailure {
  private static final Pattern POSITION = Pattern.compile("\\s*@ line \\d+, column \\d+\\.?\\s*$");
  private static final Pattern NAME = Pattern.compile("[a-z]+");
  private static final Pattern NO_CLASS = Pattern.compile("unable to resolve class (\\S+)");
  private static final Pattern PACKAGE =
      Pattern.compile("\\b(?:org\\.codehaus|groovy)\\.[\\w.]*\\.");

  private CompileFailure() {}

  /**
   * @param text what was compiled
   */
  static CozeScriptException of(CompilationFailedException failure, String name, String text) {
    Tokens tokens;
    try {
      tokens = Tokens.of(text, name);
    } catch (CozeScriptException e) {
      return e; // a string that does not end
    }
    Optional<SyntaxException> first = found(failure).stream().findFirst();
    return SyntaxFault.find(tokens, name, failure)
        .filter(fault -> first.map(found -> !isBefore(found, fault.place())).orElse(true))
        .or(() -> first.flatMap(found -> unexpected(found, name, tokens)))
        .orElseGet(() -> said(failure, name));
  }

  /** What the compiler found, in the order of the text. */
  private static List<SyntaxException> found(CompilationFailedException failure) {
    return failure instanceof MultipleCompilationErrorsException several
        ? several.getErrorCollector().getErrors().stream()
            .filter(SyntaxErrorMessage.class::isInstance)
            .map(error -> ((SyntaxErrorMessage) error).getCause())
            .sorted(
                Comparator.comparingInt(SyntaxException::getStartLine)
                    .thenComparingInt(SyntaxException::getStartColumn))
            .toList()
        : List.of();
  }

  private static boolean isBefore(SyntaxException found, Place place) {
    return found.getStartLine() < place.line()
        || found.getStartLine() == place.line() && found.getStartColumn() < place.column();
  }

  private static CozeScriptException said(CompilationFailedException failure, String name) {
    List<SyntaxException> found = found(failure);
    return found.isEmpty()
        ? new CozeScriptException(
            new Place(name, 0, 0), plain(failure.getMessage()), "", "", failure)
        : of(found.get(0), found.size(), name, failure);
  }

  /** The parser's own words quote all it has read since the statement began. */
  private static Optional<CozeScriptException> unexpected(
      SyntaxException first, String name, Tokens tokens) {
    Place place = new Place(name, first.getStartLine(), first.getStartColumn());
    if (!first.getOriginalMessage().startsWith("Unexpected input")) {
      return Optional.empty();
    }
    Optional<CozeScriptException> command = command(place, tokens, first);
    if (command.isPresent()) {
      return command;
    }
    return tokens
        .at(place.line(), place.column())
        .map(
            token ->
                new CozeScriptException(
                    place,
                    token.isBlank()
                        ? "the line ends too early"
                        : token.lines().findFirst().orElse("") + " cannot stand here",
                    "what stands in front of it cannot go on like this",
                    "look for a comma, an operator, a ; or a line break that is missing there",
                    first));
  }

  /** Who pipes lines of the prompt into a script is told that a script has no commands. */
  private static Optional<CozeScriptException> command(
      Place place, Tokens tokens, SyntaxException first) {
    boolean slash = tokens.at(place.line(), place.column()).filter("/"::equals).isPresent();
    return tokens
        .at(place.line(), place.column() + 1)
        .filter(name -> slash && place.column() == 1 && NAME.matcher(name).matches())
        .map(
            name ->
                new CozeScriptException(
                    place,
                    "/" + name + " is a command of the prompt",
                    "a script, from a file, from -e or from standard input, holds code alone",
                    "start `cozesh` on a terminal for commands; `cozesh --help` lists what works"
                        + " without",
                    first));
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
