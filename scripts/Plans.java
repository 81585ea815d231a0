import dev.cozesh.sandbox.Sandbox;
import dev.cozesh.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * How long {@code cozesh plan} takes for a script of many objects of which none has changed, and
 * its first apply before that. Each size has a sandbox in this process and a project of its own;
 * all sizes take turns, behind a round that is not counted. Run by {@code scripts/bench plan}.
 */
public final class Plans {
  private static final int ROUNDS = 3;
  private static final int KNOWLEDGE_BASES = 5;

  /** What is not a bot: the knowledge bases, and a database. */
  private static final int OTHERS = KNOWLEDGE_BASES + 1;

  /** A run of the program, and what the server received. */
  record Run(double seconds, int requests) {}

  public static void main(String[] args) throws Exception {
    Path place = Files.createTempDirectory("cozesh-bench");
    Map<Integer, Project> projects = new LinkedHashMap<>();
    try {
      projects.put(1, new Project(place.resolve("1"), script(1)));
      for (String size : args) {
        projects.put(
            Integer.parseInt(size),
            new Project(place.resolve(size), script(Integer.parseInt(size))));
      }
      for (Project project : projects.values()) {
        project.apply();
      }
      for (int round = 0; round <= ROUNDS; round++) {
        for (Project project : projects.values()) {
          project.plan(round > 0);
        }
      }
      print(projects);
    } finally {
      projects.values().forEach(Project::close);
      delete(place);
    }
  }

  private static void print(Map<Integer, Project> projects) {
    System.out.printf(
        "Java %s, %d processors, medians of %d interleaved runs%n%n",
        System.getProperty("java.runtime.version"),
        Runtime.getRuntime().availableProcessors(),
        ROUNDS);
    System.out.println(
        "| resources |     plan | one more | × half | requests | first apply | × half | requests |");
    System.out.println(
        "|----------:|---------:|---------:|-------:|---------:|------------:|-------:|---------:|");
    double start = projects.get(1).planned();
    projects.forEach(
        (size, project) -> {
          Project half = projects.get(size / 2);
          System.out.printf(
              "| %,9d | %6.2f s | %8s | %6s | %,8d | %9.2f s | %6s | %,8d |%n",
              size,
              project.planned(),
              size == 1
                  ? ""
                  : String.format("%.2f ms", (project.planned() - start) * 1e3 / (size - 1)),
              half == null ? "" : String.format("%.2f", project.planned() / half.planned()),
              project.plans.get(0).requests(),
              project.applied.seconds(),
              half == null
                  ? ""
                  : String.format("%.2f", project.applied.seconds() / half.applied.seconds()),
              project.applied.requests());
        });
  }

  /** Removes a directory with all that is in it. */
  static void delete(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String script(int resources) {
    if (resources <= OTHERS) {
      return "workspace 'WeHan'\n(" + resources + ").times { bot(\"bot $it\") { prompt 'x' } }\n";
    }
    return """
        workspace "WeHan"
        def bases = (0..<%d).collect { n -> knowledge("base $n") { description "part $n" } }
        database("jobs") { column "title", type: "String" }
        (%d).times { n ->
          bot("bot $n") {
            description "assistant $n"
            prompt "你是第 $n 个助手。" + "答不出来的问题转给人工。" * 50
            knows bases[n %% bases.size()]
          }
        }
        """
        .formatted(KNOWLEDGE_BASES, resources - OTHERS);
  }

  /** A script, and the server that it is for. */
  static final class Project {
    private final Path directory;
    private final AtomicInteger requests = new AtomicInteger();
    private final Sandbox sandbox;
    private final List<Run> plans = new ArrayList<>();
    private Run applied;

    Project(Path place, String script) throws IOException {
      directory = Files.createDirectory(place);
      Files.writeString(directory.resolve("many.groovy"), script);
      sandbox = Sandbox.start(SandboxOptions.defaults().withProcessing(Duration.ZERO));
      sandbox.onReceived(request -> requests.incrementAndGet());
    }

    Run apply() throws Exception {
      applied = run("--yes", "many.groovy");
      return applied;
    }

    /** What lies below its directory of state and journal, in bytes. */
    long kept() throws IOException {
      try (Stream<Path> files = Files.walk(directory.resolve(".cozesh"))) {
        long bytes = 0;
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          bytes += Files.size(file);
        }
        return bytes;
      }
    }

    void plan(boolean counts) throws Exception {
      Run run = run("plan", "many.groovy");
      String said = Files.readString(directory.resolve("out"));
      if (!said.contains("no changes")) {
        throw new IllegalStateException("the plan changes something:\n" + said);
      }
      if (counts) {
        plans.add(run);
      }
    }

    double planned() {
      return plans.stream().map(Run::seconds).sorted().toList().get(plans.size() / 2);
    }

    private Run run(String... line) throws IOException, InterruptedException {
      List<String> command = new ArrayList<>(List.of(cozesh()));
      command.addAll(List.of(line));
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().put("HOME", directory.toString());
      builder.environment().put("COZE_API_TOKEN", Sandbox.TOKEN);
      builder.environment().put("COZE_API_BASE", sandbox.baseUri().toString());
      builder.redirectOutput(directory.resolve("out").toFile());
      builder.redirectError(directory.resolve("err").toFile());
      int before = requests.get();
      long began = System.nanoTime();
      Process process = builder.start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(30, TimeUnit.MINUTES);
      double seconds = (System.nanoTime() - began) / 1e9;
      process.destroyForcibly();
      if (!ended || process.exitValue() != 0) {
        throw new IllegalStateException(
            String.join(" ", command) + ": " + Files.readString(directory.resolve("err")));
      }
      return new Run(seconds, requests.get() - before);
    }

    private static String cozesh() {
      return Path.of(System.getProperty("cozesh", "cozesh")).toAbsolutePath().toString();
    }

    void close() {
      sandbox.close();
    }
  }
}
