package dev.cozesh.shell.exchange;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A language in which a call can be written down. Each program sends the same request and prints
 * the body of the answer; it takes the token from the environment.
 */
public enum ProgramForm {
  /** A line for a POSIX shell. */
  CURL(ShellForm::curl),
  /** A line for a POSIX shell that runs HTTPie 3. */
  HTTPIE(ShellForm::httpie),
  /** Python 3, its standard library alone. */
  PYTHON(PythonForm::write),
  /** JavaScript for Node 18 or newer. */
  JAVASCRIPT(JavaScriptForm::write),
  /** A source file for {@code java}, 11 or newer. */
  JAVA(JavaForm::write),
  /** A line of cozesh. */
  GROOVY(GroovyForm::write),
  /** The request as it goes over the wire. */
  HTTP(HttpForm::write);

  private final Function<ToSend, String> writer;

  ProgramForm(Function<ToSend, String> writer) {
    this.writer = writer;
  }

  /** The name as people type it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The names of all forms. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ProgramForm::word).toList();
  }

  /**
   * The form of that name, in any case.
   *
   * @throws CozeUsageException when there is none
   */
  public static ProgramForm of(String word) {
    return Arrays.stream(values())
        .filter(form -> form.word().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new CozeUsageException(
                    word.isEmpty() ? "which form?" : "there is no form `" + word + "`",
                    "the forms are " + String.join(", ", words()),
                    word.isEmpty() ? "`/as curl`" : Nearest.hint(word, words())));
  }

  /**
   * A call as a program.
   *
   * @throws CozeUsageException when it cannot be written in this form
   */
  public Program write(MadeCall call) {
    if (call.getUrl().startsWith("ws")) {
      throw new CozeUsageException(
          call.getMethod() + " " + call.getPath() + " cannot be written as " + word(),
          "it opens a WebSocket",
          "");
    }
    ToSend request = ToSend.of(call);
    return new Program(writer.apply(request), request.remarks());
  }

  /**
   * A program's text.
   *
   * @param text without a line break at the end
   * @param remarks what a reader has to know before it can run; a sentence each
   */
  public record Program(String text, List<String> remarks) {
    public Program {
      remarks = List.copyOf(remarks);
    }
  }
}
