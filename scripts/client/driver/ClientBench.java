import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The client and Coze's official Java SDK, side by side against one server that misbehaves. Each
 * round runs one after the other, each run in a fresh process. Prints a Markdown table with
 * medians. Run by {@code scripts/bench client}.
 */
public final class ClientBench {
  /** Which of two figures is better. */
  private enum Better {
    MORE,
    LESS;

    /** Above 0 when the first is better, 0 when they are alike or one is no number. */
    int compare(String first, String second) {
      String one = first.replace(",", "");
      String other = second.replace(",", "");
      if (!isNumber(one) || !isNumber(other)) {
        return 0;
      }
      int order = Double.compare(Double.parseDouble(one), Double.parseDouble(other));
      return this == MORE ? order : -order;
    }
  }

  /**
   * A row of the table.
   *
   * @param figure the name under which a run prints it
   * @param heap the process's -Xmx
   * @param remark a second figure that is shown behind the first; may be empty
   */
  private record Row(
      String id,
      String words,
      String measure,
      String figure,
      Better better,
      String heap,
      String remark) {}

  private static final List<Row> ROWS =
      List.of(
          row("M1", "POSTs sent twice, of 10,000", "duplicates", "duplicates", Better.LESS, "256m"),
          row("M2", "business code kept, of 180", "codes", "kept", Better.MORE, "256m"),
          row("M3", "log id kept, of 186", "logids", "kept", Better.MORE, "256m"),
          noted(
              "M4", "event stream rules kept, of 29", "sse", "right", Better.MORE, "256m", "wrong"),
          row("M5", "truncated streams told, of 500", "truncated", "told", Better.MORE, "256m"),
          row("M6", "from cancel to closed socket, ms", "cancel", "millis", Better.LESS, "256m"),
          noted(
              "M7",
              "poll with a limit of 5 s ends after, s",
              "hang",
              "seconds",
              Better.LESS,
              "256m",
              "told"),
          noted(
              "M8",
              "ends of a chat told rightly, of 5",
              "states",
              "right",
              Better.MORE,
              "256m",
              "wrong"),
          row("M9", "streams open at once, of 500", "idle", "open", Better.MORE, "512m"),
          row("M9", "threads more for them", "idle", "threads", Better.LESS, "512m"),
          noted(
              "M10",
              "1 GB of events, slow reader: heap, MB",
              "gigabyte",
              "heap",
              Better.LESS,
              "256m",
              "outcome"),
          row(
              "M11",
              "events a second, 200 bytes each",
              "events",
              "per second",
              Better.MORE,
              "256m"),
          row("M11", "processor time an event, µs", "events", "cpu", Better.LESS, "256m"),
          row("M12", "delay of an event, p99, ms", "delay", "p99", Better.LESS, "256m"),
          noted(
              "M13",
              "upload of 512 MB: heap above base, MB",
              "upload",
              "heap",
              Better.LESS,
              "256m",
              "outcome"),
          row("M13", "the same, seconds", "upload", "seconds", Better.LESS, "256m"),
          noted(
              "M14",
              "download of 512 MB: heap above base, MB",
              "download",
              "heap",
              Better.LESS,
              "256m",
              "outcome"),
          row("M14", "the same, seconds", "download", "seconds", Better.LESS, "256m"),
          row("M16", "calls a second, 1 KB, 1 thread", "calls1", "per second", Better.MORE, "256m"),
          row(
              "M16",
              "calls a second, 1 KB, 32 threads",
              "calls32",
              "per second",
              Better.MORE,
              "256m"),
          row(
              "M17",
              "bytes allocated a call, 1 thread",
              "calls1",
              "bytes a call",
              Better.LESS,
              "256m"),
          row(
              "M17",
              "bytes allocated a call, 32 threads",
              "calls32",
              "bytes a call",
              Better.LESS,
              "256m"),
          row(
              "M19",
              "token calls of 50 threads at once",
              "refresh",
              "token calls",
              Better.LESS,
              "256m"),
          noted(
              "M20",
              "JSON 100,000 deep: seconds",
              "deep",
              "seconds",
              Better.LESS,
              "128m",
              "outcome"),
          noted(
              "M20", "a text of 1 GiB: seconds", "huge", "seconds", Better.LESS, "128m", "outcome"),
          row(
              "M22",
              "reads failed on stale connections, of 500",
              "stale",
              "failed",
              Better.LESS,
              "256m"));

  /** By contender; relative to the project's directory. */
  private static final Map<String, Path> LIBRARIES =
      Map.of("ours", Path.of("target", "lib"), "theirs", Path.of("target", "official-sdk"));

  private final Path build;
  private final Path scratch;
  private final Map<String, List<List<String>>> runs = new LinkedHashMap<>();

  private ClientBench(Path build, Path scratch) {
    this.build = build;
    this.scratch = scratch;
  }

