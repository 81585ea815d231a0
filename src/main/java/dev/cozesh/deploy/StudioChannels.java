package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.studio.StudioBotPublish;
import dev.cozesh.client.studio.StudioBotPublished;
import dev.cozesh.client.studio.StudioBotService;
import dev.cozesh.client.studio.StudioBotVersion;
import dev.cozesh.error.CozePartialException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The channels of a self-hosted Coze, which tells of each version where it was published. */
final class StudioChannels implements Channels {
  /** The Chat SDK and the API: the open-source server refuses any other. */
  static final Set<String> ALL = Set.of("999", Publication.API);

  private static final int VERSIONS_LOOKED_AT = 100;

  private final StudioBotService bots;
  private final String spaceId;

  StudioChannels(CozeClient client, String spaceId) {
    this.bots = client.studioBots();
    this.spaceId = spaceId;
  }

  @Override
  public Optional<String> newestVersion(String id) {
    return bots.newestVersions(spaceId, id, 1).stream().findFirst().map(StudioBotVersion::version);
  }

  /** The call succeeds although a channel was not reached. */
  @Override
  public Optional<String> publish(String id, List<String> connectors) {
    StudioBotPublished published = bots.publish(new StudioBotPublish(spaceId, id, connectors, ""));
    published
        .results()
        .ifPresent(
            results ->
                results.forEach(
                    (connector, result) -> {
                      if (result.failed()) {
                        throw failed(connector, result);
                      }
                    }));
    return Optional.empty();
  }

  private static CozePartialException failed(String connector, StudioBotPublished.Result result) {
    return new CozePartialException(
        "the channel " + connector + " was not reached",
        result.message().filter(text -> !text.isBlank()).orElse("the server gives no reason"),
        "run the same command again",
        null);
  }

  @Override
  public Fields live(String id, String version) {
    return StudioBotFields.of(bots.version(id, version));
  }

  /** What users have, wherever it is published. */
  LivePublication publication(String id) {
    List<StudioBotVersion> versions = bots.newestVersions(spaceId, id, VERSIONS_LOOKED_AT);
    List<String> connectors =
        ALL.stream()
            .filter(one -> versions.stream().anyMatch(version -> version.isOn(one)))
            .sorted()
            .toList();
    return new LivePublication(connectors, of(id, newest(versions, connectors)));
  }

  @Override
  public List<Fields> published(String id, List<String> connectors) {
    List<StudioBotVersion> versions = bots.newestVersions(spaceId, id, VERSIONS_LOOKED_AT);
    List<String> newest = newest(versions, connectors);
    return newest.size() < connectors.size() ? List.of() : of(id, newest);
  }

  /** The version of each connector that has one. */
  private static List<String> newest(List<StudioBotVersion> versions, List<String> connectors) {
    return connectors.stream()
        .flatMap(one -> versions.stream().filter(version -> version.isOn(one)).limit(1))
        .map(StudioBotVersion::version)
        .toList();
  }

  private List<Fields> of(String id, List<String> versions) {
    return versions.stream().distinct().map(version -> live(id, version)).toList();
  }

  @Override
  public boolean tells(String connector) {
    return true;
  }

  @Override
  public int requests() {
    return 2;
  }

  @Override
  public List<String> operations() {
    return List.of("studio.bots.publish", "studio.bots.versions", "studio.bots.retrieve");
  }
}
