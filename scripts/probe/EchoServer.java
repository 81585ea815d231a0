import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Answers 404 to what it does not know, in one line of JSON that names method and path. */
final class EchoServer implements AutoCloseable {
  /** How it says that there is no such route. */
  enum Manner {
    /** Always in the same words. */
    ECHO,
    /** In one of two wordings, by chance. */
    TWO_WORDINGS,
    /** In the same words, but one path of a hundred answers 200 the first time. */
    FLAKY
  }

  private record Reply(int status, String body) {}

  static final Map<String, Reply> REAL = new LinkedHashMap<>();

  static {
    REAL.put("workspaces", ok("{\"total_count\":1,\"workspaces\":[{\"id\":\"739000000000001\"}]}"));
    REAL.put("users/me", ok("{\"user_id\":\"7380000000000000001\"}"));
    REAL.put("audio/voices", ok("{\"voice_list\":[],\"has_more\":false}"));
    REAL.put("bots", refused(400, 4000, "Request parameter error: workspace_id is required"));
    REAL.put("datasets", refused(400, 4000, "Request parameter error: space_id is required"));
    REAL.put("databases", refused(400, 4000, "Request parameter error: workspace_id is required"));
    REAL.put("workflows", refused(500, 4000, "Invalid request parameters"));
    REAL.put("conversations", refused(200, 4000, "Request parameter error: bot_id is required"));
    REAL.put("folders", refused(403, 4101, "The token has no permission for this workspace."));
    REAL.put("apps", refused(200, 4101, "The token has no permission for this workspace."));
    REAL.put("bots/7390000000000000009", missing("bot 7390000000000000009"));
    REAL.put("workflows/7390000000000000010", missing("workflow 7390000000000000010"));
  }

  private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong first = new AtomicLong();
  private final AtomicLong last = new AtomicLong();
  private final Set<String> struck = ConcurrentHashMap.newKeySet();
  private volatile Manner manner = Manner.ECHO;
  private volatile int delayMillis;
  private volatile long seed;

  EchoServer() throws IOException {
    daemon(this::accept);
  }

  String address() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** Begins anew: each answer takes so long, counts are zero, and chance is that of the seed. */
  void restart(Manner otherManner, int otherDelay, long otherSeed) {
    manner = otherManner;
    delayMillis = otherDelay;
    seed = otherSeed;
    struck.clear();
    requests.set(0);
    first.set(0);
    last.set(0);
  }

  long requests() {
    return requests.get();
  }

  /** From the first request's arrival to the last one's. */
  double seconds() {
    return (last.get() - first.get()) / 1e9;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        client.setTcpNoDelay(true);
        daemon(() -> serve(client));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      OutputStream out = client.getOutputStream();
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        long now = System.nanoTime();
        first.compareAndSet(0, now);
        last.accumulateAndGet(now, Math::max);
        long count = requests.incrementAndGet();
        in.skipNBytes(length(head));
        if (delayMillis > 0) {
          Thread.sleep(delayMillis);
        }
        out.write(bytes(reply(head, count)));
      }
    } catch (IOException | InterruptedException gone) {
      // Each contender hangs up when it is done.
      return;
    }
  }

  private Reply reply(String head, long count) {
    String[] line = head.substring(0, head.indexOf('\r')).split(" ");
    String path = line[1].replaceFirst("\\?.*", "");
    Reply real = path.startsWith("/v1/") ? REAL.get(path.substring(4)) : null;
    return real != null && line[0].equals("GET") ? real : absent(line[0], path, count);
  }

  private Reply absent(String method, String path, long count) {
    String told = "The requested API endpoint " + method + " " + path + " does not exist.";
    if (manner == Manner.TWO_WORDINGS && chance(count) < 0.5) {
      told += " Please check its spelling in the documentation.";
    }
    if (manner == Manner.FLAKY && chance(path.hashCode()) < 0.01 && struck.add(path)) {
      return new Reply(200, "{\"code\":0}");
    }
    return refused(404, 4000, told);
  }

  private double chance(long of) {
    return new SplittableRandom(seed * 31 + of).nextDouble();
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder(256);
    for (int one = in.read(); one >= 0; one = in.read()) {
      head.append((char) one);
      if (one == '\n' && head.length() > 3 && head.charAt(head.length() - 3) == '\n') {
        return head.toString();
      }
    }
    return "";
  }

  private static long length(String head) {
    int at = head.toLowerCase(Locale.ROOT).indexOf("content-length:");
    return at < 0 ? 0 : Long.parseLong(head.substring(at + 15, head.indexOf('\r', at)).trim());
  }

  private static byte[] bytes(Reply reply) {
    String text =
        "HTTP/1.1 "
            + reply.status()
            + " X\r\nContent-Type: application/json\r\nContent-Length: "
            + reply.body().length()
            + "\r\n\r\n"
            + reply.body();
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Reply missing(String what) {
    return refused(404, 4200, "The requested resource " + what + " could not be found.");
  }

  private static Reply refused(int status, int code, String message) {
    return new Reply(status, "{\"code\":" + code + ",\"msg\":\"" + message + "\"}");
  }

  private static Reply ok(String data) {
    return new Reply(200, "{\"code\":0,\"msg\":\"\",\"data\":" + data + "}");
  }
}
