package dev.cozesh.shell.exchange;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recording that was read: a head line, and a line of JSON for each call in the order in which
 * they were over.
 *
 * @param remark what the user should know about the file; empty for nothing
 */
record Cassette(Path file, List<Entry> entries, Optional<String> remark) {
  /** Stands in the headers of a replayed answer. */
  static final String REPLAYED = "X-Cozesh-Replayed";

  /** The member of the head line that tells a recording from other files. */
  static final String MARK = "cozesh_recording";

  static final int VERSION = 1;

  /** One call. */
  record Entry(TapedRequest request, TapedAnswer answer) {
    String line() {
      var json = Json.object();
      json.set("request", request.json());
      json.set("answer", answer.json());
      return Json.line(json);
    }

    static Entry of(JsonNode json) {
      if (!json.path("request").isObject() || !json.path("answer").isObject()) {
        throw new CozeDataException("no request or no answer", "", "", "", null);
      }
      return new Entry(TapedRequest.of(json.path("request")), TapedAnswer.of(json.path("answer")));
    }
  }

  Cassette {
    requireNonNull(file, "file");
    entries = List.copyOf(entries);
    requireNonNull(remark, "remark");
  }

  /**
   * Reads a recording. A last line that is not whole, as a kill leaves it, is passed over.
   *
   * @throws CozeUsageException when the file cannot be read, or is none
   */
  static Cassette read(Path file) {
    String text = text(file);
    String[] lines = text.split("\n", -1);
    requireHead(file, lines[0]);
    List<Entry> entries = new ArrayList<>();
    for (int at = 1; at < lines.length - 1; at++) {
      entries.add(entry(file, at + 1, lines[at]));
    }
    String rest = lines.length == 1 ? "" : lines[lines.length - 1];
    return new Cassette(file, entries, rest.isEmpty() ? Optional.empty() : halfLine(lines.length));
  }

  private static Optional<String> halfLine(int number) {
    return Optional.of(
        "line " + number + " was not written to its end and is passed over; the rest is whole");
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CozeUsageException(
          "cannot read " + file,
          Files.exists(file) ? e.getClass().getSimpleName() : "there is no such file",
          "`/record FILE` makes one",
          e);
    }
  }

  private static void requireHead(Path file, String line) {
    int version = 0;
    try {
      version = Json.parse(line, "the first line").path(MARK).asInt();
    } catch (CozeDataException e) {
      // That it is no recording is said below.
    }
    if (version != VERSION) {
      throw new CozeUsageException(
          file + " is no recording",
          version == 0
              ? "its first line is not the head of one"
              : "it is of version " + version + ", this cozesh reads " + VERSION,
          "`/record FILE` makes one");
    }
  }

  private static Entry entry(Path file, int number, String line) {
    try {
      return Entry.of(Json.parse(line, "line " + number));
    } catch (CozeDataException | IllegalArgumentException e) {
      throw new CozeUsageException(
          "line " + number + " of " + file + " is not readable",
          "it was changed after it was recorded: " + firstLine(e),
          "put it right, or delete the line",
          e);
    }
  }

  private static String firstLine(RuntimeException failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
