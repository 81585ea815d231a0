package dev.cozesh.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cozesh.auth.TokenAuthorizer;
import dev.cozesh.client.CozeClient;
import dev.cozesh.client.dataset.DatasetCreate;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredBot;
import dev.cozesh.deploy.desired.DesiredBot.ModelSettings;
import dev.cozesh.deploy.desired.DesiredBot.Onboarding;
import dev.cozesh.deploy.desired.DesiredBot.PluginTool;
import dev.cozesh.deploy.desired.DesiredDatabase;
import dev.cozesh.deploy.desired.DesiredDatabase.Column;
import dev.cozesh.deploy.desired.DesiredKnowledge;
import dev.cozesh.deploy.desired.DesiredKnowledge.Chunks;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Lifecycle;
import dev.cozesh.deploy.desired.Reference;
import dev.cozesh.error.Place;
import dev.cozesh.sandbox.Sandbox;
import dev.cozesh.sandbox.SandboxOptions;
import dev.cozesh.sandbox.Storage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;

/**
 * Property (c): {@code hash(read(write(x))) = hash(x)} for every field that is managed, on a server
 * that stores what it is sent.
 */
class WrittenFieldsProperties {
  private static final String CANVAS =
      "{\"nodes\":[{\"id\":\"100001\",\"type\":\"1\",\"data\":{}},"
          + "{\"id\":\"900001\",\"type\":\"2\",\"data\":{\"inputs\":{}}}],"
          + "\"edges\":[{\"sourceNodeID\":\"100001\",\"targetNodeID\":\"900001\"}]}";
  private static final List<String> PIECES =
      List.of(
          "a",
          "WeHan 求职助手",
          "\n",
          "\r\n",
          "\r",
          "\t",
          " ",
          "\"",
          "\\",
          "\u2028",
          "é",
          "e\u0301",
          "가",
          "\u1100\u1161",
          "😀",
          "1024",
          "null",
          "{}",
          "⟦",
          "<b>",
          "%s");
  private static final List<String> TYPES =
      List.of("String", "Integer", "Number", "Boolean", "Time");

  private final Sandbox sandbox =
      Sandbox.start(SandboxOptions.defaults().withStorage(Storage.memory()));
  private final CozeClient client =
      CozeClient.builder()
          .baseUrl(sandbox.baseUri())
          .authorizer(new TokenAuthorizer(Sandbox.TOKEN))
          .build();
  private final String workspace = client.workspaces().list().all().get(0).id();

  @AfterProperty
  void close() {
    client.close();
    sandbox.close();
  }

  @Property(tries = 150)
  void everyFieldOfABotIsReadAsItWasWritten(@ForAll long seed) {
    Random random = new Random(seed);
    BotDriver driver = new BotDriver(client, workspace);
    DesiredBot first = bot(random, "one");
    Fields created = BotDriver.desired(first, Reference::nameOrId);
    String id = driver.create(first, created, created.text("description"));
    for (int n = 0; n < 3; n++) {
      DesiredBot bot = bot(random, n == 0 ? "one" : name(random));
      Fields wanted = BotDriver.desired(bot, Reference::nameOrId);
      driver.update(id, bot, wanted, driver.read(id, none()).orElseThrow());
      requireSame(wanted, driver.read(id, none()).orElseThrow());
    }
  }

  @Property(tries = 150)
  void everyFieldOfAKnowledgeBaseIsReadAsItWasWritten(@ForAll long seed) {
    Random random = new Random(seed);
    KnowledgeDriver driver = new KnowledgeDriver(new PublicKnowledge(client, workspace));
    DesiredKnowledge first = knowledge(random);
    Fields created = driver.desired(first, references(driver));
    String id = driver.create(first, created, created.text("description"));
    requireSame(created, readAnew(driver, id));
    for (int n = 0; n < 2; n++) {
      DesiredKnowledge next = knowledge(random);
      Fields wanted = driver.desired(next, references(driver));
      driver.update(id, next, wanted, readAnew(driver, id));
      requireSame(wanted, readAnew(driver, id));
    }
    client.datasets().delete(id);
  }

