import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Start-up, side by side: each round runs every contender once, so that what else the machine does
 * falls on all of them alike. Prints medians in milliseconds. Run by {@code scripts/bench startup}.
 */
public final class Startup {
  private record Contender(List<String> command, String input, String answer) {}

  private final Map<String, Contender> contenders = new LinkedHashMap<>();
  private final Map<String, List<Double>> times = new LinkedHashMap<>();

  public static void main(String[] args) throws Exception {
    Path scratch = Files.createTempDirectory("cozesh-bench");
    try {
      Startup startup = new Startup(scratch);
      startup.run(Integer.parseInt(args[0]));
      startup.print();
    } finally {
      for (String name : List.of("Hello.class", "Hello.java", "answer")) {
        Files.deleteIfExists(scratch.resolve(name));
      }
      Files.delete(scratch);
    }
  }

  private final Path answer;

  private Startup(Path scratch) throws Exception {
    answer = scratch.resolve("answer");
    Path bin = Path.of(System.getProperty("java.home"), "bin");
    Path hello = scratch.resolve("Hello.java");
    Files.writeString(
        hello, "class Hello { public static void main(String[] a) { System.out.println(42); } }");
    new ProcessBuilder(bin.resolve("javac").toString(), hello.toString()).start().waitFor();
    String java = bin.resolve("java").toString();
    String jshell = bin.resolve("jshell").toString();
    add("cozesh -e '6*7'", "", "42", "./cozesh", "-e", "6*7");
    add("cozesh --version", "", "cozesh", "./cozesh", "--version");
    add("jshell, 6*7", "System.out.println(6*7)\n", "42", jshell, "-s", "-");
    add("JVM, hello world", "", "42", java, "-cp", scratch.toString(), "Hello");
  }

  private void add(String name, String input, String answer, String... command) {
    contenders.put(name, new Contender(List.of(command), input, answer));
    times.put(name, new ArrayList<>());
  }

  private void run(int rounds) throws Exception {
    for (int round = 0; round <= rounds; round++) {
      for (Map.Entry<String, Contender> entry : contenders.entrySet()) {
        double millis = time(entry.getValue());
        if (round > 0) {
          times.get(entry.getKey()).add(millis); // the round before the first fills the disk cache
        }
      }
    }
  }

  private double time(Contender contender) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(contender.command());
    builder.redirectOutput(answer.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
    long began = System.nanoTime();
    Process process = builder.start();
    try (var in = process.outputWriter()) {
      in.write(contender.input());
    }
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    double millis = (System.nanoTime() - began) / 1e6;
    String said = Files.readString(answer);
    if (!ended || process.exitValue() != 0 || !said.startsWith(contender.answer())) {
      process.destroyForcibly();
      throw new IllegalStateException(contender.command() + " did not answer, but said: " + said);
    }
    return millis;
  }

  private void print() {
    double jshell = median("jshell, 6*7");
    double hello = median("JVM, hello world");
    System.out.printf(
        "Java %s, %d processors, medians of %d interleaved runs%n%n",
        System.getProperty("java.runtime.version"),
        Runtime.getRuntime().availableProcessors(),
        times.get("jshell, 6*7").size());
    System.out.println("| what             |  median |    best | × jshell | × hello |");
    System.out.println("|------------------|--------:|--------:|---------:|--------:|");
    for (String name : contenders.keySet()) {
      System.out.printf(
          "| %-16s | %4.0f ms | %4.0f ms | %8.2f | %7.2f |%n",
          name,
          median(name),
          Collections.min(times.get(name)),
          median(name) / jshell,
          median(name) / hello);
    }
  }

  private double median(String name) {
    List<Double> sorted = times.get(name).stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
