package dev.cozesh.probe.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.probe.SimulatedRun;
import dev.cozesh.probe.SimulatedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Many paths, many servers, and no false word. */
class JudgeProperties {
  @Test
  void tenThousandAbsentPathsAndEveryRouteOfTheCatalogue() {
    SimulatedServer server =
        SimulatedServer.cloud(5)
            .wordings(SimulatedServer.SHORT, SimulatedServer.LONG)
            .surprises(0.01)
            .losses(0.01)
            .storm(500, 30, "3");
    SimulatedRun run = new SimulatedRun(server, false, 5);
    Map<Verdict, Integer> absent = new TreeMap<>();
    SplittableRandom random = new SplittableRandom(9);
    for (int at = 0; at < 10_000; at++) {
      String path = absentPath(random);
      if (Catalog.bundled().match("GET", path).isEmpty()) {
        absent.merge(run.decide("GET", path).verdict(), 1, Integer::sum);
      }
    }
    Map<Verdict, List<String>> present = new TreeMap<>();
    for (Endpoint each : routes()) {
      String path = SimulatedRun.filled(each.path());
      present
          .computeIfAbsent(run.decide(each.method(), path).verdict(), key -> new ArrayList<>())
          .add(each.operation());
    }
    assertEquals(java.util.Set.of(Verdict.ABSENT), absent.keySet(), absent.toString());
    assertTrue(present.keySet().stream().allMatch(Verdict::exists), present.toString());
  }

  private static List<Endpoint> routes() {
    return Catalog.bundled().endpoints().stream()
        .filter(each -> each.host() == Endpoint.Host.API)
        .toList();
  }

  private static String absentPath(SplittableRandom random) {
    StringBuilder path = new StringBuilder("/v1");
    for (int depth = random.nextInt(3); depth >= 0; depth--) {
      path.append('/');
      for (int length = 3 + random.nextInt(12); length > 0; length--) {
        path.append((char) ('a' + random.nextInt(26)));
      }
    }
    return path.toString();
  }
}
