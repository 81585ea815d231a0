package dev.cozesh.config;

import dev.cozesh.error.CozeUsageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The address of a server: https, or plain http on this very machine. */
public final class BaseUrl {
  private static final List<String> REGIONS = List.of("cn", "com");
  private static final Set<String> OF_ENDPOINTS = Set.of("/v1", "/v2", "/v3", "/api", "/open_api");

  private BaseUrl() {}

  /**
   * Reads an address; a slash at its end is dropped.
   *
   * @param text as the user wrote it
   * @param where which setting it is, for errors
   * @return the address
   */
  public static URI parse(String text, String where) {
    URI url;
    try {
      url = new URI(text.strip().replaceAll("/+$", ""));
    } catch (URISyntaxException e) {
      throw wrong(text, where, "it is no address");
    }
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !scheme.matches("https?")) {
      throw wrong(text, where, "it needs a scheme and a host");
    }
    if (url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
      throw new CozeUsageException(
          where + " is more than a base address",
          "user, query and fragment have no place in it",
          "write only scheme, host, port and path");
    }
    if (OF_ENDPOINTS.contains(url.getRawPath())) {
      throw new CozeUsageException(
          where + " ends with " + url.getRawPath() + ", which the endpoints bring themselves",
          "the base address is scheme and host; a path in it is put before each endpoint's own",
          "write " + scheme + "://" + url.getRawAuthority());
    }
    if (scheme.equals("http") && !isLoopback(url)) {
      throw new CozeUsageException(
          where + ": plain http is accepted for loopback addresses only",
          "a token sent to " + url.getHost() + " without encryption can be read on the way",
          "use https://" + url.getRawAuthority());
    }
    return url;
  }

  /**
   * {@return the cloud of a region}
   *
   * @param region {@code cn} or {@code com}
   * @param where which setting it is, for errors
   */
  public static URI ofRegion(String region, String where) {
    return switch (region.toLowerCase(Locale.ROOT)) {
      case "cn" -> URI.create("https://api.coze.cn");
      case "com" -> URI.create("https://api.coze.com");
      default ->
          throw new CozeUsageException(
              where + ": there is no region `" + region + "`",
              "the regions are " + String.join(" and ", REGIONS),
              "for another server set base_url");
    };
  }

  static boolean isLoopback(URI url) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("[::1]")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }

  private static CozeUsageException wrong(String text, String where, String why) {
    return new CozeUsageException(
        where + ": `" + text + "` is not the address of a server",
        why,
        "write it like https://api.coze.cn");
  }
}
