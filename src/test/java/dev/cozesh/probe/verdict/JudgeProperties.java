package dev.cozesh.probe.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.probe.SimulatedRun;
import dev.cozesh.probe.SimulatedServer;
import dev.cozesh.probe.Wire;
import dev.cozesh.probe.verdict.Seen.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Many paths, many servers, and no false word. */
class JudgeProperties {
  /** Sixteen about the route; ten about the unit, each of which may be met by silence twice. */
  private static final int MOST_REQUESTS = Judge.MOST_QUESTIONS + 30;

  @Example
  void tenThousandAbsentPathsAndEveryRouteOfTheCatalogue() {
    SimulatedServer server =
        SimulatedServer.cloud(5)
            .wordings(SimulatedServer.SHORT, SimulatedServer.LONG)
            .surprises(0.01)
            .losses(0.01)
            .storm(500, 30, "3");
    SimulatedRun run = new SimulatedRun(server, false, 5);
    SplittableRandom random = new SplittableRandom(9);
    Map<Verdict, List<String>> absent = new EnumMap<>(Verdict.class);
    for (int at = 0; at < 10_000; at++) {
      String path = absentPath(random);
      assertFalse(server.knows("GET", path));
      note(absent, run.decide("GET", path), path);
    }
    Map<Verdict, List<String>> present = new EnumMap<>(Verdict.class);
    for (Endpoint each : Catalog.bundled().endpoints()) {
      if (each.host() == Endpoint.Host.API) {
        String path = SimulatedRun.filled(each.path());
        note(present, run.decide(each.method(), path), each.operation());
      }
    }
    assertEquals(10_000, absent.remove(Verdict.ABSENT).size());
    assertEquals(Map.of(), absent);
    assertTrue(present.get(Verdict.EXISTS).size() > 100);
    present.keySet().removeIf(Verdict::exists);
    assertEquals(Map.of(), present);
  }

  private static void note(Map<Verdict, List<String>> table, Judgement judgement, String name) {
    table.computeIfAbsent(judgement.verdict(), each -> new ArrayList<>()).add(name);
  }

  @Property(tries = 150, seed = "5", edgeCases = EdgeCasesMode.NONE)
  void whatIsAbsentNeverExists(
      @ForAll("servers") SimulatedServer server, @ForAll @IntRange(max = 9_999) int seed) {
    SimulatedRun run = new SimulatedRun(server, false, seed).patience(8);
    SplittableRandom random = new SplittableRandom(seed);
    for (int at = 0; at < 10; at++) {
      String path = absentPath(random);
      Judgement judgement = run.decide(random.nextBoolean() ? "GET" : "POST", path);
      assertFalse(judgement.verdict().exists(), path + ": " + judgement);
    }
  }

  @Property(tries = 100, seed = "5", edgeCases = EdgeCasesMode.NONE)
  void whatIsDocumentedAndThereIsNeverAbsent(
      @ForAll("servers") SimulatedServer server, @ForAll @IntRange(max = 9_999) int seed) {
    SimulatedRun run = new SimulatedRun(server, false, seed).patience(8);
    SplittableRandom random = new SplittableRandom(seed);
    List<Endpoint> all = Catalog.bundled().endpoints();
    for (int at = 0; at < 10; at++) {
      Endpoint endpoint = all.get(random.nextInt(all.size()));
      String path = SimulatedRun.filled(endpoint.path());
      if (server.knows(endpoint.method(), path)) {
        Judgement judgement = run.decide(endpoint.method(), path);
        assertFalse(judgement.verdict() == Verdict.ABSENT, endpoint.operation() + judgement);
      }
    }
  }

  @Property(tries = 300)
  void whateverIsAnsweredTheQuestionsEnd(
      @ForAll boolean doubtful, @ForAll boolean documented, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Seen> pool = pool();
    List<Seen> some = new ArrayList<>();
    for (int at = 0; at < 1 + random.nextInt(4); at++) {
      some.add(pool.get(random.nextInt(pool.size())));
    }
    int[] requests = {0};
    Wire wire =
        sent -> {
          requests[0]++;
          return some.get(random.nextInt(some.size()));
        };
    SimulatedRun run = new SimulatedRun(wire, doubtful, seed).patience(0);
    Judgement judgement = run.decide("GET", documented ? "/v1/workspaces" : "/v1/whatever");
    assertNotNull(judgement.reason());
    assertFalse(judgement.reason().isBlank());
    assertTrue(requests[0] <= MOST_REQUESTS, requests[0] + " requests");
  }

  @Property(tries = 40)
  void theSameEvidenceGetsTheSameRuling(@ForAll @IntRange(max = 9_999) int seed) {
    assertEquals(judgements(seed), judgements(seed));
  }

  private static List<Judgement> judgements(int seed) {
    SimulatedServer server =
        SimulatedServer.cloud(seed)
            .wordings(SimulatedServer.SHORT, "Not found")
            .surprises(0.1)
            .storm(20, 4, "");
    SimulatedRun run = new SimulatedRun(server, false, seed);
    SplittableRandom random = new SplittableRandom(seed);
    List<Judgement> judgements = new ArrayList<>();
    for (int at = 0; at < 15; at++) {
      judgements.add(run.decide("GET", absentPath(random)));
    }
    return judgements;
  }