  /** Arguments: directory of the compiled classes, rounds, and measures or rows, none for all. */
  public static void main(String[] args) throws Exception {
    Path scratch = Files.createTempDirectory("cozesh-bench");
    List<String> wanted = List.of(args).subList(2, args.length);
    try {
      ClientBench bench = new ClientBench(Path.of(args[0]), scratch);
      bench.prepare();
      List<Row> rows =
          ROWS.stream()
              .filter(
                  row ->
                      wanted.isEmpty()
                          || wanted.contains(row.id())
                          || wanted.contains(row.measure()))
              .toList();
      bench.run(rows, Integer.parseInt(args[1]));
      bench.print(rows);
    } finally {
      try (Stream<Path> files = Files.walk(scratch)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static Row row(
      String id, String words, String measure, String figure, Better better, String heap) {
    return noted(id, words, measure, figure, better, heap, "");
  }

  private static Row noted(
      String id,
      String words,
      String measure,
      String figure,
      Better better,
      String heap,
      String remark) {
    return new Row(id, words, measure, figure, better, heap, remark);
  }

  private void prepare() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(scratch.resolve("512MB").toFile(), "rw")) {
      file.setLength(Behaviour.TRANSFER_BYTES);
    }
    KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
    keys.initialize(2048);
    String encoded =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
    String label = "PRIVATE KEY"; // made for this run alone, gone with the scratch directory
    Files.writeString(
        scratch.resolve("key.pem"),
        "-----BEGIN " + label + "-----\n" + encoded + "\n-----END " + label + "-----\n");
  }

  private void run(List<Row> rows, int rounds) throws Exception {
    Map<String, String> heaps = new LinkedHashMap<>();
    rows.forEach(row -> heaps.put(row.measure(), row.heap()));
    for (int round = 1; round <= rounds; round++) {
      for (Map.Entry<String, String> measure : heaps.entrySet()) {
        for (String contender : List.of("ours", "theirs")) {
          System.err.println("round " + round + ", " + measure.getKey() + ", " + contender);
          runs.computeIfAbsent(contender + ' ' + measure.getKey(), key -> new ArrayList<>())
              .add(one(contender, measure.getKey(), measure.getValue()));
        }
      }
    }
  }

  private List<String> one(String contender, String measure, String heap) throws Exception {
    Behaviour behaviour = Behaviour.of(measure);
    try (Wire wire = new Wire()) {
      wire.behave(behaviour);
      Path out = scratch.resolve("out");
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx" + heap,
                  "-XX:-UsePerfData",
                  "-cp",
                  build.resolve(contender) + ":" + LIBRARIES.get(contender) + "/*",
                  "Worker",
                  measure,
                  wire.base(),
                  scratch.toString())
              .redirectOutput(out.toFile())
              .redirectError(scratch.resolve("err").toFile())
              .start();
      boolean ended = process.waitFor(3, TimeUnit.MINUTES);
      process.destroyForcibly().waitFor();
      List<String> lines = new ArrayList<>(Files.readAllLines(out));
      if (!ended) {
        lines.add("outcome\tdid not end in 180 s");
      } else if (process.exitValue() != 0) {
        lines.add("outcome\t" + lastLine(Files.readAllLines(scratch.resolve("err"))));
      }
      lines.addAll(behaviour.figures(lines));
      return lines;
    }
  }

  private static String lastLine(List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains("Exception") || line.contains("Error"))
        .findFirst()
        .orElse("failed");
  }

  private void print(List<Row> rows) {
    System.out.println("| row | what | cozesh | coze-api 0.4.2 | ratio |");
    System.out.println("|-----|------|-------:|---------------:|------:|");
    for (Row row : rows) {
      String ours = median(runs.get("ours " + row.measure()), row);
      String theirs = median(runs.get("theirs " + row.measure()), row);
      int better = row.better().compare(ours, theirs);
      System.out.printf(
          "| %s | %s | %s%s | %s%s | %s |%n",
          row.id(),
          row.words(),
          better > 0 ? "**" + ours + "**" : ours,
          remark("ours", row),
          better < 0 ? "**" + theirs + "**" : theirs,
          remark("theirs", row),
          ratio(ours, theirs));
    }
    System.out.println("\nThe better one of two figures is bold.");
  }

  private String remark(String contender, Row row) {
    if (row.remark().isEmpty()) {
      return "";
    }
    List<List<String>> all = runs.get(contender + ' ' + row.measure());
    String words = Figures.value(all.get(all.size() - 1), row.remark());
    return words.isEmpty() ? "" : " (" + words + ")";
  }

  private static String median(List<List<String>> all, Row row) {
    List<String> values =
        all.stream()
            .map(lines -> Figures.value(lines, row.figure()))
            .filter(value -> !value.isEmpty())
            .toList();
    List<Double> numbers =
        values.stream().filter(ClientBench::isNumber).map(Double::valueOf).sorted().toList();
    if (numbers.isEmpty()) {
      return values.isEmpty() ? Figures.value(all.get(0), "outcome") : values.get(0);
    }
    double middle = numbers.get(numbers.size() / 2);
    return middle == Math.rint(middle)
        ? String.format("%,d", (long) middle)
        : String.format("%.2f", middle);
  }

  private static boolean isNumber(String text) {
    return text.matches("-?\\d+(\\.\\d+)?(E-?\\d+)?");
  }

  private static String ratio(String ours, String theirs) {
    String one = ours.replace(",", "");
    String other = theirs.replace(",", "");
    return isNumber(one) && isNumber(other) && Double.parseDouble(other) > 0
        ? String.format("%.2f", Double.parseDouble(one) / Double.parseDouble(other))
        : "";
  }
}
