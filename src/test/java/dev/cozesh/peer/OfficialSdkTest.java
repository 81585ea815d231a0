package dev.cozesh.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cozesh.auth.TokenAuthorizer;
import dev.cozesh.client.CozeClient;
import dev.cozesh.client.bot.BotCreate;
import dev.cozesh.client.bot.BotSettings;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Sandbox;
import dev.cozesh.sandbox.SandboxOptions;
import dev.cozesh.sandbox.model.ModelReply;
import dev.cozesh.sandbox.model.Pace;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Coze's official Java SDK, as it was published and with the libraries it was published with, works
 * against the sandbox: a program that knows nothing of cozesh makes its calls from a process of its
 * own.
 */
class OfficialSdkTest {
  private static final Path LIBRARIES = Path.of("target", "official-sdk");
  private static final Path PROGRAM =
      Path.of("src", "test", "peer", "dev", "cozesh", "peer", "OfficialSdkCalls.java");

  private static final String QUESTION =
      """
      {"nodes": [
        {"id": "100001", "type": "1", "data": {"nodeMeta": {"title": "start"}, "outputs": []}},
        {"id": "180001", "type": "18", "data": {"nodeMeta": {"title": "ask"},
          "outputs": [{"name": "USER_RESPONSE", "type": "string", "required": false}],
          "inputs": {"answer_type": "text", "question": "Which city?", "limit": 3,
            "inputParameters": []}}},
        {"id": "900001", "type": "2", "data": {"nodeMeta": {"title": "end"},
          "inputs": {"terminatePlan": "useAnswerContent", "streamingOutput": true,
            "content": {"type": "string", "value": {"type": "literal", "content": "to {{city}}"}},
            "inputParameters": [{"name": "city", "input": {"type": "string", "value": {
              "type": "ref", "content": {"source": "block-output", "blockID": "180001",
                "name": "USER_RESPONSE"}}}}]}}}],
       "edges": [
        {"sourceNodeID": "100001", "targetNodeID": "180001", "sourcePortID": ""},
        {"sourceNodeID": "180001", "targetNodeID": "900001", "sourcePortID": ""}]}
      """;

  private static final String CHATFLOW =
      """
      {"nodes": [
        {"id": "100001", "type": "1", "data": {"nodeMeta": {"title": "start"},
          "outputs": [{"name": "USER_INPUT", "type": "string", "required": false}]}},
        {"id": "900001", "type": "2", "data": {"nodeMeta": {"title": "end"},
          "inputs": {"terminatePlan": "useAnswerContent", "streamingOutput": true,
            "content": {"type": "string", "value": {"type": "literal", "content": "said {{said}}"}},
            "inputParameters": [{"name": "said", "input": {"type": "string", "value": {
              "type": "ref", "content": {"source": "block-output", "blockID": "100001",
                "name": "USER_INPUT"}}}}]}}}],
       "edges": [{"sourceNodeID": "100001", "targetNodeID": "900001", "sourcePortID": ""}]}
      """;

  @TempDir static Path directory;

  private record Outcome(String call, String words) {}

  @TestFactory
  Stream<DynamicTest> everyCallOfAnUnchangedProgramWorks() throws Exception {
    List<Outcome> outcomes = outcomes();
    DynamicTest enough =
        DynamicTest.dynamicTest(
            "at least 60 calls",
            () -> assertTrue(outcomes.size() >= 60, outcomes.size() + " calls: " + outcomes));
    Stream<DynamicTest> each =
        outcomes.stream()
            .map(
                outcome ->
                    DynamicTest.dynamicTest(
                        outcome.call(), () -> assertEquals("ok", outcome.words())));
    return Stream.concat(Stream.of(enough), each);
  }

  @Test
  void itsLibrariesAreNotOnTheProductsClassPath() {
    assertTrue(
        Stream.of("com/coze/openapi/service/service/CozeAPI.class", "okhttp3/OkHttpClient.class")
            .allMatch(name -> getClass().getClassLoader().getResource(name) == null));
  }

  private static List<Outcome> outcomes() throws Exception {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
      sandbox.model().pace(Pace.instant());
      sandbox
          .model()
          .reply("weather", ModelReply.text("晴").afterCalling("get_weather", "{\"city\":\"武汉\"}"));
      sandbox
          .model()
          .reply(
              "slowly",
              ModelReply.text("a".repeat(1_000))
                  .paced(new Pace(Duration.ofSeconds(30), 1, Duration.ofSeconds(1))));
      return run(
          List.of(
              sandbox.baseUri().toString(),
              Sandbox.TOKEN,
              publishedBot(sandbox),
              firstWorkflow(sandbox),
              sandbox.addWorkflow("question", QUESTION),
              chatflow(sandbox),
              Sandbox.TEMPLATE_ID));
    }
  }

  private static CozeClient client(Sandbox sandbox) {
    return CozeClient.builder()
        .baseUrl(sandbox.baseUri())
        .authorizer(new TokenAuthorizer(Sandbox.TOKEN))
        .build();
  }

  private static String publishedBot(Sandbox sandbox) {
    try (CozeClient client = client(sandbox)) {
      String space = client.workspaces().list().all().get(0).id();
      String bot = client.bots().create(new BotCreate(space, "WeHan", BotSettings.NONE));
      client.bots().publish(bot, List.of("1024"));
      return bot;
    }
  }

  private static String firstWorkflow(Sandbox sandbox) {
    try (CozeClient client = client(sandbox)) {
      String space = client.workspaces().list().all().get(0).id();
      return client.workflows().list(space).all().get(0).id();
    }
  }

  private static String chatflow(Sandbox sandbox) throws Exception {
    String seed =
        Json.object()
            .put("name", "flow")
            .put("mode", "chatflow")
            .put("canvas", CHATFLOW)
            .toString();
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(sandbox.baseUri() + "/_workflow"))
                    .POST(HttpRequest.BodyPublishers.ofString(seed))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return Json.parse(answer.body(), "answer").at("/data/workflow_id").asText();
  }

  private static List<Outcome> run(List<String> arguments) throws Exception {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + directory,
                "-cp",
                compiled() + File.pathSeparator + LIBRARIES + "/*",
                "dev.cozesh.peer.OfficialSdkCalls"));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    boolean ended = process.waitFor(3, TimeUnit.MINUTES);
    process.destroyForcibly();
    String wrong = Files.readString(err);
    assertTrue(ended, "the program did not end; it said " + wrong);
    Stream<Outcome> calls =
        Files.readAllLines(out).stream()
            .map(line -> line.split("\t", 2))
            .map(parts -> new Outcome(parts[0], parts[1]));
    Outcome end = new Outcome("the program ends well", process.exitValue() == 0 ? "ok" : wrong);
    return Stream.concat(calls, Stream.of(end)).toList();
  }

  private static Path compiled() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path classes = Files.createDirectories(directory.resolve("classes"));
    StringWriter remarks = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> jars = Files.list(LIBRARIES)) {
      String path = String.join(File.pathSeparator, jars.map(Path::toString).toList());
      boolean fine =
          compiler
              .getTask(
                  remarks,
                  files,
                  null,
                  List.of("-proc:none", "-cp", path, "-d", classes.toString()),
                  null,
                  files.getJavaFileObjects(PROGRAM))
              .call();
      assertTrue(fine, remarks.toString());
    }
    return classes;
  }
}
