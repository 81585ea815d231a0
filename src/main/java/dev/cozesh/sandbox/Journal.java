package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code state.jsonl}: one line for each request that changed something, so a request is
 * in it whole or not at all. A last line without its line break is what a killed process was about
 * to write; nobody was told of it, and it is left out. Not thread-safe.
 */
final class Journal implements AutoCloseable {
  private static final int FORMAT = 1;

  private final Path file;
  private Optional<FileChannel> channel = Optional.empty();

  Journal(Path directory) {
    this.file = directory.resolve("state.jsonl");
  }

  /**
   * One line.
   *
   * @param nextId the id that the next object gets
   */
  record Entry(long nextId, List<Change> changes) {
    private ByteBuffer line() {
      ObjectNode json = Json.object().put("format", FORMAT).put("next", nextId);
      changes.forEach(change -> json.withArray("changes").add(change.toJson()));
      return StandardCharsets.UTF_8.encode(Json.line(json) + "\n");
    }
  }

  /** All entries in the order of writing; empty when there is no file yet. */
  List<Entry> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>();
    String text = text();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      entries.add(entry(text.substring(start, end), entries.size() + 1));
      start = end + 1;
    }
    return entries;
  }

  /** Writes an entry; it is on the disk when this returns. */
  void append(Entry entry) {
    try {
      FileChannel open = open();
      long before = open.size();
      try {
        write(open, entry);
        open.force(false);
      } catch (IOException e) {
        open.truncate(before);
        throw e;
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Replaces the file by these entries in one step. */
  void replace(List<Entry> entries) {
    Path fresh = file.resolveSibling("state.jsonl.new");
    try {
      close();
      try (FileChannel out =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        for (Entry entry : entries) {
          write(out, entry);
        }
        out.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void close() {
    if (channel.isPresent()) {
      try {
        channel.get().close();
      } catch (IOException e) {
        throw unwritable(e);
      }
      channel = Optional.empty();
    }
  }

  private FileChannel open() throws IOException {
    if (channel.isEmpty()) {
      channel =
          Optional.of(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }
    return channel.get();
  }

  private static void write(FileChannel out, Entry entry) throws IOException {
    ByteBuffer line = entry.line();
    while (line.hasRemaining()) {
      out.write(line);
    }
  }

  private String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw damaged("it cannot be read: " + e.getMessage(), e);
    }
  }

  private Entry entry(String line, int number) {
    try {
      JsonNode json = Json.parse(line, "line " + number);
      if (json.path("format").asInt() != FORMAT) {
        throw damaged("line " + number + " has format " + json.path("format").asText("none"), null);
      }
      List<Change> changes = new ArrayList<>();
      json.path("changes").forEach(change -> changes.add(Change.of(change)));
      return new Entry(json.path("next").asLong(), changes);
    } catch (CozeDataException | IllegalArgumentException e) {
      throw damaged("line " + number + " is not what the sandbox writes", e);
    }
  }

  private CozeStateException damaged(String why, Exception cause) {
    return new CozeStateException(
        "the sandbox's state file " + file + " is damaged",
        why,
        "move the file away to start with an empty sandbox, or put a copy of it back",
        cause);
  }

  private CozeStateException unwritable(IOException cause) {
    return new CozeStateException(
        "the sandbox's state file " + file + " cannot be written",
        String.valueOf(cause.getMessage()),
        "make room or mend the permissions of its directory; the request was not carried out",
        cause);
  }
}
