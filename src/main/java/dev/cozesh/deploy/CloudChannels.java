package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.bot.BotVersion;
import java.util.List;
import java.util.Optional;

/** The channels of Coze's cloud: only of the API it can be read what users have there. */
final class CloudChannels implements Channels {
  private final CozeClient client;

  CloudChannels(CozeClient client) {
    this.client = client;
  }

  @Override
  public Optional<String> newestVersion(String id) {
    return client.bots().versions(id).stream().findFirst().map(BotVersion::version);
  }

  @Override
  public Optional<String> publish(String id, List<String> connectors) {
    return Optional.of(client.bots().publish(id, connectors).version().orElse(""));
  }

  @Override
  public Fields live(String id, String version) {
    return BotDriver.fields(client.bots().info(id));
  }

  @Override
  public List<Fields> published(String id, List<String> connectors) {
    return connectors.equals(List.of(Publication.API))
        ? BotDriver.published(client, id).stream().map(BotDriver::fields).toList()
        : List.of();
  }

  @Override
  public boolean tells(String connector) {
    return connector.equals(Publication.API);
  }

  @Override
  public int requests() {
    return 1;
  }

  @Override
  public List<String> operations() {
    return List.of("bots.publish", "bots.versions.list");
  }
}
