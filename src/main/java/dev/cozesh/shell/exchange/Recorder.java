package dev.cozesh.shell.exchange;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.AtomicFile;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.Redactor;
import dev.cozesh.http.Request;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Writes a recording, a call at a time and each at once, without secrets. What cannot be written
 * ends the recording, never the call. Thread-safe.
 */
final class Recorder {
  private final Path file;
  private final Redactor redactor;
  private final Consumer<String> remarks;
  private long calls;
  private boolean broken;

  /**
   * @param file where lines are added
   * @param remarks told once when the recording ends by a failure
   */
  Recorder(Path file, Redactor redactor, Consumer<String> remarks) {
    this.file = requireNonNull(file, "file");
    this.redactor = requireNonNull(redactor, "redactor");
    this.remarks = requireNonNull(remarks, "remarks");
  }

  /**
   * Begins a new file for its owner alone.
   *
   * @throws CozeUsageException when there is one already, or it cannot be written
   */
  static Recorder create(
      Path file, Redactor redactor, InstantSource clock, Consumer<String> remarks) {
    AtomicFile.requireDirectory(file, "/record");
    if (Files.exists(file)) {
      throw new CozeUsageException(
          file + " exists already", "a recording never replaces a file", "name another one");
    }
    Recorder recorder = new Recorder(file, redactor, remarks);
    try {
      AtomicFile.createPrivate(file);
      recorder.append(
          Json.line(
              Json.object()
                  .put(Cassette.MARK, Cassette.VERSION)
                  .put("begun", clock.instant().toString())));
    } catch (IOException e) {
      throw new CozeUsageException(
          "cannot write " + file, String.valueOf(e.getMessage()), "name another file", e);
    }
    return recorder;
  }

  Path file() {
    return file;
  }

  Redactor redactor() {
    return redactor;
  }

  /** How many calls were written. */
  synchronized long calls() {
    return calls;
  }

  /** The request as it is written. */
  TapedRequest taped(Request request) throws IOException {
    return TapedRequest.of(request, redactor);
  }

  /** Adds a call. */
  synchronized void add(TapedRequest request, TapedAnswer answer) {
    if (broken) {
      return;
    }
    try {
      append(new Cassette.Entry(request, answer).line());
      calls++;
    } catch (IOException e) {
      broken = true;
      remarks.accept(
          "the recording ends here: "
              + file
              + " cannot be written ("
              + e.getMessage()
              + "); it holds "
              + calls
              + (calls == 1 ? " call" : " calls"));
    }
  }

  /** Tells that a call is missing in the recording. */
  void leftOut(String operation, String why) {
    remarks.accept(operation + " is not in the recording: " + why);
  }

  // A file that is gone is not made again: it would be for everybody's eyes.
  private void append(String line) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException("it is gone");
    }
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      long end = out.length();
      out.seek(end);
      try {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        takeBack(out, end);
        throw e;
      }
    }
  }

  private static void takeBack(RandomAccessFile out, long end) {
    try {
      out.setLength(end);
    } catch (IOException e) {
      // Half a line at the end is passed over by whoever reads it.
    }
  }
}
