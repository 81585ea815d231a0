package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

/**
 * One tool of a plugin, to be used by a bot.
 *
 * @param pluginId the plugin
 * @param apiId the tool
 */
public record PluginRef(String pluginId, String apiId) {
  public PluginRef {
    requireNonNull(pluginId, "pluginId");
    requireNonNull(apiId, "apiId");
  }
}
