package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.studio.StudioBot;
import dev.cozesh.client.studio.StudioBotCreate;
import dev.cozesh.client.studio.StudioBotService;
import dev.cozesh.client.studio.StudioBotSummary;
import dev.cozesh.deploy.desired.DesiredBot;
import dev.cozesh.deploy.desired.DesiredBot.ModelSettings;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.error.CozeConflictException;
import dev.cozesh.error.CozeServiceException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Bots in the console of a self-hosted Coze, which makes, changes and deletes them. */
final class StudioBotDriver implements Driver {
  private static final int PAGE = 100;
  private static final long NO_SUCH_BOT = 100_000_000;

  private final StudioBotService bots;
  private final Channels channels;
  private final String spaceId;

  /** Each bot as it was read last: what nobody declared goes back as it came. */
  private final Map<String, StudioBot> read = new HashMap<>();

  StudioBotDriver(CozeClient client, String spaceId) {
    this.bots = client.studioBots();
    this.channels = new StudioChannels(client, spaceId);
    this.spaceId = spaceId;
  }

  /** What the console cannot take of a declared bot, in words; empty when it takes everything. */
  static Optional<String> objection(DesiredBot bot) {
    Optional<String> channel =
        bot.publishTo().orElse(List.of()).stream()
            .filter(one -> !StudioChannels.ALL.contains(one))
            .findFirst();
    if (channel.isPresent()) {
      return Optional.of(
          "a self-hosted Coze publishes to the API (\"api\" or 1024) and the Chat SDK (999), not to "
              + channel.get());
    }
    return bot.onboarding()
        .flatMap(StudioLimits::objection)
        .or(() -> bot.model().flatMap(StudioBotDriver::objection));
  }

  private static Optional<String> objection(ModelSettings model) {
    return model
        .responseFormat()
        .filter(format -> !StudioBotFields.FORMATS.contains(format))
        .map(
            format ->
                "a self-hosted Coze has the response formats "
                    + String.join(", ", StudioBotFields.FORMATS)
                    + ", not "
                    + format);
  }

  @Override
  public List<Listed> list() {
    return bots.list(spaceId).all().stream().map(StudioBotDriver::row).toList();
  }

  private static Listed row(StudioBotSummary bot) {
    StudioBotSummary.Basics basics = bot.basics();
    return new Listed(
        basics.id(),
        basics.name().orElse(""),
        basics.description(),
        basics.updateTime(),
        basics.ownerId(),
        Optional.empty());
  }

  /**
   * @throws CozeConflictException when it is listed and cannot be read, as one of another user
   */
  @Override
  public Optional<Fields> read(String id, Inventory inventory) {
    Optional<Fields> found = readAnew(id, inventory);
    if (found.isEmpty()) {
      inventory
          .byId(Kind.BOT, id)
          .ifPresent(
              row -> {
                throw anotherUsers(row);
              });
    }
    return found;
  }

  private static CozeConflictException anotherUsers(Listed row) {
    return new CozeConflictException(
        "bot \"" + row.name() + "\" is listed as " + row.forChoosing() + " and cannot be read",
        "on a self-hosted Coze a bot is its maker's alone: others see it in lists, and no more",
        "log in as its maker, or give yours another name");
  }

  @Override
  public Optional<Fields> readAnew(String id, Inventory inventory) {
    try {
      StudioBot bot = bots.draft(id);
      read.put(id, bot);
      return Optional.of(StudioBotFields.of(bot));
    } catch (CozeServiceException e) {
      if (e.code() == NO_SUCH_BOT) {
        read.remove(id);
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Fields desired(DesiredResource resource, References references) {
    DesiredBot bot = (DesiredBot) resource;
    Fields fields = BotDriver.desired(bot, references::resolve);
    bot.model()
        .ifPresent(
            model ->
                fields.put(
                    BotDriver.MODEL_PART + "model_id",
                    references
                        .models(() -> new StudioModels(bots.models()))
                        .idOf(model.modelId(), bot.place())));
    return fields;
  }

  @Override
  public String create(DesiredResource resource, Fields desired, String description) {
    return bots.create(new StudioBotCreate(spaceId, resource.address().name(), description));
  }

  @Override
  public void update(String id, DesiredResource resource, Fields wanted, Fields actual) {
    StudioBot bot = Optional.ofNullable(read.get(id)).orElseGet(() -> bots.draft(id));
    bots.update(new StudioBotChange(bot, wanted, actual).update());
  }

  @Override
  public List<String> reads() {
    return List.of("studio.bots.list", "studio.bots.retrieve", "studio.models.list");
  }

  @Override
  public List<String> writes(boolean makes) {
    return makes
        ? List.of("studio.bots.create", "studio.bots.update")
        : List.of("studio.bots.update");
  }

  @Override
  public boolean makes() {
    return true;
  }

  @Override
  public List<Part> parts(Outlook outlook) {
    DesiredBot bot = (DesiredBot) outlook.resource();
    return List.of(
        new BoundWorkflows(bot, outlook.references()), new PublishPart(channels, bot, outlook));
  }

  @Override
  public void delete(String id) {
    bots.delete(spaceId, id);
  }

  @Override
  public Optional<String> deletes() {
    return Optional.of("studio.bots.delete");
  }

  @Override
  public int readCost(Inventory inventory) {
    return 1;
  }

  @Override
  public int listCost(Inventory inventory) {
    return (inventory.all(Kind.BOT).size() + 1 + PAGE) / PAGE;
  }
}
