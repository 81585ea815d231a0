package dev.cozesh.client;

import static dev.cozesh.http.WireServer.answer;
import static dev.cozesh.http.WireServer.bytesThenClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.auth.TokenAuthorizer;
import dev.cozesh.client.chat.ChatEvent;
import dev.cozesh.client.chat.ChatOutcome;
import dev.cozesh.client.chat.ChatRequest;
import dev.cozesh.client.chat.ToolCall;
import dev.cozesh.client.chat.ToolOutput;
import dev.cozesh.client.chat.ToolOutputs;
import dev.cozesh.client.conversation.Conversation;
import dev.cozesh.client.conversation.ConversationCreate;
import dev.cozesh.client.core.EventStream;
import dev.cozesh.client.message.Attachment;
import dev.cozesh.client.message.MessageContent;
import dev.cozesh.client.workflow.RunHistory;
import dev.cozesh.client.workflow.WorkflowEvent;
import dev.cozesh.client.workflow.WorkflowResume;
import dev.cozesh.client.workflow.WorkflowRunRequest;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.http.FakeTime;
import dev.cozesh.http.WireServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Chats and runs, as a Java program uses them. */
@Timeout(60)
class TalkingAsJavaCallerTest {
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nX-Tt-Logid: log-1\r\n\r\n";
  private static final String CREATED =
      "event: conversation.chat.created\n"
          + "data: {\"id\":\"10\",\"conversation_id\":\"20\",\"status\":\"created\"}\n\n";

  private static CozeClient client(WireServer server) {
    return CozeClient.builder()
        .baseUrl(server.uri())
        .authorizer(new TokenAuthorizer("pat_test_java"))
        .time(new FakeTime())
        .build();
  }

  private static WireServer.Reaction events(String text) {
    return bytesThenClose((HEAD + text).getBytes(StandardCharsets.UTF_8));
  }

  private static WireServer.Reaction data(String json) {
    return answer(200, "{\"code\":0,\"data\":" + json + "}");
  }

  @Test
  void asksInAConversationAndWaitsForTheAnswer() throws IOException {
    try (WireServer server =
            new WireServer(
                data("{\"id\":\"20\"}"),
                data("{\"id\":\"10\",\"conversation_id\":\"20\",\"status\":\"in_progress\"}"),
                data("{\"id\":\"10\",\"conversation_id\":\"20\",\"status\":\"completed\"}"),
                data("[{\"id\":\"1\",\"type\":\"answer\",\"content\":\"4\"}]"));
        CozeClient client = client(server)) {
      Conversation conversation = client.conversations().create(ConversationCreate.of("7"));
      ChatRequest request =
          ChatRequest.builder("7", "me")
              .conversation(conversation.id())
              .ask(MessageContent.of("How many?", Attachment.image("99")))
              .build();
      ChatOutcome end = client.chats().createAndPoll(request, Duration.ofMinutes(1));
      assertEquals("4", end.answer());
      assertEquals("10", end.chat().id());
    }
  }

  @Test
  void followsAChatEventByEvent() throws IOException {
    try (WireServer server =
            new WireServer(
                events(
                    CREATED
                        + "event: conversation.message.delta\n"
                        + "data: {\"id\":\"1\",\"content\":\"你\"}\n\n"
                        + "event: conversation.message.delta\n"
                        + "data: {\"id\":\"1\",\"content\":\"好\"}\n\n"
                        + "event: done\ndata: \"[DONE]\"\n\n"));
        CozeClient client = client(server);
        EventStream<ChatEvent> stream =
            client.chats().stream(ChatRequest.of("7", "me", "say hello"))) {
      StringBuilder said = new StringBuilder();
      for (ChatEvent event : stream) {
        if (event instanceof ChatEvent.MessageDelta delta) {
          said.append(delta.text());
        }
      }
      assertEquals("你好", said.toString());
      assertTrue(stream.complete());
      assertEquals("log-1", stream.logId());
    }
  }

  @Test
  void answersAToolThatTheChatWaitsFor() throws IOException {
    String waiting =
        "{\"id\":\"10\",\"conversation_id\":\"20\",\"status\":\"requires_action\",\"required_action\""
            + ":{\"submit_tool_outputs\":{\"tool_calls\":[{\"id\":\"t1\",\"function\":{\"name\":"
            + "\"weather\",\"arguments\":\"{}\"}}]}}}";
    try (WireServer server =
            new WireServer(
                data(waiting),
                data("[]"),
                data("{\"id\":\"10\",\"status\":\"in_progress\"}"),
                data("{\"id\":\"10\",\"status\":\"completed\"}"),
                data("[{\"id\":\"1\",\"type\":\"answer\",\"content\":\"sun\"}]"));
        CozeClient client = client(server)) {
      ChatOutcome first = client.chats().createAndPoll(ChatRequest.of("7", "me", "weather?"));
      ToolCall call = first.chat().toolCalls().get(0);
      assertEquals("weather", call.function().orElseThrow().name());
      client
          .chats()
          .submitToolOutputs(
              ToolOutputs.of("20", "10", List.of(new ToolOutput(call.id(), "sunny"))));
      ChatOutcome end = client.chats().await("20", "10", Duration.ofMinutes(1));
      assertEquals("sun", end.answer());
    }
  }

