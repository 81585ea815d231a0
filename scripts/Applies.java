import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a first {@code cozesh apply} takes for a script of many objects of one kind. Each size
 * has a sandbox in this process and a project of its own for each round; all sizes take turns,
 * behind a round of one object that is not counted. Run by {@code scripts/bench apply}.
 */
public final class Applies {
  private static final int ROUNDS = 3;

  private static final Map<String, String> SCRIPTS =
      Map.of(
          "bots",
          """
          workspace "WeHan"
          (%d).times { n ->
            bot("bot $n") {
              description "assistant $n"
              prompt "你是第 $n 个助手。" + "答不出来的问题转给人工。" * 50
            }
          }
          """,
          "knowledge bases",
          "workspace \"WeHan\"\n(%d).times { n -> knowledge(\"base $n\") { description \"part $n\" } }\n",
          "databases",
          "workspace \"WeHan\"\n(%d).times { n -> database(\"jobs_$n\") { column \"title\", type: \"String\" } }\n");

  public static void main(String[] args) throws Exception {
    System.out.printf(
        "Java %s, %d processors, medians of %d interleaved runs%n%n",
        System.getProperty("java.runtime.version"),
        Runtime.getRuntime().availableProcessors(),
        ROUNDS);
    System.out.println(
        "|                 | objects |    apply | one more | × half | requests | kept |");
    System.out.println(
        "|-----------------|--------:|---------:|---------:|-------:|---------:|-----:|");
    for (String kind : List.of("bots", "knowledge bases", "databases")) {
      print(kind, measured(SCRIPTS.get(kind), args));
    }
  }

  private record Row(List<Double> seconds, int requests, long kept) {
    double median() {
      return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }
  }

  private static Map<Integer, Row> measured(String script, String[] sizes) throws Exception {
    Path place = Files.createTempDirectory("cozesh-bench");
    try {
      Map<Integer, Row> rows = new LinkedHashMap<>();
      applied(place.resolve("warm"), String.format(script, 1));
      for (int round = 1; round <= ROUNDS; round++) {
        add(rows, 1, script, place.resolve("1-" + round));
        for (String size : sizes) {
          add(rows, Integer.parseInt(size), script, place.resolve(size + "-" + round));
        }
      }
      return rows;
    } finally {
      Plans.delete(place);
    }
  }

  private static void add(Map<Integer, Row> rows, int size, String script, Path place)
      throws Exception {
    Row one = applied(place, String.format(script, size));
    List<Double> seconds =
        new ArrayList<>(rows.containsKey(size) ? rows.get(size).seconds() : List.of());
    seconds.addAll(one.seconds());
    rows.put(size, new Row(seconds, one.requests(), one.kept()));
  }

  private static Row applied(Path place, String script) throws Exception {
    Plans.Project project = new Plans.Project(place, script);
    try {
      Plans.Run run = project.apply();
      return new Row(List.of(run.seconds()), run.requests(), project.kept());
    } finally {
      project.close();
    }
  }

  private static void print(String kind, Map<Integer, Row> rows) {
    double start = rows.get(1).median();
    rows.forEach(
        (size, row) -> {
          Row half = rows.get(size / 2);
          System.out.printf(
              "| %-15s | %,7d | %6.2f s | %8s | %6s | %,8d | %,d kB |%n",
              kind,
              size,
              row.median(),
              size == 1 ? "" : String.format("%.2f ms", (row.median() - start) * 1e3 / (size - 1)),
              half == null ? "" : String.format("%.2f", row.median() / half.median()),
              row.requests(),
              row.kept() / 1_000);
        });
  }
}