  @Property(tries = 150)
  void everyFieldOfADatabaseIsReadAsItWasWritten(@ForAll long seed) {
    Random random = new Random(seed);
    DatabaseDriver driver = new DatabaseDriver(client, workspace);
    DesiredDatabase database = database(random);
    Fields wanted = driver.desired(database, references(driver));
    String id = driver.create(database, wanted, wanted.text("description"));
    requireSame(wanted, readAnew(driver, id));
    client.databases().delete(id);
  }

  private static void requireSame(Fields written, Fields read) {
    for (String field : written.names()) {
      assertEquals(Comparison.hash(written, field), Comparison.hash(read, field), field);
      assertTrue(written.agrees(read, field), field);
    }
  }

  private Fields readAnew(Driver driver, String id) {
    Kind kind = driver instanceof KnowledgeDriver ? Kind.KNOWLEDGE : Kind.DATABASE;
    return driver.readAnew(id, inventory(kind, driver)).orElseThrow();
  }

  private static Inventory none() {
    return new Inventory(Map.of(), Clock.systemUTC());
  }

  private static Inventory inventory(Kind kind, Driver driver) {
    return new Inventory(Map.of(kind, driver), Clock.systemUTC());
  }

  private static References references(Driver driver) {
    Kind kind = driver instanceof KnowledgeDriver ? Kind.KNOWLEDGE : Kind.DATABASE;
    return new References(inventory(kind, driver), List.<Address>of());
  }

  private DesiredBot bot(Random random, String name) {
    return new DesiredBot(
        name,
        maybe(random, () -> text(random, 30)),
        maybe(random, () -> text(random, 60)),
        maybe(
            random,
            () ->
                new Onboarding(
                    maybe(random, () -> text(random, 10)),
                    maybe(random, () -> some(random, one -> "问题 " + one + text(random, 3))))),
        maybe(random, () -> model(random)),
        maybe(random, () -> references(random, Kind.KNOWLEDGE)),
        maybe(random, () -> references(random, Kind.WORKFLOW)),
        maybe(random, () -> some(random, one -> new PluginTool("73" + one, "74" + one))),
        Optional.empty(),
        Lifecycle.USUAL,
        Place.NOWHERE);
  }

  private static ModelSettings model(Random random) {
    return new ModelSettings(
        "1706077826",
        maybe(random, () -> random.nextInt(2_000) / 1000.0),
        maybe(random, () -> random.nextInt(1_000) / 1000.0),
        maybe(random, () -> 1 + random.nextInt(4_096)),
        maybe(random, () -> random.nextInt(100)),
        maybe(random, () -> List.of("text", "markdown", "json").get(random.nextInt(3))));
  }

  /** Ids in any order: of what the sandbox has, made when first needed. */
  private List<Reference> references(Random random, Kind kind) {
    List<String> ids =
        kind == Kind.KNOWLEDGE
            ? some(random, one -> client.datasets().create(bare(one)))
            : some(random, one -> sandbox.addWorkflow("flow " + one, CANVAS));
    Collections.shuffle(ids, random);
    return ids.stream().map(id -> new Reference(kind, id, Place.NOWHERE)).toList();
  }

  private DatasetCreate bare(int number) {
    return DatasetCreate.text(workspace, "base " + number, "");
  }

  private static DesiredKnowledge knowledge(Random random) {
    return new DesiredKnowledge(
        name(random),
        maybe(random, () -> text(random, 20)),
        List.of(),
        Chunks.AUTOMATIC,
        Lifecycle.USUAL,
        Place.NOWHERE);
  }

  private static DesiredDatabase database(Random random) {
    List<Column> columns = new ArrayList<>();
    for (int n = 0; n <= random.nextInt(6); n++) {
      columns.add(
          new Column(
              "column_" + n,
              TYPES.get(random.nextInt(TYPES.size())),
              maybe(random, () -> text(random, 6)),
              random.nextBoolean()));
    }
    return new DesiredDatabase(
        "table_" + random.nextInt(1_000),
        maybe(random, () -> text(random, 20)),
        columns,
        Optional.empty(),
        Lifecycle.USUAL,
        Place.NOWHERE);
  }

  private static String name(Random random) {
    return "x" + text(random, 1).strip();
  }

  private static String text(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(most + 1); n > 0; n--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static <T> List<T> some(Random random, Function<Integer, T> one) {
    List<T> all = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      all.add(one.apply(n));
    }
    return all;
  }

  private static <T> Optional<T> maybe(Random random, Supplier<T> value) {
    return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(value.get());
  }
}
