import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One program with its options, run in a directory of its own. */
final class Contender {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COZESH = "cozesh";

  private final String name;
  private final Path place;

  /**
   * @param name {@code cozesh}, or ffuf with the options that tell its hits from the rest
   */
  Contender(String name, Path place) {
    this.name = name;
    this.place = place;
  }

  String name() {
    return name;
  }

  /**
   * Runs to the end.
   *
   * @return seconds from the start of the process to its end
   */
  double run(String address, int words, int atOnce) throws IOException, InterruptedException {
    Files.deleteIfExists(place.resolve("ffuf.json"));
    Files.deleteIfExists(place.resolve("ledger.jsonl"));
    ProcessBuilder builder =
        new ProcessBuilder(
            name.equals(COZESH) ? probe(address, words, atOnce) : ffuf(address, atOnce));
    builder.environment().put("HOME", place.toString());
    builder.environment().put("COZE_API_TOKEN", "pat_test_bench");
    builder.directory(place.toFile());
    builder.redirectOutput(place.resolve("out").toFile());
    builder.redirectError(place.resolve("err").toFile());
    long began = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    double seconds = (System.nanoTime() - began) / 1e9;
    process.destroyForcibly();
    if (!ended || process.exitValue() != 0) {
      throw new IllegalStateException(
          name + " did not end well: " + Files.readString(place.resolve("err")));
    }
    return seconds;
  }

  /** The words that the last run called routes. */
  Set<String> hits() throws IOException {
    Set<String> hits = new LinkedHashSet<>();
    if (name.equals(COZESH)) {
      for (JsonNode one : verdicts(JSON.readTree(place.resolve("out").toFile()))) {
        if (one.path("verdict").asText().startsWith("exists")) {
          hits.add(one.path("path").asText().replaceFirst("^/v1/", ""));
        }
      }
    } else {
      for (JsonNode one : JSON.readTree(place.resolve("ffuf.json").toFile()).path("results")) {
        hits.add(one.path("input").path("FUZZ").asText());
      }
    }
    return hits;
  }

  private List<String> ffuf(String address, int atOnce) {
    List<String> command = new ArrayList<>(List.of(name.split(" ")));
    command.addAll(List.of("-s", "-t", String.valueOf(atOnce), "-w", "words.txt"));
    command.addAll(List.of("-u", address + "/v1/FUZZ", "-o", "ffuf.json"));
    return command;
  }

  private List<String> probe(String address, int words, int atOnce) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("cozesh", "cozesh")).toAbsolutePath().toString());
    command.addAll(List.of("probe", "attempts.txt", "--json", "--yes", "--rate", "0"));
    command.addAll(List.of("--workers", String.valueOf(atOnce), "--base-url", address));
    command.addAll(List.of("--budget", String.valueOf(10 * words), "--ledger", "ledger.jsonl"));
    return command;
  }

  /** The objects that have a verdict, wherever they stand in the document. */
  private static List<JsonNode> verdicts(JsonNode document) {
    List<JsonNode> found = new ArrayList<>();
    if (document.path("verdict").isTextual() && document.path("path").isTextual()) {
      found.add(document);
    } else {
      document.forEach(inner -> found.addAll(verdicts(inner)));
    }
    return found;
  }
}
