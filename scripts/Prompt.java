import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The prompt on a terminal, beside jshell's: each round runs both once. Times are taken where the
 * bytes leave the terminal, so drawing is not counted. Prints medians in milliseconds. Run by
 * {@code scripts/bench prompt}.
 */
public final class Prompt {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private static final int PASTE = 20 * 1024;

  private final Map<String, List<Double>> times = new LinkedHashMap<>();

  public static void main(String[] args) throws Exception {
    Prompt bench = new Prompt();
    int rounds = Integer.parseInt(args[0]);
    Path home = Files.createTempDirectory("cozesh-bench");
    for (int round = 0; round <= rounds; round++) {
      bench.cozesh(home, round > 0);
      bench.jshell(home, round > 0);
    }
    bench.print();
  }

  private void cozesh(Path home, boolean counts) throws Exception {
    try (Screen screen =
        new Screen(home, Path.of("cozesh").toAbsolutePath() + " --sandbox=memory")) {
      note("cozesh: first prompt", screen.until("]> "), counts);
      note("cozesh: first answer behind it", screen.type("6*7\r", "42\r\n"), counts);
      screen.until("]> ");
      note("cozesh: a later answer", screen.type("6*8\r", "48\r\n"), counts);
      screen.until("]> ");
      note("cozesh: first TAB", screen.type("bot\t", "bots"), counts);
      screen.type("\003", "]> ");
      note("cozesh: a later TAB", screen.type("work\t", "workflows"), counts);
      screen.type("\003", "]> ");
      String line = "x = '" + "你好 hello ".repeat(PASTE / 13) + "'";
      note(
          "cozesh: 20 KB pasted, in the buffer",
          screen.type("\033[200~" + line + "\033[201~", "hello '"),
          counts);
      screen.type("\003", "]> ");
      note("cozesh: a list of a million", screen.type("(1..1_000_000).toList()\r", "]> "), counts);
      screen.type("/exit\r", "");
    }
  }

  private void jshell(Path home, boolean counts) throws Exception {
    String jshell = Path.of(System.getProperty("java.home"), "bin", "jshell").toString();
    try (Screen screen = new Screen(home, jshell)) {
      note("jshell: first prompt", screen.until("jshell> "), counts);
      note("jshell: first answer behind it", screen.type("6*7\r", "==> 42"), counts);
      screen.until("jshell> ");
      note("jshell: a later answer", screen.type("6*8\r", "==> 48"), counts);
      screen.until("jshell> ");
      note("jshell: first TAB", screen.type("\"abc\".subs\t", "substring("), counts);
      screen.type("\003", "jshell> ");
      screen.type("/exit\r", "");
    }
  }

  private void note(String name, double millis, boolean counts) {
    if (counts) {
      times.computeIfAbsent(name, key -> new ArrayList<>()).add(millis);
    }
  }

  private void print() {
    times.forEach(
        (name, all) -> {
          Collections.sort(all);
          System.out.printf(
              "%-40s %8.0f   (%.0f to %.0f)%n",
              name, all.get(all.size() / 2), all.get(0), all.get(all.size() - 1));
        });
    System.out.printf(
        "first prompt, cozesh : jshell  %.2f%n",
        median("cozesh: first prompt") / median("jshell: first prompt"));
  }

  private double median(String name) {
    return times.get(name).get(times.get(name).size() / 2);
  }

  /** A program on a terminal that script(1) lends. */
  private static final class Screen implements AutoCloseable {
    private final Process process;
    private final InputStream out;
    private final OutputStream in;
    private final StringBuilder seen = new StringBuilder();
    private long began;

    Screen(Path home, String command) throws IOException {
      ProcessBuilder builder =
          new ProcessBuilder(
              "script", "-qfc", "stty cols 100 rows 40; exec " + command, "/dev/null");
      builder.environment().put("HOME", home.toString());
      builder.environment().put("TERM", "xterm-256color");
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.redirectErrorStream(true);
      began = System.nanoTime();
      process = builder.start();
      out = process.getInputStream();
      in = process.getOutputStream();
    }

    /** Types the keys and waits for the text; returns milliseconds. */
    double type(String keys, String text) throws Exception {
      seen.setLength(0);
      began = System.nanoTime();
      in.write(keys.getBytes(StandardCharsets.UTF_8));
      in.flush();
      return until(text);
    }

    double until(String text) throws Exception {
      byte[] buffer = new byte[64 * 1024];
      while (seen.indexOf(text) < 0) {
        if (System.nanoTime() - began > PATIENCE || !process.isAlive() && out.available() == 0) {
          throw new IllegalStateException("no " + text + " came, but:\n" + seen);
        }
        if (out.available() > 0) {
          int count = out.read(buffer);
          seen.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        } else {
          Thread.sleep(1);
        }
      }
      return (System.nanoTime() - began) / 1e6;
    }

    @Override
    public void close() throws Exception {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroy();
      }
    }
  }
}