  @Test
  void cancelsAChatThatASilentServerKeepsOpen()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    ExecutorService reader = Executors.newSingleThreadExecutor();
    WireServer.Reaction silent =
        (connection, out) -> {
          out.write((HEAD + CREATED).getBytes(StandardCharsets.UTF_8));
          out.flush();
          return connection.getInputStream().read() >= 0;
        };
    try (WireServer server =
            new WireServer(silent, data("{\"id\":\"10\",\"status\":\"canceled\"}"));
        CozeClient client = client(server)) {
      EventStream<ChatEvent> stream = client.chats().stream(ChatRequest.of("7", "me", "hi"));
      Iterator<ChatEvent> walk = stream.iterator();
      assertInstanceOf(ChatEvent.Created.class, walk.next());
      Future<Boolean> waiting = reader.submit(walk::hasNext);
      stream.cancel();
      ExecutionException ended =
          assertThrows(ExecutionException.class, () -> waiting.get(20, TimeUnit.SECONDS));
      assertInstanceOf(CozeInterruptedException.class, ended.getCause());
      assertEquals(2, server.requests().size());
      assertTrue(server.requests().get(1).startsWith("POST /v3/chat/cancel "));
      assertTrue(
          server.requests().get(1).endsWith("{\"conversation_id\":\"20\",\"chat_id\":\"10\"}"));
      assertFalse(stream.complete());
    } finally {
      reader.shutdownNow();
    }
  }

  @Test
  void resumesARunThatAsks() throws IOException {
    try (WireServer server =
            new WireServer(
                events(
                    "id: 0\nevent: Interrupt\n"
                        + "data: {\"interrupt_data\":{\"event_id\":\"9/1\",\"type\":2}}\n\n"),
                events(
                    "id: 0\nevent: Message\ndata: {\"content\":\"Hello Ann\"}\n\n"
                        + "id: 1\nevent: Done\ndata: {}\n\n"));
        CozeClient client = client(server)) {
      WorkflowRunRequest request =
          WorkflowRunRequest.of("7543", Map.of("job", TextNode.valueOf("QA")));
      List<WorkflowEvent> asked = client.workflows().stream(request).stream().toList();
      WorkflowEvent.Interrupt interrupt =
          assertInstanceOf(WorkflowEvent.Interrupt.class, asked.get(asked.size() - 1));
      EventStream<WorkflowEvent> rest =
          client
              .workflows()
              .resumeStream(WorkflowResume.of("7543", interrupt.interruptData(), "Ann"));
      String said =
          rest.stream()
              .filter(WorkflowEvent.Message.class::isInstance)
              .map(event -> ((WorkflowEvent.Message) event).text())
              .findFirst()
              .orElse("");
      assertEquals("Hello Ann", said);
    }
  }

  @Test
  void startsARunAndReadsItsRecordWhenItHasEnded() throws IOException {
    try (WireServer server =
            new WireServer(
                answer(200, "{\"code\":0,\"execute_id\":\"9\"}"),
                data("[{\"execute_id\":\"9\",\"execute_status\":\"Running\"}]"),
                data(
                    "[{\"execute_id\":\"9\",\"execute_status\":\"Success\",\"output\":\"{\\\"Output\\\":"
                        + "\\\"x\\\"}\"}]"));
        CozeClient client = client(server)) {
      RunHistory end =
          client.runs().startAndAwait(WorkflowRunRequest.of("7543", Map.of()), Duration.ofHours(1));
      assertEquals("x", end.outputJson().orElseThrow().path("Output").asText());
    }
  }

  @Test
  void aFailedChatIsARefusalWithItsOwnCode() throws IOException {
    try (WireServer server =
            new WireServer(
                data("{\"id\":\"10\",\"conversation_id\":\"20\",\"status\":\"in_progress\"}"),
                data(
                    "{\"id\":\"10\",\"conversation_id\":\"20\",\"status\":\"failed\",\"last_error\":"
                        + "{\"code\":4028,\"msg\":\"no credits\"}}"));
        CozeClient client = client(server)) {
      CozeServiceException failure =
          assertThrows(
              CozeServiceException.class,
              () -> client.chats().createAndPoll(ChatRequest.of("7", "me", "hi")));
      assertEquals(4028, failure.code());
      assertEquals("no credits", failure.refusal().message());
      assertTrue(failure.refusal().concernsLimit());
      assertNull(failure.getCause());
    }
  }
}
