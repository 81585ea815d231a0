package dev.cozesh.probe.safety;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Scheme, host and port, compared letter by letter. Nothing is looked up and nothing is guessed: a
 * host that only looks like another one is another one.
 */
record Origin(String scheme, String host, int port) {
  private static final Map<String, Integer> PORTS =
      Map.of("http", 80, "https", 443, "ws", 80, "wss", 443);

  /** The origin of an address; empty for one that names a user or no host. */
  static Optional<Origin> of(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri.isOpaque() || uri.getHost() == null || uri.getRawUserInfo() != null) {
      return Optional.empty();
    }
    Integer usual = PORTS.get(scheme);
    if (usual == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
      return Optional.empty();
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    int port = uri.getPort() < 0 ? usual : uri.getPort();
    return Optional.of(new Origin(scheme, host.startsWith("[") ? plain(host) : host, port));
  }

  /** Whether it is this machine or one of its own network, as far as the text tells. */
  boolean isPrivate() {
    if (host.equals("localhost") || host.endsWith(".localhost") || host.endsWith(".local")) {
      return true;
    }
    return host.startsWith("[") ? isPrivateSix() : host.matches("[0-9a-fx.]+") && isPrivateFour();
  }

  /** For people: {@code https://api.coze.cn}. */
  @Override
  public String toString() {
    boolean usual = PORTS.get(scheme) == port;
    return scheme + "://" + host + (usual ? "" : ":" + port);
  }

  private boolean isPrivateSix() {
    String groups = host.substring(1, host.length() - 1);
    return groups.equals("0:0:0:0:0:0:0:1")
        || groups.equals("0:0:0:0:0:0:0:0")
        || groups.matches("f[cd][0-9a-f]{2}:.*")
        || groups.matches("fe[89ab][0-9a-f]:.*")
        || groups.startsWith("0:0:0:0:0:ffff:")
        || groups.startsWith("::ffff:");
  }

  /** Also {@code 2130706433}, {@code 0x7f.1} and the other ways to write four bytes. */
  private boolean isPrivateFour() {
    List<Long> parts;
    try {
      parts = Arrays.stream(host.split("\\.")).map(Long::decode).toList();
    } catch (NumberFormatException e) {
      return false;
    }
    long address = address(parts);
    int first = (int) (address >> 24 & 255);
    int second = (int) (address >> 16 & 255);
    return first == 0
        || first == 10
        || first == 127
        || first == 172 && second >= 16 && second < 32
        || first == 192 && second == 168
        || first == 169 && second == 254
        || first == 100 && second >= 64 && second < 128;
  }

  /** The last part fills whatever the others leave. */
  private static long address(List<Long> parts) {
    long address = 0;
    for (int i = 0; i < parts.size() - 1; i++) {
      address |= (parts.get(i) & 255) << (24 - 8 * i);
    }
    return address | parts.get(parts.size() - 1);
  }

  /** All eight groups without leading zeros; a zone stays, since it names another way. */
  private static String plain(String host) {
    String inside = host.substring(1, host.length() - 1);
    if (inside.contains(".") || inside.contains("%")) {
      return host;
    }
    String[] halves = inside.split("::", -1);
    List<String> head = groups(halves[0]);
    List<String> tail = halves.length > 1 ? groups(halves[1]) : List.of();
    Stream<String> zeros =
        Stream.generate(() -> "0").limit(Math.max(0, 8 - head.size() - tail.size()));
    return Stream.of(head.stream(), zeros, tail.stream())
        .flatMap(groups -> groups)
        .map(group -> Integer.toHexString(Integer.parseInt(group, 16)))
        .collect(Collectors.joining(":", "[", "]"));
  }

  private static List<String> groups(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(":"));
  }
}
