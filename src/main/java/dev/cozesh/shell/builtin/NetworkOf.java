package dev.cozesh.shell.builtin;

import dev.cozesh.config.Found;
import dev.cozesh.config.Reach;
import dev.cozesh.config.Settings;
import dev.cozesh.http.Network;

/** The network that settings speak of. */
final class NetworkOf {
  private NetworkOf() {}

  static Network settings(Settings settings) {
    return reach(settings.reach());
  }

  static Network reach(Reach reach) {
    return new Network(
        reach.proxy().map(found -> new Network.Proxy(found.value(), reach.noProxy())),
        reach.caFile().map(Found::value));
  }
}
