import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code cozesh probe} beside ffuf: the same list of paths, as many requests at a time, no rate,
 * against one server on loopback whose 404 names method and path. All take turns, behind a round
 * that is not counted. {@code ROUNDS [CONTENDER…]}; {@code list N} prints a list of N attempts.
 */
final class ProbeBench {
  private static final int[] WORDS = {1_000, 5_000, 20_000};
  private static final int JUDGED = 5_000;
  private static final int[] AT_ONCE = {10, 40};
  private static final int[] DELAYS_MILLIS = {5, 0};
  private static final String PEER = "ffuf";
  private static final List<String> CONTENDERS =
      List.of(PEER, "ffuf -ac", "ffuf -mc all", "ffuf -mc all -ac", "cozesh");

  private final Path place;
  private final EchoServer server;
  private final List<Contender> contenders;
  private final Map<String, List<Run>> speeds = new LinkedHashMap<>();
  private final Map<String, List<Run>> verdicts = new LinkedHashMap<>();

  private record Run(long requests, double seconds, double whole, long found, long wrong) {
    double rate() {
      return requests / seconds;
    }
  }

  private ProbeBench(Path place, EchoServer server, List<String> names) {
    this.place = place;
    this.server = server;
    this.contenders = names.stream().map(name -> new Contender(name, place)).toList();
  }

  public static void main(String[] args) throws Exception {
    if (args[0].equals("list")) {
      Words.list(Integer.parseInt(args[1])).forEach(word -> System.out.println("GET /v1/" + word));
      return;
    }
    List<String> names = new ArrayList<>(CONTENDERS);
    List<String> wanted = List.of(args).subList(1, args.length);
    names.removeIf(name -> !wanted.isEmpty() && wanted.stream().noneMatch(name::startsWith));
    Path place = Files.createTempDirectory("cozesh-bench");
    try (EchoServer server = new EchoServer()) {
      ProbeBench bench = new ProbeBench(place, server, names);
      bench.measure(Integer.parseInt(args[0]));
      bench.print();
    } finally {
      try (Stream<Path> files = Files.walk(place)) {
        files.sorted(Collections.reverseOrder()).forEach(ProbeBench::delete);
      }
    }
  }

  private void measure(int rounds) throws Exception {
    for (int round = 0; round <= rounds; round++) {
      for (int delay : DELAYS_MILLIS) {
        for (int atOnce : AT_ONCE) {
          for (int words : WORDS) {
            race(round, words, atOnce, delay);
          }
        }
      }
      judge(round);
    }
  }

  /** How fast they are; options of ffuf do not change that. */
  private void race(int round, int words, int atOnce, int delay) throws Exception {
    prepare(words);
    for (Contender contender : contenders) {
      if (!contender.name().contains("-")) {
        server.restart(EchoServer.Manner.ECHO, delay, round);
        String key = contender.name() + " | " + delay + " ms | " + words + " | " + atOnce;
        keep(speeds, round, key, run(contender, words, atOnce));
      }
    }
  }

  /** What they call a route. */
  private void judge(int round) throws Exception {
    prepare(JUDGED);
    for (EchoServer.Manner manner : EchoServer.Manner.values()) {
      for (Contender contender : contenders) {
        server.restart(manner, 0, round);
        String key = manner + " | " + contender.name();
        keep(verdicts, round, key, run(contender, JUDGED, AT_ONCE[1]));
      }
    }
  }

  private static void keep(Map<String, List<Run>> runs, int round, String key, Run run) {
    if (round > 0) {
      runs.computeIfAbsent(key, any -> new ArrayList<>()).add(run);
    }
  }

  private void prepare(int words) throws IOException {
    List<String> list = Words.list(words);
    Files.write(place.resolve("words.txt"), list);
    Files.write(
        place.resolve("attempts.txt"), list.stream().map(word -> "GET /v1/" + word).toList());
  }

  private Run run(Contender contender, int words, int atOnce) throws Exception {
    double whole = contender.run(server.address(), words, atOnce);
    Set<String> hits = contender.hits();
    long found = hits.stream().filter(EchoServer.REAL::containsKey).count();
    return new Run(server.requests(), server.seconds(), whole, found, hits.size() - found);
  }

  private void print() {
    System.out.printf(
        "Java %s, %d processors, one list of %d real routes among guesses%n%n",
        System.getProperty("java.runtime.version"),
        Runtime.getRuntime().availableProcessors(),
        EchoServer.REAL.size());
    System.out.println(
        "| contender | an answer takes | words | at once | requests | a second | × ffuf | whole run |");
    System.out.println(
        "|-----------|----------------:|------:|--------:|---------:|---------:|-------:|----------:|");
    speeds.forEach(
        (key, runs) -> {
          double rate = median(runs.stream().map(Run::rate).toList());
          List<Run> peer = speeds.get(PEER + key.substring(key.indexOf(" |")));
          System.out.printf(
              "| %s | %,d | %,.0f | %s | %.1f s |%n",
              key,
              runs.get(0).requests(),
              rate,
              peer == null
                  ? ""
                  : String.format("%.2f", rate / median(peer.stream().map(Run::rate).toList())),
              median(runs.stream().map(Run::whole).toList()));
        });
    System.out.println();
    System.out.println(
        "| server | contender | real ones found | absent ones called a route | runs |");
    System.out.println(
        "|--------|-----------|----------------:|---------------------------:|-----:|");
    verdicts.forEach(
        (key, runs) ->
            System.out.printf(
                "| %s | %s of %d | %s of %,d | %d |%n",
                key,
                range(runs.stream().map(Run::found).toList()),
                EchoServer.REAL.size(),
                range(runs.stream().map(Run::wrong).toList()),
                JUDGED - EchoServer.REAL.size(),
                runs.size()));
  }

  private static String range(List<Long> values) {
    long least = Collections.min(values);
    long most = Collections.max(values);
    return least == most ? String.format("%,d", least) : String.format("%,d to %,d", least, most);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