  @Property(tries = 60)
  void theOrderOfTheListDoesNotMatter(@ForAll @IntRange(max = 9_999) int seed) {
    SimulatedServer server =
        SimulatedServer.cloud(seed)
            .wordings(SimulatedServer.SHORT, "Not found", "no such route here")
            .surprises(0.1);
    SimulatedRun run = new SimulatedRun(server, false, seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int at = 0; at < 5; at++) {
      run.decide("GET", absentPath(random));
    }
    for (UnitEvidence unit : run.units().values()) {
      List<Observation> mixed = new ArrayList<>(unit.observations());
      Collections.shuffle(mixed, new Random(seed));
      Clusters one = Clusters.of(unit);
      Clusters other = Clusters.of(new UnitEvidence(unit.unit(), false, false, mixed));
      assertEquals(one.texts(), other.texts());
      assertEquals(one.steady(), other.steady());
      for (Observation each : mixed) {
        assertEquals(one.match(each.features()), other.match(each.features()));
      }
    }
  }

  @Property
  void aTemplateOfATemplateIsItself(@ForAll("texts") String text) {
    Template template = Template.of(SimulatedRun.candidate("GET", "/v1/bots/cozeshab12/x"));
    String once = template.of(text);
    assertEquals(once, template.of(once));
    assertTrue(once.length() <= Template.LENGTH);
  }

  @Property
  void anEchoedPathLeavesNoTrace(@ForAll("segments") List<String> segments) {
    String path = "/v1/" + String.join("/", segments);
    Sent sent = SimulatedRun.candidate("GET", path);
    Features one = Features.of(sent, SimulatedServer.cloud(1).send(sent));
    assertEquals(
        SimulatedServer.SHORT.formatted("{METHOD}", "{PATH}"), one.template(), "path " + path);
  }

  @Property
  void anyTextIsRead(@ForAll String body, @ForAll @IntRange(min = 100, max = 599) int status) {
    Sent sent = SimulatedRun.candidate("GET", "/v1/x");
    for (String type : List.of("application/json", "text/html", "text/event-stream", "")) {
      Seen seen = Seen.answered(status, Map.of("Content-Type", List.of(type)), body, Duration.ZERO);
      Features features = Features.of(sent, seen);
      assertTrue(features.isLike(Features.of(sent, seen)));
      assertNotNull(Signal.of(features));
    }
  }

  @Property
  void aTwinHasTheFrameOfItsPath(@ForAll("segments") List<String> segments, @ForAll long seed) {
    String path = "/v1/" + String.join("/", segments);
    String twin = new RandomPaths(seed).twin(path, 0);
    assertEquals(PathShape.of(path).frame(), PathShape.of(twin).frame());
    assertFalse(twin.equals(path));
  }

  @Provide
  Arbitrary<SimulatedServer> servers() {
    Arbitrary<List<String>> wordings =
        Arbitraries.of(
            List.of(SimulatedServer.SHORT),
            List.of(SimulatedServer.SHORT, SimulatedServer.LONG),
            List.of(SimulatedServer.SHORT, "Not found"),
            List.of("%s %s: no such route", "unknown path %2$s", SimulatedServer.LONG));
    return Combinators.combine(
            Arbitraries.integers().between(0, 9_999),
            wordings,
            Arbitraries.of(0.0, 0.01),
            Arbitraries.integers().between(1, 60),
            Arbitraries.integers().between(0, 7),
            Arbitraries.of("cloud", "cloud", "studio", "auth first", "token refused"))
        .as(JudgeProperties::server);
  }

  private static SimulatedServer server(
      int seed, List<String> wordings, double mistakes, int storm, int length, String persona) {
    SimulatedServer server =
        persona.equals("studio") ? SimulatedServer.studio(seed) : SimulatedServer.cloud(seed);
    server
        .wordings(wordings.toArray(String[]::new))
        .surprises(mistakes)
        .losses(mistakes)
        .storm(storm, length, "1");
    return switch (persona) {
      case "auth first" -> server.authFirst();
      case "token refused" -> server.tokenRefused();
      default -> server;
    };
  }

  @Provide
  Arbitrary<List<String>> segments() {
    Arbitrary<String> names =
        Arbitraries.strings().withChars("abcxyz_-").ofMinLength(1).ofMaxLength(20);
    Arbitrary<String> ids = Arbitraries.strings().numeric().ofMinLength(15).ofMaxLength(19);
    return Arbitraries.oneOf(names, names, ids).list().ofMinSize(1).ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(12),
            Arbitraries.of(
                "GET",
                "/v1/bots/cozeshab12/x",
                "cozeshab12",
                " ",
                "\\/",
                "2026-11-25",
                "T22:30:00Z",
                "7389123456789012345",
                "{PATH}",
                "{",
                "12ms",
                "pat_test_1",
                "api.coze.cn",
                "0af1bc22de33ff44"))
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  private static List<Seen> pool() {
    List<Seen> pool = new ArrayList<>();
    for (Transport each : Transport.values()) {
      pool.add(Seen.nothing(each, Duration.ZERO));
    }
    for (int status : List.of(200, 301, 400, 401, 403, 404, 405, 429, 500, 502)) {
      for (String body :
          List.of(
              "{\"code\":0}",
              "{\"code\":4000,\"msg\":\"no such endpoint\"}",
              "{\"code\":4000,\"msg\":\"GET /v1/whatever does not exist\"}",
              "{\"code\":4000,\"msg\":\"name is required\"}",
              "{\"code\":4100,\"msg\":\"authentication is invalid\"}",
              "<html><title>x</title></html>",
              "")) {
        pool.add(Seen.answered(status, Map.of(), body, Duration.ZERO));
      }
    }
    return pool;
  }

  private static String absentPath(SplittableRandom random) {
    StringBuilder path = new StringBuilder("/v1");
    for (int depth = random.nextInt(3); depth >= 0; depth--) {
      path.append('/');
      for (int length = 5 + random.nextInt(12); length > 0; length--) {
        path.append((char) ('a' + random.nextInt(26)));
      }
    }
    return path.toString();
  }
}
