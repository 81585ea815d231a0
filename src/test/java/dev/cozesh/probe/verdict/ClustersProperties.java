package dev.cozesh.probe.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cozesh.probe.verdict.Sent.Credential;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** One answer after the other leads where all of them together do. */
class ClustersProperties {
  private static final URI BASE = URI.create("https://api.coze.test");

  private static final List<String> MESSAGES =
      List.of(
          "The requested API endpoint GET %s does not exist.",
          "There is no %s here, look it up", "Request parameter error: bot_id is required", "");

  record Answer(Question question, String path, int status, int code, int message) {
    Observation observed(int id) {
      Sent sent =
          new Sent(BASE, "GET", path, Map.of(), Map.of(), Optional.empty(), Credential.TOKEN);
      String msg = MESSAGES.get(message).formatted(path);
      Seen seen =
          Seen.answered(
              status,
              Map.of("Content-Type", List.of("application/json")),
              "{\"code\":" + code + ",\"msg\":\"" + msg + "\"}",
              Duration.ZERO);
      return new Observation(id, question, sent, Features.of(sent, seen));
    }
  }

  @Property(tries = 1000)
  void oneByOneOrAllAtOnce(@ForAll("answers") List<Answer> answers, @ForAll boolean alike) {
    UnitEvidence evidence =
        new UnitEvidence(new Unit(BASE, "/v1", "GET", Credential.TOKEN), false, false, List.of());
    Clusters grown = Clusters.of(evidence);
    for (int id = 1; id <= answers.size(); id++) {
      Answer each = alike ? plain(answers.get(id - 1)) : answers.get(id - 1);
      evidence = evidence.with(each.observed(id));
      grown = grown.with(evidence);
      Clusters made = Clusters.of(evidence);
      assertEquals(made.texts(), grown.texts());
      assertEquals(made.steady(), grown.steady());
      assertEquals(made.isOneKind(), grown.isOneKind());
      for (int number = 1; number <= made.texts().size(); number++) {
        assertEquals(made.cluster(number), grown.cluster(number));
      }
    }
  }

  private static Answer plain(Answer answer) {
    return new Answer(answer.question(), answer.path(), 404, 4000, 0);
  }

  @Provide
  Arbitrary<List<Answer>> answers() {
    return Combinators.combine(
            Arbitraries.of(Question.KNOWN_BAD, Question.STABILITY, Question.TWIN),
            Arbitraries.of("/v1/cozeshaba", "/v1/cozeshobo/x", "/v1/cozeshubu"),
            Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(404)), Tuple.of(1, Arbitraries.of(400, 429, 200))),
            Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(4000)), Tuple.of(1, Arbitraries.of(0, 4200))),
            Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(0)), Tuple.of(2, Arbitraries.of(1, 2, 3))))
        .as(Answer::new)
        .list()
        .ofMaxSize(30);
  }
}
