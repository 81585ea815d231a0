package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.AtomicFile;
import dev.cozesh.error.SecretShapes;
import dev.cozesh.shell.command.Version;
import dev.cozesh.shell.render.Clean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps what is needed to mend a failure nobody foresaw: kinds and places of the exceptions. Their
 * messages can quote headers, bodies or variables, so they are left out.
 */
public final class CrashFile {
  private final Path directory;
  private final InstantSource clock;

  /**
   * @param directory made when it is first needed, for its owner alone
   */
  public CrashFile(Path directory, InstantSource clock) {
    this.directory = requireNonNull(directory, "directory");
    this.clock = requireNonNull(clock, "clock");
  }

  /** Writes one file; empty when even that fails. */
  public Optional<Path> write(Throwable bug) {
    StringBuilder text = new StringBuilder();
    text.append("cozesh ").append(Version.TEXT).append(" stumbled at ").append(clock.instant());
    text.append("\nJava ").append(Runtime.version()).append(", ");
    text.append(System.getProperty("os.name")).append('\n');
    Throwable cause = bug;
    for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
      text.append(depth == 0 ? "" : "caused by ").append(cause.getClass().getName()).append('\n');
      for (StackTraceElement frame : cause.getStackTrace()) {
        text.append("    at ").append(frame).append('\n');
      }
    }
    Path file = directory.resolve("crash-" + clock.millis() + ".txt");
    try {
      AtomicFile.createPrivate(file);
      Files.writeString(file, text);
      return Optional.of(file);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The whole trace for a screen, messages too. */
  public static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return Clean.text(SecretShapes.mask(text.toString().stripTrailing()));
  }
}
