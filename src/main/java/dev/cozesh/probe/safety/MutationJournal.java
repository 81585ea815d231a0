package dev.cozesh.probe.safety;

import static dev.cozesh.probe.safety.JournalLine.Type.INTENT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cozesh.error.CozeStateException;
import dev.cozesh.json.CutLine;
import dev.cozesh.json.Json;
import dev.cozesh.probe.evidence.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a probe made, or may have made: lines of JSON, only added to, each on the device before the
 * next step. The file comes into being with the first intent. Thread-safe; of two processes, both
 * may write, since every line is written at once.
 */
public final class MutationJournal {
  private final Path file;

  /**
   * A journal.
   *
   * @param file may be absent; readable by its owner alone when it is made
   */
  public MutationJournal(Path file) {
    this.file = requireNonNull(file, "file");
  }

  /**
   * {@return whether something is left to be cleaned up}
   *
   * @throws CozeStateException when the file cannot be read, or is damaged other than by a torn
   *     line
   */
  public synchronized boolean isOpen() {
    return !open().isEmpty();
  }

  /** How many mutations were ever intended. */
  synchronized int intents() {
    return traces().size();
  }

  /** The endpoints whose mutations left, or may have, and were not refused. */
  synchronized Set<String> sent() {
    return traces().stream()
        .filter(trace -> !trace.has(JournalLine.Type.REFUSED))
        .map(trace -> trace.intent().endpoint())
        .collect(Collectors.toSet());
  }

  /** The mutations that have no end yet, in their order. */
  synchronized List<Trace> open() {
    return traces().stream().filter(trace -> !trace.isEnded()).toList();
  }

  /** Writes a line and waits until it is on the device. */
  synchronized void add(JournalLine line) {
    try {
      boolean isNew = !Files.exists(file);
      if (isNew) {
        PrivateFiles.directory(file.toAbsolutePath().getParent());
      }
      try (FileChannel channel = channel()) {
        write(channel, (isTorn(channel) ? "\n" : "") + Json.line(line) + "\n");
        channel.force(true);
      }
      if (isNew) {
        forceDirectory();
      }
    } catch (IOException e) {
      throw new CozeStateException(
          "the journal of mutations cannot be written: " + file,
          String.valueOf(e.getMessage()),
          "make room or mend the directory's rights; without it nothing is made",
          e);
    }
  }

  private List<Trace> traces() {
    Map<String, JournalLine> intents = new LinkedHashMap<>();
    Map<String, List<JournalLine>> later = new LinkedHashMap<>();
    for (JournalLine line : lines()) {
      if (line.type() == INTENT) {
        intents.putIfAbsent(line.name(), line);
      } else {
        later.computeIfAbsent(line.name(), name -> new ArrayList<>()).add(line);
      }
    }
    return intents.values().stream()
        .map(intent -> new Trace(intent, later.getOrDefault(intent.name(), List.of())))
        .toList();
  }

  private List<JournalLine> lines() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      List<String> text = new String(Files.readAllBytes(file), UTF_8).lines().toList();
      List<JournalLine> lines = new ArrayList<>();
      for (int n = 0; n < text.size(); n++) {
        decode(text.get(n), n + 1).ifPresent(lines::add);
      }
      return lines;
    } catch (IOException e) {
      throw new CozeStateException(
          "the journal of mutations cannot be read: " + file,
          String.valueOf(e.getMessage()),
          "mend the file's rights",
          e);
    }
  }

  /** Empty for a line that a crash cut off: what it would have allowed was not begun. */
  private Optional<JournalLine> decode(String line, int number) {
    if (line.isBlank() || CutLine.is(line)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.mapper().readValue(line, JournalLine.class));
    } catch (JsonProcessingException e) {
      throw new CozeStateException(
          "the journal of mutations is damaged: " + file + ", line " + number,
          e.getOriginalMessage(),
          "look at the line; delete it only when you know that nothing was made then",
          e);
    }
  }

  private FileChannel channel() throws IOException {
    Set<OpenOption> options =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileChannel channel = FileChannel.open(file, options, PrivateFiles.rights(file));
    channel.position(channel.size());
    return channel;
  }

  private static boolean isTorn(FileChannel channel) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return channel.size() > 0 && channel.read(last, channel.size() - 1) > 0 && last.get(0) != '\n';
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Some systems open no directories; then the file's own flush has to do. */
  private void forceDirectory() {
    try (FileChannel channel =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }
}
