package dev.cozesh.probe.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Effect;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.json.Json;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.variant.Attempt.Origin;
import dev.cozesh.probe.verdict.Sent;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is written, nothing that could do something leaves with a body or a real id. */
class PrecautionProperties {
  private static final String REAL = "7389000000000000123";
  private static final String REAL_TOO = "0b0f6b1e-0d53-4f0c-8e8f-6a3f0a4d9f11";
  private static final Catalog CATALOG = Catalog.bundled();
  private static final List<Endpoint> ALL = CATALOG.endpoints();
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "PURGE");
  private static final List<String> WORDS =
      List.of(
          "v1",
          "v2",
          "v3",
          "api",
          "open_api",
          "bot",
          "bots",
          "create",
          "delete",
          "publish",
          "workflow",
          "knowledge",
          "members",
          "chat",
          "conversation",
          "{bot_id}",
          "{id}",
          ":id",
          REAL,
          REAL_TOO,
          "my-secret-bot",
          "12",
          ".",
          "",
          "list");
  private static final Precaution PRECAUTION =
      new Precaution(
          CATALOG,
          URI.create("https://api.coze.cn"),
          Set.of(),
          false,
          Map.of("workspace_id", REAL, "bot_id", "my-secret-bot"));

  @Property(tries = 5_000)
  void aRandomAttemptIsHarmless(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder path = new StringBuilder("/v1");
    for (int i = random.nextInt(5); i >= 0; i--) {
      path.append('/').append(one(WORDS, random));
    }
    check(attempt(one(METHODS, random), path.toString(), random));
  }

  @Property(tries = 5_000)
  void anAttemptAtOrNearADocumentedRequestIsHarmless(@ForAll long seed) {
    Random random = new Random(seed);
    Endpoint endpoint = one(ALL, random);
    String path =
        endpoint.path().replaceAll("\\{[^}]+}", random.nextBoolean() ? REAL : "my-secret-bot");
    String method = random.nextInt(4) == 0 ? one(METHODS, random) : endpoint.method();
    check(attempt(method, random.nextInt(6) == 0 ? path + "/" : path, random));
  }

  private static void check(Attempt attempt) {
    boolean reads =
        CATALOG.match(attempt.method(), attempt.path()).stream()
            .anyMatch(
                endpoint ->
                    endpoint.effect() == Effect.READ && endpoint.host() == Endpoint.Host.API);
    Decision decision = PRECAUTION.decide(attempt);
    assertFalse(decision instanceof Decision.Mutation, attempt::toString);
    if (!reads && decision instanceof Decision.Send send) {
      requireHarmless(attempt, send.sent());
      requireHarmless(attempt, PRECAUTION.wrongType(send.sent(), attempt.body()));
    }
    if (reads) {
      Sent sent = ((Decision.Send) decision).sent();
      String filled = attempt.path().replace("{bot_id}", "my-secret-bot");
      String pattern = "\\Q" + filled.replaceAll("\\{[^}]+}", "\\\\E[a-z0-9-]+\\\\Q") + "\\E";
      assertTrue(sent.path().matches(pattern), sent::toString);
    }
  }

  private static void requireHarmless(Attempt attempt, Sent sent) {
    boolean isSafe = Set.of("GET", "HEAD", "OPTIONS").contains(sent.method());
    if (isSafe && attempt.origin().named()) {
      return; // an undocumented GET that was written out keeps what it has
    }
    assertFalse(sent.path().contains(REAL), sent::toString);
    assertFalse(sent.path().contains(REAL_TOO), sent::toString);
    assertFalse(sent.path().contains("my-secret-bot"), sent::toString);
    assertFalse(sent.path().contains("{"), sent::toString);
    assertFalse(sent.query().toString().contains(REAL), sent::toString);
    if (!isSafe) {
      assertTrue(actsUponNothing(sent.body().orElseThrow()), sent::toString);
      assertEquals("application/json", sent.headers().get("Content-Type"));
    }
  }

  /** An empty object, or one whose members are empty objects and lists. */
  private static boolean actsUponNothing(JsonNode body) {
    return body.isObject()
        && body.valueStream().allMatch(member -> member.isContainerNode() && member.isEmpty());
  }

  private static Attempt attempt(String method, String path, Random random) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (random.nextBoolean()) {
      query.put("bot_id", List.of(REAL));
      query.put("q", List.of("x", REAL));
    }
    ObjectNode body = Json.object().put("name", "x").put("space_id", REAL);
    return new Attempt(
        method,
        path,
        query,
        Map.of("Content-Type", "text/plain"),
        random.nextBoolean() ? Optional.of(body) : Optional.empty(),
        Optional.empty(),
        new Origin("here", random.nextBoolean()));
  }

  private static <T> T one(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
