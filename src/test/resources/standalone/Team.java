import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.auth.TokenAuthorizer;
import dev.cozesh.client.CozeClient;
import dev.cozesh.client.audio.SpeechRequest;
import dev.cozesh.client.bot.BotCreate;
import dev.cozesh.client.bot.BotSettings;
import dev.cozesh.client.bot.BotSummary;
import dev.cozesh.client.bot.PublishedBot;
import dev.cozesh.client.chat.ChatOutcome;
import dev.cozesh.client.chat.ChatRequest;
import dev.cozesh.client.core.PublishStatus;
import dev.cozesh.client.database.DatabaseCreate;
import dev.cozesh.client.database.DatabaseField;
import dev.cozesh.client.database.DatabaseFieldType;
import dev.cozesh.client.database.DatabaseFilter;
import dev.cozesh.client.database.DatabaseOperation;
import dev.cozesh.client.database.DatabaseRow;
import dev.cozesh.client.database.DatabaseRwMode;
import dev.cozesh.client.database.RecordInsert;
import dev.cozesh.client.database.RecordQuery;
import dev.cozesh.client.dataset.ChunkStrategy;
import dev.cozesh.client.dataset.DatasetCreate;
import dev.cozesh.client.dataset.DocumentBase;
import dev.cozesh.client.dataset.DocumentsCreate;
import dev.cozesh.client.workflow.Workflow;
import dev.cozesh.client.workflow.WorkflowRunRequest;
import dev.cozesh.client.workspace.Workspace;
import dev.cozesh.error.CozeServiceException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a Java team does with the client; prints a line for each step. */
public final class Team {
  private Team() {}

  /** Takes the address of a Coze and a file to upload. */
  public static void main(String[] args) throws IOException {
    try (CozeClient coze =
        CozeClient.builder()
            .baseUrl(URI.create(args[0]))
            .authorizer(new TokenAuthorizer("pat_test_standalone"))
            .build()) {
      Workspace workspace = coze.workspaces().list().iterator().next();
      System.out.println("workspace " + workspace.name().orElseThrow());

      BotSettings settings =
          BotSettings.builder().prompt("You help people find a job.").description("Jobs").build();
      String bot = coze.bots().create(new BotCreate(workspace.id(), "Standalone", settings));
      PublishedBot published = coze.bots().publish(bot, List.of("1024"));
      System.out.println("published " + published.id().equals(bot));
      System.out.println("prompt " + coze.bots().info(bot).prompt());
      long listed =
          coze.bots().list(workspace.id(), PublishStatus.ALL).stream()
              .map(BotSummary::id)
              .filter(bot::equals)
              .count();
      System.out.println("listed " + listed);

      String dataset =
          coze.datasets().create(DatasetCreate.text(workspace.id(), "Policies", "Texts"));
      byte[] text = "Housing is paid for.".getBytes(StandardCharsets.UTF_8);
      int documents =
          coze.documents()
              .create(
                  DocumentsCreate.text(
                      dataset,
                      List.of(DocumentBase.local("policy.txt", "txt", text)),
                      ChunkStrategy.automatic()))
              .size();
      System.out.println("documents " + documents);
      System.out.println("file " + coze.files().upload(Path.of(args[1])).bytes().orElseThrow());

      Workflow workflow = coze.workflows().list(workspace.id()).iterator().next();
      boolean ran =
          coze.workflows()
              .run(WorkflowRunRequest.of(workflow.id(), Map.of("a", TextNode.valueOf("b"))))
              .output()
              .isPresent();
      System.out.println("ran " + ran);

      String database =
          coze.databases()
              .create(
                  DatabaseCreate.of(
                      workspace.id(),
                      "jobs",
                      List.of(DatabaseField.of("title", DatabaseFieldType.STRING, true)),
                      DatabaseRwMode.UNLIMITED));
      coze.databases()
          .insert(database, RecordInsert.of(List.of(Map.of("title", "QA"), Map.of("title", "Dev"))));
      List<DatabaseRow> rows =
          coze.databases()
              .rows(
                  database,
                  RecordQuery.ALL.withFilter(
                      DatabaseFilter.where("title", DatabaseOperation.EQUAL, "QA")))
              .all();
      System.out.println("rows " + rows.get(0).value("title").orElseThrow() + " of " + rows.size());

      ChatOutcome outcome = coze.chats().createAndPoll(ChatRequest.of(bot, "user-1", "Hello"));
      System.out.println("answered " + !outcome.answer().isEmpty());
      Path sound = Path.of(args[1]).resolveSibling("hello.mp3");
      String voice = coze.voices().list().iterator().next().id();
      long bytes = coze.speech().speak(SpeechRequest.of("Hello", voice), sound);
      System.out.println("spoken " + (bytes > 0 && Files.size(sound) == bytes));

      try {
        coze.bots().draft("1");
      } catch (CozeServiceException e) {
        System.out.println("refused " + e.code());
      }
    }
  }
}
