package dev.cozesh.client;

import static dev.cozesh.http.WireServer.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.auth.TokenAuthorizer;
import dev.cozesh.client.bot.Bot;
import dev.cozesh.client.bot.BotCreate;
import dev.cozesh.client.bot.BotSettings;
import dev.cozesh.client.bot.BotSummary;
import dev.cozesh.client.bot.ModelInfo;
import dev.cozesh.client.core.Exchange;
import dev.cozesh.client.core.PublishStatus;
import dev.cozesh.client.workflow.WorkflowRun;
import dev.cozesh.client.workflow.WorkflowRunRequest;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.http.Timeouts;
import dev.cozesh.http.WireServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClientAsJavaCallerTest {
  private static CozeClient client(WireServer server) {
    return CozeClient.builder()
        .baseUrl(server.uri())
        .authorizer(new TokenAuthorizer("pat_test_java"))
        .timeouts(Timeouts.DEFAULT.withTotal(Duration.ofSeconds(30)))
        .maxRetries(1)
        .build();
  }

  @Test
  void makesABotAndReadsItBack() throws IOException {
    try (WireServer server =
            new WireServer(
                answer(200, "{\"code\":0,\"data\":{\"bot_id\":\"7389\"}}"),
                answer(
                    200,
                    "{\"code\":0,\"data\":{\"bot_id\":\"7389\",\"prompt_info\":{\"prompt\":\"P\"},"
                        + "\"workflow_info_list\":[{\"id\":\"5\"}]}}"));
        CozeClient client = client(server)) {
      BotSettings settings =
          BotSettings.builder()
              .description("D")
              .prompt("P")
              .workflows(List.of("5"))
              .model(ModelInfo.builder("42").temperature(new BigDecimal("0.7")).build())
              .build();
      String id = client.bots().create(new BotCreate("1", "WeHan", settings));
      Bot draft = client.bots().draft(id);
      assertEquals("7389", draft.id());
      assertEquals("P", draft.prompt());
      assertEquals(List.of("5"), draft.workflowIds());
      assertEquals(List.of(), draft.datasetIds());
    }
  }

  @Test
  void walksAListOfSeveralPages() throws IOException {
    String first =
        IntStream.rangeClosed(1, 20)
            .mapToObj(n -> "{\"id\":\"" + n + "\"}")
            .collect(Collectors.joining(","));
    try (WireServer server =
            new WireServer(
                answer(200, "{\"code\":0,\"data\":{\"items\":[" + first + "],\"total\":21}}"),
                answer(200, "{\"code\":0,\"data\":{\"items\":[{\"id\":\"21\"}],\"total\":21}}"));
        CozeClient client = client(server)) {
      List<String> ids =
          client.bots().list("1", PublishStatus.ALL).stream().map(BotSummary::id).toList();
      assertEquals(21, ids.size());
      assertEquals("21", ids.get(20));
    }
  }

  @Test
  void runsAWorkflow() throws IOException {
    try (WireServer server =
            new WireServer(answer(200, "{\"code\":0,\"data\":\"{}\",\"token\":7}"));
        CozeClient client = client(server)) {
      WorkflowRun run =
          client
              .workflows()
              .run(WorkflowRunRequest.of("7543", Map.of("job", TextNode.valueOf("QA"))));
      assertEquals(Optional.of("{}"), run.output());
      assertEquals(Optional.of(7L), run.tokens());
    }
  }

  @Test
  void aRefusalSaysWhatWhyAndNext() throws IOException {
    try (WireServer server =
            new WireServer(answer(200, "{\"code\":4015,\"msg\":\"not published\"}"));
        CozeClient client = client(server)) {
      CozeServiceException refused =
          assertThrows(CozeServiceException.class, () -> client.bots().info("7389"));
      assertEquals(4015, refused.code());
      assertTrue(refused.why().contains("not published"), refused.why());
      assertTrue(refused.next().contains("1024"), refused.next());
    }
  }

  @Test
  void aRawCallReturnsTheRefusal() throws IOException {
    try (WireServer server = new WireServer(answer(404, "{\"code\":4000,\"msg\":\"no path\"}"));
        CozeClient client = client(server)) {
      Exchange exchange =
          client
              .raw()
              .send("POST", "/v1/knowledge_base", Map.of("a", List.of("1")), Optional.empty());
      assertTrue(exchange.refused());
      assertEquals(404, exchange.status());
      assertEquals("no path", exchange.message());
    }
  }

  @Test
  void oneClientServesManyThreads() throws IOException {
    try (WireServer server = new WireServer(answer(200, "{\"code\":0,\"data\":{\"id\":\"1\"}}"));
        CozeClient client = client(server)) {
      Set<String> ids = ConcurrentHashMap.newKeySet();
      List<Thread> threads =
          IntStream.range(0, 16)
              .mapToObj(
                  n ->
                      new Thread(
                          () -> {
                            for (int i = 0; i < 20; i++) {
                              ids.add(client.files().info("1").id());
                            }
                          }))
              .toList();
      threads.forEach(Thread::start);
      threads.forEach(ClientAsJavaCallerTest::join);
      assertEquals(Set.of("1"), ids);
      assertEquals(320, server.requests().size());
      assertTrue(server.connections() <= 16, "connections: " + server.connections());
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
