package dev.cozesh.shell;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.config.AtomicFile;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.RunRecord;
import dev.cozesh.shell.command.RunRecord.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes what {@code --result-file} promises: exit code, changes, ids, what is open, requests.
 * Thread-safe.
 */
final class ResultFile {
  private final Optional<Path> file;
  private final RunRecord record;
  private final Console screen;

  /**
   * @param file empty when nobody asked for one
   * @param screen told when it cannot be written
   */
  ResultFile(Optional<Path> file, RunRecord record, Console screen) {
    this.file = requireNonNull(file, "file");
    this.record = requireNonNull(record, "record");
    this.screen = requireNonNull(screen, "screen");
  }

  /**
   * Replaces the file in one step.
   *
   * @return whether it stands there now, or nobody asked for it
   */
  boolean write(int exit) {
    if (file.isEmpty()) {
      return true;
    }
    try {
      AtomicFile.write(file.get(), (json(exit) + "\n").getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException e) {
      screen.remark(
          "the result file " + file.get() + " cannot be written: " + e.getClass().getSimpleName());
      return false;
    }
  }

  private String json(int exit) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("exit", exit).put("changes", record.changes());
    entries(json.putArray("created"), record.created());
    entries(json.putArray("updated"), record.updated());
    entries(json.putArray("deleted"), record.deleted());
    new Unfinished(record).into(json);
    texts(json.putArray("waiting"), record.waiting());
    texts(json.putArray("ambiguous"), record.ambiguous());
    json.put("requests", record.requests()).put("serial", record.serial());
    ObjectNode drift = json.putObject("drift");
    new TreeMap<>(record.drift()).forEach(drift::put);
    return json.toPrettyString();
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static void entries(ArrayNode array, List<Entry> entries) {
    entries.forEach(
        entry -> array.addObject().put("address", entry.address()).put("id", entry.id()));
  }
}
