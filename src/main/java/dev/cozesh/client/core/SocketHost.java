package dev.cozesh.client.core;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * Where the WebSockets of a Coze are. The cloud has hosts of their own for them; any other server
 * has them where everything else is.
 */
final class SocketHost {
  private static final Map<String, String> CLOUD =
      Map.of("api.coze.cn", "ws.coze.cn", "api.coze.com", "ws.coze.com");

  private SocketHost() {}

  /**
   * The address that paths are put behind.
   *
   * @param base of everything else, checked: https, or http to this machine
   */
  static URI of(URI base) {
    String scheme = base.getScheme().equals("https") ? "wss" : "ws";
    String port = base.getPort() < 0 ? "" : ":" + base.getPort();
    String host = CLOUD.getOrDefault(base.getHost().toLowerCase(Locale.ROOT), base.getHost());
    return URI.create(scheme + "://" + host + port + base.getRawPath());
  }
}
