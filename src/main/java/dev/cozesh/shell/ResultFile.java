package dev.cozesh.shell;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.config.AtomicFile;
import dev.cozesh.shell.command.RunRecord;
import dev.cozesh.shell.command.RunRecord.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes what {@code --result-file} promises: exit code, changes, ids, requests. */
final class ResultFile {
  private ResultFile() {}

  /** Replaces the file in one step. */
  static void write(Path file, int exit, RunRecord record) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("exit", exit).put("changes", record.changes());
    entries(json.putArray("created"), record.created());
    entries(json.putArray("updated"), record.updated());
    entries(json.putArray("deleted"), record.deleted());
    json.put("requests", record.requests());
    AtomicFile.write(file, (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void entries(ArrayNode array, List<Entry> entries) {
    entries.forEach(
        entry -> array.addObject().put("address", entry.address()).put("id", entry.id()));
  }
}
