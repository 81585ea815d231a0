package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a client reaches its server.
 *
 * @param proxy the proxy that connections go through; none: directly. This machine is always
 *     reached directly
 * @param caFile a PEM file with authorities that are trusted besides the usual ones
 */
public record Network(Optional<Proxy> proxy, Optional<Path> caFile) {
  /** Without a proxy, trusting the authorities this Java trusts. */
  public static final Network DIRECT = new Network(Optional.empty(), Optional.empty());

  public Network {
    requireNonNull(proxy, "proxy");
    requireNonNull(caFile, "caFile");
  }

  /**
   * The same through a proxy.
   *
   * @param value the proxy
   * @return a copy
   */
  public Network through(Proxy value) {
    return new Network(Optional.of(value), caFile);
  }

  /**
   * The same, trusting the authorities in a PEM file too.
   *
   * @param file its certificates
   * @return a copy
   */
  public Network trusting(Path file) {
    return new Network(proxy, Optional.of(file));
  }

  /**
   * A proxy that is asked by {@code CONNECT} to pass a TLS connection on; it learns host and port
   * and never a token.
   *
   * @param address {@code http://proxy.example:3128}, with {@code user:password@} if it wants them
   * @param except hosts that are reached directly: {@code coze.cn} stands for itself and all names
   *     that end with {@code .coze.cn}, {@code *} for every host; a port may follow
   */
  public record Proxy(URI address, List<String> except) {
    public Proxy {
      except = List.copyOf(except);
      if (!"http".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
        throw new CozeUsageException(
            "not usable as a proxy: " + address.getScheme() + "://" + address.getHost(),
            "a proxy is reached by http; what goes through it is encrypted all the same",
            "write it as http://HOST:PORT, or http://USER:PASSWORD@HOST:PORT");
      }
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "proxy http://" + address.getHost() + ":" + port();
    }

    int port() {
      return address.getPort() < 0 ? 80 : address.getPort();
    }

    /** Who asks, if the proxy wants to know. */
    Optional<User> user() {
      return Optional.ofNullable(address.getUserInfo()).map(User::of);
    }

    /** Whether a host is reached directly. */
    boolean excepts(String host, int port) {
      return Loopback.is(host) || except.stream().anyMatch(entry -> covers(entry, host, port));
    }

    private static boolean covers(String entry, String host, int port) {
      String name = entry.strip().toLowerCase(Locale.ROOT);
      int colon = name.lastIndexOf(':');
      if (colon > 0 && name.indexOf(':') == colon) {
        if (!name.substring(colon + 1).equals(Integer.toString(port))) {
          return false;
        }
        name = name.substring(0, colon);
      }
      String bare = name.startsWith(".") ? name.substring(1) : name;
      String wanted = host.toLowerCase(Locale.ROOT);
      return bare.equals("*")
          || !bare.isEmpty() && (wanted.equals(bare) || wanted.endsWith("." + bare));
    }
  }

  /** A user of a proxy. */
  record User(String name, String password) {
    private static User of(String nameAndPassword) {
      int colon = nameAndPassword.indexOf(':');
      return colon < 0
          ? new User(nameAndPassword, "")
          : new User(nameAndPassword.substring(0, colon), nameAndPassword.substring(colon + 1));
    }

    /** Without the password. */
    @Override
    public String toString() {
      return name;
    }
  }
}
