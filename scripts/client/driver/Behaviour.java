import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What the server does with a request; a fresh one for each run. */
abstract class Behaviour {
  static final int TRANSFER_BYTES = 512 << 20;

  private static final String STREAM_HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nX-Tt-Logid: log-stream\r\n"
          + "Connection: close\r\n\r\n";
  private static final String DONE = "event: done\ndata: \"[DONE]\"\n\n";
  private static final String CHAT =
      "{\"id\":\"7390000000000000003\",\"conversation_id\":\"7390000000000000004\","
          + "\"bot_id\":\"7390000000000000001\",\"status\":\"%s\",\"created_at\":1764000000,"
          + "\"last_error\":{\"code\":%d,\"msg\":\"\"}}";

  /** Whether the connection stays open for another request. */
  abstract boolean react(Wire.Request request, Wire.Connection connection) throws Exception;

  /** How long a connection may be idle before the server closes it; 0 for ever. */
  int idleMillis() {
    return 0;
  }

  /** What the run showed on this side of the wire, by name; may be empty. */
  List<String> figures(List<String> worker) {
    return List.of();
  }

  static Behaviour silent() {
    return new Behaviour() {
      @Override
      boolean react(Wire.Request request, Wire.Connection connection) {
        return false;
      }
    };
  }

  static Behaviour of(String measure) {
    return switch (measure) {
      case "duplicates" -> new Duplicates();
      case "codes", "logids" -> new Refusals();
      case "sse" -> new Cases();
      case "truncated" -> new Truncating();
      case "cancel" -> new Cancelled();
      case "hang" -> new Polled(List.of("in_progress"));
      case "states" -> new Polled(States.ALL);
      case "idle" -> new Idle();
      case "gigabyte" -> new Events(5_000_000);
      case "events" -> new Events(1_000_000);
      case "delay" -> new Stamped();
      case "upload", "download" -> new Transfers();
      case "deep", "huge" -> new Hostile();
      case "refresh" -> new Tokens();
      case "stale" -> new Impatient();
      default -> new Kilobyte();
    };
  }

  static void answer(OutputStream out, int status, String body) throws IOException {
    answer(out, status, "application/json", body);
  }

  static void answer(OutputStream out, int status, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    text(
        out,
        "HTTP/1.1 "
            + status
            + " X\r\nContent-Type: "
            + type
            + "\r\nX-Tt-Logid: log-"
            + status
            + "\r\nContent-Length: "
            + bytes.length
            + "\r\n\r\n");
    out.write(bytes);
    out.flush();
  }

  static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static String delta(String content) {
    return "event: conversation.message.delta\ndata: {\"id\":\"7390000000000000005\","
        + "\"type\":\"answer\",\"content\":\""
        + content
        + "\"}\n\n";
  }

  static String chat(String status, int error) {
    return "{\"code\":0,\"msg\":\"\",\"data\":" + String.format(CHAT, status, error) + "}";
  }

  /** Closes pooled connections at random, and sometimes hangs up instead of answering. */
  private static final class Duplicates extends Behaviour {
    private final AtomicInteger posts = new AtomicInteger();
    private final ConcurrentHashMap<String, Integer> bodies = new ConcurrentHashMap<>();

    @Override
    boolean react(Wire.Request request, Wire.Connection connection) throws Exception {
      posts.incrementAndGet();
      bodies.merge(request.body().replaceAll(".*\"(bot-\\d+)\".*", "$1"), 1, Integer::sum);
      int dice = ThreadLocalRandom.current().nextInt(100);
      if (dice < 5) {
        return false;
      }
      if (dice < 7) {
        connection.reset();
        return false;
      }
      answer(connection.out, 200, "{\"code\":0,\"msg\":\"\",\"data\":{\"bot_id\":\"7390\"}}");
      return dice < 85; // the rest is closed behind an answer that promised to stay
    }

    @Override
    List<String> figures(List<String> worker) {
      int twice = bodies.values().stream().mapToInt(count -> count - 1).sum();
      return List.of("duplicates\t" + twice, "distinct\t" + bodies.size());
    }
  }

  /** Refuses as the bot's id says, or answers what no JSON reader takes. */
  private static final class Refusals extends Behaviour {
    private final AtomicInteger chats = new AtomicInteger();

