package dev.cozesh.config;

import dev.cozesh.error.CozeUsageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds how the server is reached: in the profile, else in the variables that other programs read
 * too. Here the profile comes first, for it speaks of this server and the variables of any.
 */
final class ReachReader {
  private static final String NO_PROXY_AT_ALL = "none";

  private final Environment environment;

  ReachReader(Environment environment) {
    this.environment = environment;
  }

  /**
   * What is found.
   *
   * @param proxy the profile's; {@code none} for no proxy, whatever the variables say
   * @param noProxy the profile's, with commas
   * @param caFile the profile's, a path as the user wrote it
   */
  Reach read(
      Optional<Found<String>> proxy,
      Optional<Found<String>> noProxy,
      Optional<Found<String>> caFile) {
    return new Reach(
        proxy
            .or(() -> variable("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"))
            .filter(found -> !found.value().strip().equals(NO_PROXY_AT_ALL))
            .map(found -> new Found<>(address(found), found.origin())),
        noProxy
            .or(() -> variable("NO_PROXY", "no_proxy"))
            .map(found -> hosts(found.value()))
            .orElse(List.of()),
        caFile
            .or(() -> variable("SSL_CERT_FILE"))
            .map(found -> new Found<>(environment.resolve(found.value()), found.origin())));
  }

  private Optional<Found<String>> variable(String... names) {
    return Stream.of(names)
        .flatMap(name -> environment.get(name).map(text -> new Found<>(text, name)).stream())
        .findFirst();
  }

  private static List<String> hosts(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static URI address(Found<String> found) {
    String text = found.value().strip();
    try {
      URI address = new URI(text.contains("://") ? text : "http://" + text);
      if ("http".equalsIgnoreCase(address.getScheme()) && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Not shown, since it may hold a password.
    }
    throw new CozeUsageException(
        found.origin() + ": not usable as the address of a proxy",
        "a proxy is reached by http; what goes through it is encrypted all the same",
        "write it as http://HOST:PORT or http://USER:PASSWORD@HOST:PORT, with %40 for an @ in the"
            + " password");
  }
}
