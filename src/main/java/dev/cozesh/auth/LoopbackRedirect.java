package dev.cozesh.auth;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeCredentialException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.Deadline;
import dev.cozesh.http.Time;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a browser comes back to after a login: a listener on this machine's loopback address, for
 * one code. Whatever does not carry the state of this login is answered and forgotten. It is no web
 * server: it reads the first line of a request and says one sentence.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8252#section-7.3">RFC 8252, 7.3</a>
 */
public final class LoopbackRedirect implements AutoCloseable {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int LOOK_ROUND_MILLIS = 100;
  private static final int SLOWEST_BROWSER_MILLIS = 2_000;
  private static final int LONGEST_HEAD = 16 << 10;

  private final ServerSocket socket;
  private final URI uri;
  private final Time time;

  private LoopbackRedirect(ServerSocket socket, URI uri, Time time) {
    this.socket = socket;
    this.uri = uri;
    this.time = time;
  }

  /**
   * Begins to listen.
   *
   * @param wanted {@code http://127.0.0.1:8765/callback} or the like, as the app's page names it;
   *     port 0 takes a free one
   * @param time the clock
   * @return what waits for the browser
   * @throws CozeUsageException when the address is not on this machine, or taken
   */
  public static LoopbackRedirect listen(URI wanted, Time time) {
    requireNonNull(time, "time");
    if (!"http".equals(wanted.getScheme())
        || !LOOPBACK.contains(wanted.getHost())
        || wanted.getPort() < 0) {
      throw new CozeUsageException(
          wanted + " is no address to come back to",
          "the browser comes back to this machine, over plain http, to a named port",
          "write it like http://127.0.0.1:8765/callback, on the app's page too");
    }
    try {
      InetAddress address =
          InetAddress.getByName(wanted.getHost().equals("[::1]") ? "::1" : "127.0.0.1");
      ServerSocket socket = new ServerSocket(wanted.getPort(), 50, address);
      socket.setSoTimeout(LOOK_ROUND_MILLIS);
      String path = wanted.getRawPath().isEmpty() ? "/" : wanted.getRawPath();
      URI uri = URI.create("http://" + wanted.getHost() + ":" + socket.getLocalPort() + path);
      return new LoopbackRedirect(socket, uri, time);
    } catch (IOException e) {
      throw new CozeUsageException(
          "nothing can listen on " + wanted.getRawAuthority(),
          "another program holds the port",
          "end it, or name another port, on the app's page too",
          e);
    }
  }

  /** {@return the address to name in the {@link Consent}} */
  public URI uri() {
    return uri;
  }

  /**
   * Waits for the code.
   *
   * @param state what the {@link Consent} was made with
   * @param limit how long to wait
   * @return the code
   * @throws CozeCredentialException when the user refused, or took longer than the limit
   * @throws CozeInterruptedException when the thread is interrupted; its flag stays set
   */
  public String code(String state, Duration limit) {
    Deadline deadline = Deadline.after(limit, time);
    while (!deadline.isOver()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CozeInterruptedException("the login was cancelled", "", "");
      }
      Optional<Map<String, String>> answer = next(state);
      if (answer.isPresent()) {
        return code(answer.get());
      }
    }
    throw new CozeCredentialException(
        "the login was not granted in time",
        "the browser did not come back within " + limit.toMinutes() + " min",
        "log in again; " + uri + " must be among the addresses on the app's page");
  }

  private static String code(Map<String, String> answer) {
    String code = answer.getOrDefault("code", "");
    if (!code.isEmpty()) {
      return code;
    }
    String error = answer.getOrDefault("error", answer.getOrDefault("error_code", "no code"));
    throw new CozeCredentialException(
        "the login was not granted: " + error,
        answer.getOrDefault("error_description", ""),
        "log in again and agree");
  }

  /** The next request, if it is the browser with this login's state. */
  private Optional<Map<String, String>> next(String state) {
    try (Socket browser = socket.accept()) {
      browser.setSoTimeout(SLOWEST_BROWSER_MILLIS);
      Optional<Map<String, String>> answer =
          target(browser.getInputStream()).flatMap(this::parameters).filter(p -> fits(p, state));
      boolean granted = answer.map(p -> p.containsKey("code")).orElse(false);
      browser.getOutputStream().write(page(answer.isPresent(), granted));
      return answer;
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (socket.isClosed()) {
        throw new CozeInterruptedException("the login was cancelled", "", "", e);
      }
      return Optional.empty(); // a browser that hung up; the next one may be right
    }
  }

  private static Optional<String> target(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    // The whole head is read: closing with bytes unread would reset the connection.
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0 || head.size() > LONGEST_HEAD) {
        return Optional.empty();
      }
      head.write(next);
    }
    String[] words = head.toString(StandardCharsets.ISO_8859_1).split("\\s", 3);
    return words[0].equals("GET") ? Optional.of(words[1]) : Optional.empty();
  }

  private Optional<Map<String, String>> parameters(String target) {
    String[] parts = target.split("\\?", 2);
    if (!parts[0].equals(uri.getRawPath()) || parts.length == 1) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    try {
      for (String pair : parts[1].split("&")) {
        String[] sides = pair.split("=", 2);
        String value = sides.length == 1 ? "" : sides[1];
        parameters.putIfAbsent(sides[0], URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.of(parameters);
  }

  private static boolean fits(Map<String, String> parameters, String state) {
    byte[] given = parameters.getOrDefault("state", "").getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(given, state.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] page(boolean isOurs, boolean isGranted) {
    String text =
        !isOurs
            ? "This is not the login that is waited for."
            : isGranted
                ? "You are logged in. This page can be closed."
                : "The login was refused. This page can be closed.";
    return ("HTTP/1.1 "
            + (isOurs ? "200 OK" : "404 Not Found")
            + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
            + text.length()
            + "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n"
            + text)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Stops listening. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // Nobody comes any more; the port goes with the process at the latest.
    }
  }
}