    @Override
    boolean react(Wire.Request request, Wire.Connection connection) throws Exception {
      if (request.path().startsWith("/v3/chat")) {
        String body =
            chats.getAndIncrement() == 0
                ? "{\"code\":4100,\"msg\":\"no\",\"detail\":{\"logid\":\"log-body\"}}"
                : "event: error\ndata: {\"code\":5000,\"msg\":\"no\"}\n\n";
        text(connection.out, STREAM_HEAD + body);
        return false;
      }
      String id = request.path().replaceAll("^.*bot_id=|[&].*$", "");
      id = id.replaceAll("^.*/|[?].*$", "");
      String[] parts = id.split("-");
      switch (parts[0]) {
        case "html" ->
            answer(
                connection.out,
                Integer.parseInt(parts[1]),
                "text/html",
                "<html><title>Bad Gateway</title></html>");
        case "empty" -> answer(connection.out, 200, "");
        case "broken" -> answer(connection.out, 200, "{\"code\":0,\"data\":{\"bot_id\":\"7");
        default ->
            answer(
                connection.out,
                Integer.parseInt(parts[2]),
                "{\"code\":" + parts[1] + ",\"msg\":\"no\"}");
      }
      return true;
    }
  }

  /** Plays one case of the event stream format after the other. */
  private static final class Cases extends Behaviour {
    private final AtomicInteger next = new AtomicInteger();

    @Override
    boolean react(Wire.Request request, Wire.Connection connection) throws Exception {
      text(connection.out, STREAM_HEAD + SseCases.all().get(next.getAndIncrement()).bytes());
      return false;
    }
  }

  /** Ends the n-th stream after n events, without its last one. */
  private static final class Truncating extends Behaviour {
    private final AtomicInteger next = new AtomicInteger();

    @Override
    boolean react(Wire.Request request, Wire.Connection connection) throws Exception {
      StringBuilder events = new StringBuilder(STREAM_HEAD);
      int count = next.getAndIncrement();
      for (int i = 0; i < count; i++) {
        events.append(delta("piece"));
      }
      text(connection.out, events.toString());
      return false;
    }
  }

  /** Says one thing, then nothing, and notes when the client hangs up. */
  private static final class Cancelled extends Behaviour {
    private final AtomicLong gone = new AtomicLong();

    @Override
    boolean react(Wire.Request request, Wire.Connection connection) throws Exception {
      if (!request.path().startsWith("/v3/chat?") && !request.path().equals("/v3/chat")) {
        answer(connection.out, 200, chat("canceled", 0));
        return true;
      }
      text(connection.out, STREAM_HEAD + delta("one"));
      connection.out.flush();
      connection.socket.setSoTimeout(10_500);
      try {
        connection.in.read();
        gone.set(System.nanoTime());
      } catch (SocketTimeoutException e) {
        gone.set(0);
      } catch (SocketException e) {
        gone.set(System.nanoTime()); // a reset
      }
      return false;
    }

    @Override
    List<String> figures(List<String> worker) {
      long at = Long.parseLong(Figures.value(worker, "at"));
      String millis = gone.get() == 0 ? "> 10000" : String.valueOf((gone.get() - at) / 1_000_000.0);
      return List.of("millis\t" + millis);
    }
  }

  /** A chat for each status: it begins in progress and then has the status. */
  private static final class Polled extends Behaviour {
    private final List<String> states;
    private final AtomicInteger chats = new AtomicInteger(-1);
    private final AtomicInteger looks = new AtomicInteger();

    Polled(List<String> states) {
      this.states = states;
    }

    @Override
    boolean react(Wire.Request request, Wire.Connection connection) throws Exception {
      if (request.path().contains("/message/list")) {
        answer(connection.out, 200, "{\"code\":0,\"msg\":\"\",\"data\":[]}");
      } else if (request.path().contains("/retrieve")) {
        String state = states.get(chats.get());
        boolean wentOn = state.equals("created") && looks.incrementAndGet() > 1;
        answer(
            connection.out,
            200,
            chat(wentOn ? "completed" : state, state.equals("failed") ? 4028 : 0));
      } else if (request.path().contains("/cancel")) {
        answer(connection.out, 200, chat("canceled", 0));
      } else {
        String state = states.get(chats.incrementAndGet());
        answer(connection.out, 200, chat(state.equals("created") ? state : "in_progress", 0));
      }
      return true;
    }
  }

  /** Opens streams and leaves them alone. */
  private static final class Idle extends Behaviour {
    private final AtomicInteger open = new AtomicInteger();

    @Override
    boolean react(Wire.Request request, Wire.Connection connection) throws Exception {
      text(connection.out, STREAM_HEAD + delta("one"));
      connection.out.flush();
      open.incrementAndGet();
      connection.in.read();
      return false;
    }

    @Override
    List<String> figures(List<String> worker) {
      return List.of("open\t" + open.get());
    }
  }

  /** Sends events of 200 bytes as fast as they are taken. */
  private static final class Events extends Behaviour {
    private final int count;
    private final byte[] event;

