package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.Environment;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeUsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The user's own editor, for a text that outgrows the line. */
final class ExternalEditor implements UnaryOperator<String> {
  private static final String FALLBACK = "vi";
  private static final int INTERRUPTED = 130; // as a shell says it: ended by SIGINT
  private static final Duration LATE = Duration.ofSeconds(2);
  // What a shell answers when it finds no program of that name, or one that is none.
  private static final int NO_SUCH_COMMAND = 127;
  private static final int NO_PROGRAM = 126;

  private final Environment environment;
  private final Supplier<Optional<String>> preferred;

  /**
   * @param preferred the editor that the user has set, if any
   */
  ExternalEditor(Environment environment, Supplier<Optional<String>> preferred) {
    this.environment = requireNonNull(environment, "environment");
    this.preferred = requireNonNull(preferred, "preferred");
  }

  /**
   * Opens the text in the editor and waits until it is closed.
   *
   * @throws CozeUsageException when the editor cannot be started, or ends with a failure
   */
  @Override
  public String apply(String text) {
    Path file = null;
    try {
      file = Files.createTempFile("cozesh", ".groovy"); // readable for its owner alone
      Files.writeString(file, text);
      edit(file);
      return Files.readString(file);
    } catch (IOException e) {
      throw new CozeUsageException(
          "the editor " + command() + " cannot be used", e.getMessage(), "set EDITOR", e);
    } finally {
      delete(file);
    }
  }

  private String command() {
    return preferred
        .get()
        .or(() -> environment.get("VISUAL"))
        .or(() -> environment.get("EDITOR"))
        .orElse(FALLBACK);
  }

  private void edit(Path file) throws IOException {
    // Editors are set with options, and their path may hold blanks: the shell knows how to read it.
    List<String> line =
        new ArrayList<>(List.of("sh", "-c", command() + " \"$1\"", "cozesh", file.toString()));
    Process editor = new ProcessBuilder(line).inheritIO().start();
    try {
      int code = editor.waitFor();
      if (code == INTERRUPTED) {
        meetCtrlC();
      }
      if (code != 0) {
        boolean isMissing = code == NO_SUCH_COMMAND || code == NO_PROGRAM;
        throw new CozeUsageException(
            isMissing
                ? "there is no editor " + command()
                : "the editor " + command() + " ended with " + code,
            "nothing was run",
            isMissing ? "`/set editor vi`, or set VISUAL or EDITOR before cozesh starts" : "");
      }
    } catch (InterruptedException e) {
      editor.destroy();
      Thread.currentThread().interrupt();
      throw new CozeInterruptedException("the editor was stopped", "", "", e);
    }
  }

  /**
   * A Ctrl-C goes to the editor and to this program. Whoever does not wait for its own part lets it
   * fall on the next line.
   *
   * @throws InterruptedException when it comes; an editor may also end so by itself
   */
  private static void meetCtrlC() throws InterruptedException {
    new CountDownLatch(1).await(LATE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void delete(Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        file.toFile().deleteOnExit();
      }
    }
  }
}
