package dev.cozesh.shell.builtin;

import dev.cozesh.config.AtomicFile;
import dev.cozesh.deploy.plan.OutputValue;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands outputs to other programs: into an {@code .env} file, or line by line. */
final class OutputFile {
  private OutputFile() {}

  /** Prints the known outputs as {@code NAME=value}. */
  static void print(List<OutputValue> outputs, Console console) {
    values(outputs).forEach((name, value) -> console.print(name + "=" + EnvBlock.quoted(value)));
  }

  /**
   * Rewrites cozesh's block for the environment in the file and says so; a file that holds the
   * values already is not touched.
   *
   * @throws CozeUsageException when the file cannot be read or written
   */
  static void write(
      Path file, List<OutputValue> outputs, Optional<String> environment, Console console) {
    try {
      byte[] old = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      Map<String, String> values = values(outputs);
      EnvBlock block = EnvBlock.rewritten(old, values, environment, file.getFileName().toString());
      block.remarks().forEach(remark -> console.remark("note: " + remark));
      if (Arrays.equals(old, block.content())) {
        console.remark(file + " has the outputs already");
        return;
      }
      AtomicFile.write(file, block.content());
      String number = values.size() == 1 ? "1 value" : values.size() + " values";
      console.remark("wrote " + number + " to " + file);
    } catch (IOException e) {
      throw new CozeUsageException(
          "the outputs cannot be written to " + file,
          e.getClass().getSimpleName() + "; what was applied stays applied",
          "name another file; the next run writes it without changing anything on the server",
          e);
    }
  }

  private static Map<String, String> values(List<OutputValue> outputs) {
    Map<String, String> values = new LinkedHashMap<>();
    outputs.forEach(output -> output.value().ifPresent(value -> values.put(output.name(), value)));
    return values;
  }
}