    Events(int count) {
      this.count = count;
      int frame = delta("").length();
      event = delta("x".repeat(200 - frame)).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    boolean react(Wire.Request request, Wire.Connection connection) throws Exception {
      text(connection.out, STREAM_HEAD);
      for (int i = 0; i < count; i++) {
        connection.out.write(event);
      }
      text(connection.out, DONE);
      return false;
    }
  }

  /** Sends the moment of sending, 2,000 times a millisecond apart. */
  private static final class Stamped extends Behaviour {
    @Override
    boolean react(Wire.Request request, Wire.Connection connection) throws Exception {
      text(connection.out, STREAM_HEAD);
      for (int i = 0; i < 2_000; i++) {
        TimeUnit.MILLISECONDS.sleep(1);
        text(connection.out, delta(String.valueOf(System.nanoTime())));
        connection.out.flush();
      }
      text(connection.out, DONE);
      return false;
    }
  }

  /** Takes 512 MB, or gives them. */
  private static final class Transfers extends Behaviour {
    @Override
    boolean react(Wire.Request request, Wire.Connection connection) throws Exception {
      if (request.path().startsWith("/v1/files/upload")) {
        answer(connection.out, 200, "{\"code\":0,\"msg\":\"\",\"data\":{\"id\":\"7390\"}}");
        return true;
      }
      if (!request.path().startsWith("/v1/audio/speech")) {
        answer(connection.out, 400, "{\"code\":4000,\"msg\":\"no\"}");
        return true;
      }
      text(
          connection.out,
          "HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: "
              + TRANSFER_BYTES
              + "\r\n\r\n");
      byte[] block = new byte[1 << 16];
      for (int sent = 0; sent < TRANSFER_BYTES; sent += block.length) {
        connection.out.write(block);
      }
      return true;
    }
  }

  /** A document 100,000 levels deep, and a text of 1 GiB. */
  private static final class Hostile extends Behaviour {
    @Override
    boolean react(Wire.Request request, Wire.Connection connection) throws Exception {
      text(
          connection.out,
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
              + "{\"code\":0,\"msg\":\"\",\"data\":{\"bot_id\":\"1\",\"description\":");
      byte[] block =
          (request.path().contains("deep") ? "[" : "x")
              .repeat(1_000)
              .getBytes(StandardCharsets.US_ASCII);
      boolean deep = request.path().contains("deep");
      text(connection.out, deep ? "" : "\"");
      for (int i = 0; i < (deep ? 100 : 1 << 20); i++) {
        connection.out.write(block);
      }
      text(connection.out, deep ? "]".repeat(100_000) : "\"");
      text(connection.out, "}}");
      return false;
    }
  }

  /** Gives out tokens that live for a minute, each a bit late, and counts them. */
  private static final class Tokens extends Behaviour {
    private final AtomicInteger given = new AtomicInteger();

    @Override
    boolean react(Wire.Request request, Wire.Connection connection) throws Exception {
      if (request.path().contains("oauth2")) {
        int number = given.incrementAndGet();
        TimeUnit.MILLISECONDS.sleep(100);
        long expiry = System.currentTimeMillis() / 1_000 + 900;
        answer(
            connection.out,
            200,
            "{\"access_token\":\"czs_test_" + number + "\",\"expires_in\":" + expiry + "}");
        return true;
      }
      return new Kilobyte().react(request, connection);
    }

    @Override
    List<String> figures(List<String> worker) {
      return List.of("token calls\t" + given.get());
    }
  }

  /** Answers, and closes a connection that is idle for 20 ms. */
  private static final class Impatient extends Behaviour {
    @Override
    int idleMillis() {
      return 20;
    }

    @Override
    boolean react(Wire.Request request, Wire.Connection connection) throws Exception {
      return new Kilobyte().react(request, connection);
    }
  }

  /** A bot in one kilobyte of JSON. */
  private static final class Kilobyte extends Behaviour {
    private static final byte[] ANSWER = whole();

    @Override
    boolean react(Wire.Request request, Wire.Connection connection) throws Exception {
      connection.out.write(ANSWER);
      return true;
    }

    private static byte[] whole() {
      String body =
          "{\"code\":0,\"msg\":\"\",\"data\":{\"bot_id\":\"7390000000000000001\",\"name\":\"WeHan\","
              + "\"description\":\""
              + "d".repeat(300)
              + "\",\"prompt_info\":{\"prompt\":\""
              + "p".repeat(450)
              + "\"},\"onboarding_info\":{\"prologue\":\"hello\",\"suggested_questions\":"
              + "[\"one\",\"two\"]},\"create_time\":1764000000,\"update_time\":1764000001,"
              + "\"version\":\"1764000001\"},\"detail\":{\"logid\":\"log-1\"}}";
      return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Tt-Logid: log-1\r\n"
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n"
              + body)
          .getBytes(StandardCharsets.ISO_8859_1);
    }
  }
}
