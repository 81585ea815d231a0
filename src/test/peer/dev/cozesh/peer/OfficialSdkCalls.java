package dev.cozesh.peer;

import com.coze.openapi.client.audio.common.AudioFormat;
import com.coze.openapi.client.audio.rooms.CreateRoomReq;
import com.coze.openapi.client.audio.speech.CreateSpeechReq;
import com.coze.openapi.client.audio.transcriptions.CreateTranscriptionsReq;
import com.coze.openapi.client.audio.voices.CloneVoiceReq;
import com.coze.openapi.client.audio.voices.ListVoiceReq;
import com.coze.openapi.client.bots.CreateBotReq;
import com.coze.openapi.client.bots.ListBotReq;
import com.coze.openapi.client.bots.PublishBotReq;
import com.coze.openapi.client.bots.RetrieveBotReq;
import com.coze.openapi.client.bots.UpdateBotReq;
import com.coze.openapi.client.bots.model.BotKnowledge;
import com.coze.openapi.client.bots.model.BotOnboardingInfo;
import com.coze.openapi.client.bots.model.BotPromptInfo;
import com.coze.openapi.client.chat.CancelChatReq;
import com.coze.openapi.client.chat.CreateChatReq;
import com.coze.openapi.client.chat.RetrieveChatReq;
import com.coze.openapi.client.chat.SubmitToolOutputsReq;
import com.coze.openapi.client.chat.model.ChatEvent;
import com.coze.openapi.client.chat.model.ChatEventType;
import com.coze.openapi.client.chat.model.ChatPoll;
import com.coze.openapi.client.chat.model.ChatStatus;
import com.coze.openapi.client.chat.model.ToolOutput;
import com.coze.openapi.client.commerce.benefit.bill.CreateBillDownloadTaskReq;
import com.coze.openapi.client.commerce.benefit.bill.ListBillDownloadTaskReq;
import com.coze.openapi.client.commerce.benefit.common.BenefitEntityType;
import com.coze.openapi.client.commerce.benefit.common.BenefitType;
import com.coze.openapi.client.commerce.benefit.limitation.ListBenefitLimitationReq;
import com.coze.openapi.client.common.pagination.PageResp;
import com.coze.openapi.client.connectors.InstallConnectorReq;
import com.coze.openapi.client.connversations.ClearConversationReq;
import com.coze.openapi.client.connversations.CreateConversationReq;
import com.coze.openapi.client.connversations.ListConversationReq;
import com.coze.openapi.client.connversations.RetrieveConversationReq;
import com.coze.openapi.client.connversations.message.CreateMessageReq;
import com.coze.openapi.client.connversations.message.DeleteMessageReq;
import com.coze.openapi.client.connversations.message.ListMessageReq;
import com.coze.openapi.client.connversations.message.RetrieveMessageReq;
import com.coze.openapi.client.connversations.message.UpdateMessageReq;
import com.coze.openapi.client.connversations.message.model.Message;
import com.coze.openapi.client.connversations.message.model.MessageContentType;
import com.coze.openapi.client.connversations.message.model.MessageRole;
import com.coze.openapi.client.dataset.CreateDatasetReq;
import com.coze.openapi.client.dataset.DeleteDatasetReq;
import com.coze.openapi.client.dataset.ListDatasetReq;
import com.coze.openapi.client.dataset.ProcessDatasetReq;
import com.coze.openapi.client.dataset.UpdateDatasetReq;
import com.coze.openapi.client.dataset.document.CreateDocumentReq;
import com.coze.openapi.client.dataset.document.DeleteDocumentReq;
import com.coze.openapi.client.dataset.document.ListDocumentReq;
import com.coze.openapi.client.dataset.document.UpdateDocumentReq;
import com.coze.openapi.client.dataset.document.model.Document;
import com.coze.openapi.client.dataset.document.model.DocumentBase;
import com.coze.openapi.client.dataset.document.model.DocumentChunkStrategy;
import com.coze.openapi.client.dataset.document.model.DocumentFormatType;
import com.coze.openapi.client.dataset.image.ListImageReq;
import com.coze.openapi.client.files.RetrieveFileReq;
import com.coze.openapi.client.files.UploadFileReq;
import com.coze.openapi.client.template.DuplicateTemplateReq;
import com.coze.openapi.client.variables.RetrieveVariableReq;
import com.coze.openapi.client.variables.UpdateVariableReq;
import com.coze.openapi.client.variables.model.VariableValue;
import com.coze.openapi.client.workflows.chat.WorkflowChatReq;
import com.coze.openapi.client.workflows.run.ResumeRunReq;
import com.coze.openapi.client.workflows.run.RetrieveRunHistoryReq;
import com.coze.openapi.client.workflows.run.RunWorkflowReq;
import com.coze.openapi.client.workflows.run.model.WorkflowEvent;
import com.coze.openapi.client.workflows.run.model.WorkflowEventType;
import com.coze.openapi.client.workspace.ListWorkspaceReq;
import com.coze.openapi.client.workspace.model.Workspace;
import com.coze.openapi.service.auth.TokenAuth;
import com.coze.openapi.service.service.CozeAPI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * What a team's program does with Coze's official Java SDK, unchanged, against the address it is
 * given. Each call prints a line: name, tab, {@code ok} or what went wrong.
 *
 * <p>Arguments: base URL, token, and the ids of a published bot (it wants a tool for "weather" and
 * takes its time for "slowly"), of a workflow that echoes, of one that asks a question and ends
 * with its answer, of a chatflow, and of a template.
 */
public final class OfficialSdkCalls {
  private final CozeAPI coze;
  private final String bot;
  private final String echo;
  private final String question;
  private final String chatFlow;
  private final String template;
  private final Path scratch;

  private OfficialSdkCalls(String[] args) throws Exception {
    coze = new CozeAPI.Builder().baseURL(args[0]).auth(new TokenAuth(args[1])).build();
    bot = args[2];
    echo = args[3];
    question = args[4];
    chatFlow = args[5];
    template = args[6];
    scratch = Files.createTempDirectory("official-sdk");
  }

  public static void main(String[] args) throws Exception {
    OfficialSdkCalls calls = new OfficialSdkCalls(args);
    String space = calls.workspaces();
    for (Part part :
        List.<Part>of(
            () -> calls.bots(space),
            () -> calls.datasets(space),
            calls::files,
            calls::conversations,
            calls::chats,
            calls::workflows,
            calls::variables,
            calls::audio,
            () -> calls.others(space))) {
      part.runOrGiveUp();
    }
    calls.coze.shutdownExecutor();
    // OkHttp's pool keeps the process alive for five minutes.
    System.exit(0);
  }

  /** Calls that build on each other: after one that throws the rest makes no sense. */
  private interface Part {
    void run() throws Exception;

    default void runOrGiveUp() throws Exception {
      try {
        run();
      } catch (CallFailed e) {
        System.err.println(e.getMessage());
      }
    }
  }

  private static final class CallFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallFailed(String call, Exception cause) {
      super(call, cause);
    }
  }

  private String workspaces() {
    List<Workspace> rows =
        call(
            "workspaces.list",
            () -> rows(coze.workspaces().list(ListWorkspaceReq.of(1, 10))),
            all -> !all.isEmpty());
    return rows.get(0).getId();
  }

  private void bots(String space) {
    String made =
        call(
            "bots.create",
            () ->
                coze.bots()
                    .create(
                        CreateBotReq.builder()
                            .spaceID(space)
                            .name("小助手")
                            .description("第一版")
                            .promptInfo(new BotPromptInfo("你是助手。"))
                            .onboardingInfo(
                                BotOnboardingInfo.builder()
                                    .prologue("你好！")
                                    .suggestedQuestions(List.of("查岗位", "问政策"))
                                    .build())
                            .build())
                    .getBotID(),
            id -> id.matches("\\d{19}"));
    call(
        "bots.update",
        () ->
            coze.bots()
                .update(UpdateBotReq.builder().botID(made).name("小助手").description("第二版").build()),
        answer -> answer.getLogID() != null);
    call(
        "bots.publish",
        () ->
            coze.bots()
                .publish(PublishBotReq.builder().botID(made).connectorIDs(List.of("1024")).build()),
        answer -> made.equals(answer.getBotID()));
    call(
        "bots.retrieve",
        () -> coze.bots().retrieve(RetrieveBotReq.of(made)).getBot(),
        shown -> "第二版".equals(shown.getDescription()));
    call(
        "bots.list",
        () -> rows(coze.bots().list(ListBotReq.builder().spaceID(space).pageSize(10).build())),
        all -> all.stream().anyMatch(row -> made.equals(row.getBotID())));
    for (int i = 1; i <= 3; i++) {
      String name = "翻页" + i;
      String id =
          call(
              "bots.create " + i,
              () ->
                  coze.bots()
                      .create(CreateBotReq.builder().spaceID(space).name(name).build())
                      .getBotID(),
              made2 -> !made2.isEmpty());
      call(
          "bots.publish " + i,
          () ->
              coze.bots()
                  .publish(PublishBotReq.builder().botID(id).connectorIDs(List.of("1024")).build()),
          answer -> answer.getLogID() != null);
    }
    call(
        "bots.list over several pages",
        () -> rows(coze.bots().list(ListBotReq.builder().spaceID(space).pageSize(2).build())),
        all -> all.stream().filter(row -> row.getBotName().startsWith("翻页")).count() == 3);
    refused("bots.retrieve of a stranger", () -> coze.bots().retrieve(RetrieveBotReq.of("1")));
  }

  private void datasets(String space) {
    String dataset =
        call(
            "datasets.create",
            () ->
                coze.datasets()
                    .create(
                        CreateDatasetReq.builder()
                            .spaceID(space)
                            .name("求职知识")
                            .description("岗位")
                            .formatType(DocumentFormatType.DOCUMENT)
                            .build())
                    .getDatasetID(),
            id -> id.matches("\\d{19}"));
    Long number = Long.valueOf(dataset);
    call(
        "datasets.update",
        () ->
            coze.datasets()
                .update(
                    UpdateDatasetReq.builder()
                        .datasetID(dataset)
                        .name("求职知识库")
                        .description("岗位与政策")
                        .build()),
        answer -> answer.getLogID() != null);
    call(
        "datasets.list",
        () ->
            rows(
                coze.datasets()
                    .list(ListDatasetReq.builder().spaceID(space).pageNum(1).pageSize(10).build())),
        all -> all.stream().anyMatch(row -> "求职知识库".equals(row.getName())));
    List<Document> documents =
        call(
            "datasets.documents.create",
            () ->
                coze.datasets()
                    .documents()
                    .create(
                        CreateDocumentReq.builder()
                            .datasetID(number)
                            .documentBases(
                                List.of(
                                    DocumentBase.buildLocalFile("政策.txt", "落户、租房、补贴。", "txt"),
                                    DocumentBase.buildWebPage(
                                        "主页", "https://example.com/policies")))
                            .chunkStrategy(DocumentChunkStrategy.buildAuto())
                            .build())
                    .getDocumentInfos(),
            made -> made.size() == 2);
    String document = documents.get(0).getDocumentID();
    call(
        "datasets.documents.list",
        () -> rows(coze.datasets().documents().list(ListDocumentReq.of(number, 1, 10))),
        all -> all.size() == 2);
    call(
        "datasets.process",
        () ->
            coze.datasets()
                .process(
                    ProcessDatasetReq.builder()
                        .datasetID(dataset)
                        .documentIDs(List.of(document))
                        .build()),
        answer -> answer.getLogID() != null);
    call(
        "datasets.documents.update",
        () ->
            coze.datasets()
                .documents()
                .update(
                    UpdateDocumentReq.builder()
                        .documentID(Long.valueOf(document))
                        .documentName("政策2026.txt")
                        .build()),
        answer -> answer.getLogID() != null);
    call(
        "datasets.images.list",
        () ->
            rows(
                coze.datasets()
                    .images()
                    .list(
                        ListImageReq.builder().datasetID(dataset).pageNum(1).pageSize(10).build())),
        all -> all.isEmpty());
    call(
        "bots.update with knowledge",
        () ->
            coze.bots()
                .update(
                    UpdateBotReq.builder()
                        .botID(bot)
                        .knowledge(
                            BotKnowledge.builder()
                                .datasetIDs(List.of(dataset))
                                .autoCall(true)
                                .build())
                        .build()),
        answer -> answer.getLogID() != null);
    call(
        "datasets.documents.delete",
        () ->
            coze.datasets()
                .documents()
                .delete(
                    DeleteDocumentReq.builder()
                        .documentIDs(List.of(Long.valueOf(document)))
                        .build()),
        answer -> answer.getLogID() != null);
    call(
        "datasets.delete",
        () -> coze.datasets().delete(DeleteDatasetReq.builder().datasetID(dataset).build()),
        answer -> answer.getLogID() != null);
  }

  private void files() throws Exception {
    Path file = Files.writeString(scratch.resolve("resume.txt"), "姓名：王晗");
    String id =
        call(
            "files.upload",
            () -> coze.files().upload(UploadFileReq.of(file.toString())).getFileInfo().getID(),
            text -> !text.isEmpty());
    call(
        "files.upload from memory",
        () ->
            coze.files()
                .upload(UploadFileReq.of("notes.txt", "notes".getBytes(StandardCharsets.UTF_8)))
                .getFileInfo(),
        info -> info.getBytes() == 5);
    call(
        "files.retrieve",
        () -> coze.files().retrieve(RetrieveFileReq.of(id)).getFileInfo(),
        info -> "resume.txt".equals(info.getFileName()));
  }

  private void conversations() {
    String id =
        call(
            "conversations.create",
            () ->
                coze.conversations()
                    .create(
                        CreateConversationReq.builder()
                            .botID(bot)
                            .messages(List.of(Message.buildUserQuestionText("第一问")))
                            .metaData(Map.of("team", "WeHan"))
                            .build())
                    .getConversation()
                    .getId(),
            text -> text.matches("\\d{19}"));
    call(
        "conversations.retrieve",
        () -> coze.conversations().retrieve(RetrieveConversationReq.of(id)).getConversation(),
        shown -> "WeHan".equals(shown.getMetaData().get("team")));
    call(
        "conversations.list",
        () -> rows(coze.conversations().list(ListConversationReq.of(bot))),
        all -> all.stream().anyMatch(row -> id.equals(row.getId())));
    String message =
        call(
            "conversations.messages.create",
            () ->
                coze.conversations()
                    .messages()
                    .create(
                        CreateMessageReq.builder()
                            .conversationID(id)
                            .role(MessageRole.USER)
                            .content("第二问")
                            .contentType(MessageContentType.TEXT)
                            .build())
                    .getMessage()
                    .getId(),
            text -> !text.isEmpty());
    call(
        "conversations.messages.list",
        () ->
            rows(
                coze.conversations()
                    .messages()
                    .list(ListMessageReq.builder().conversationID(id).build())),
        all -> all.size() == 2 && "第二问".equals(all.get(0).getContent()));
    for (int i = 3; i <= 5; i++) {
      String text = "第" + i + "问";
      call(
          "conversations.messages.create " + i,
          () ->
              coze.conversations()
                  .messages()
                  .create(
                      CreateMessageReq.builder()
                          .conversationID(id)
                          .role(MessageRole.USER)
                          .content(text)
                          .contentType(MessageContentType.TEXT)
                          .build())
                  .getMessage(),
          made -> text.equals(made.getContent()));
    }
    call(
        "conversations.messages.list over several pages",
        () ->
            rows(
                coze.conversations()
                    .messages()
                    .list(ListMessageReq.builder().conversationID(id).limit(2).build())),
        all -> all.size() == 5);
    call(
        "conversations.messages.update",
        () ->
            coze.conversations()
                .messages()
                .update(
                    UpdateMessageReq.builder()
                        .conversationID(id)
                        .messageID(message)
                        .content("第二问，改")
                        .contentType(MessageContentType.TEXT)
                        .build()),
        answer -> answer.getLogID() != null);
    // The SDK reads a message by POST, the documentation by GET; a server should take both.
    call(
        "conversations.messages.retrieve",
        () ->
            coze.conversations()
                .messages()
                .retrieve(
                    RetrieveMessageReq.builder().conversationID(id).messageID(message).build())
                .getMessage(),
        shown -> "第二问，改".equals(shown.getContent()));
    call(
        "conversations.messages.delete",
        () -> coze.conversations().messages().delete(DeleteMessageReq.of(id, message)),
        answer -> answer.getLogID() != null);
    call(
        "conversations.clear",
        () -> coze.conversations().clear(ClearConversationReq.of(id)),
        answer -> answer.getLogID() != null);
  }

  private void chats() {
    List<ChatEvent> events =
        call(
            "chat.stream",
            () -> events(ask("你好")),
            all -> all.get(all.size() - 1).getEvent().equals(ChatEventType.DONE));
    call(
        "chat.stream gives its answer in pieces",
        () -> text(events),
        pieces -> !pieces.isEmpty() && pieces.equals(whole(events)));
    call(
        "chat.stream counts tokens",
        () -> chat(events, ChatEventType.CONVERSATION_CHAT_COMPLETED),
        done -> done.getChat().getUsage().getTokenCount() > 0);
    ChatPoll poll =
        call(
            "chat.createAndPoll",
            () -> coze.chat().createAndPoll(ask("再问一次"), 30L),
            done ->
                done.getChat().getStatus().equals(ChatStatus.COMPLETED)
                    && !done.getMessages().isEmpty());
    String conversation = poll.getChat().getConversationID();
    String id = poll.getChat().getID();
    call(
        "chat.retrieve",
        () -> coze.chat().retrieve(RetrieveChatReq.of(conversation, id)).getChat(),
        shown -> shown.getStatus().equals(ChatStatus.COMPLETED));
    call(
        "chat.messages.list",
        () ->
            coze.chat()
                .message()
                .list(com.coze.openapi.client.chat.message.ListMessageReq.of(conversation, id))
                .getMessages(),
        all -> !all.isEmpty());
    call(
        "chat.create",
        () -> coze.chat().create(ask("不等了")).getChat(),
        begun -> begun.getID().matches("\\d{19}"));
    var running =
        call(
            "chat.create, to be cancelled",
            () -> coze.chat().create(ask("slowly")).getChat(),
            begun -> begun.getConversationID() != null);
    call(
        "chat.cancel",
        () ->
            coze.chat()
                .cancel(CancelChatReq.of(running.getConversationID(), running.getID()))
                .getChat(),
        stopped -> stopped.getStatus().equals(ChatStatus.CANCELLED));
    List<ChatEvent> asking =
        call(
            "chat.stream that needs a tool",
            () -> events(ask("weather in Wuhan")),
            all -> chat(all, ChatEventType.CONVERSATION_CHAT_REQUIRES_ACTION) != null);
    var waiting = chat(asking, ChatEventType.CONVERSATION_CHAT_REQUIRES_ACTION).getChat();
    var tool = waiting.getRequiredAction().getSubmitToolOutputs().getToolCalls().get(0);
    call(
        "chat.submit_tool_outputs, streamed",
        () -> {
          List<ChatEvent> rest = new ArrayList<>();
          coze.chat()
              .streamSubmitToolOutputs(
                  SubmitToolOutputsReq.builder()
                      .conversationID(waiting.getConversationID())
                      .chatID(waiting.getID())
                      .toolOutputs(List.of(ToolOutput.of(tool.getID(), "晴，22 度")))
                      .build())
              .blockingForEach(rest::add);
          return rest;
        },
        rest -> rest.get(rest.size() - 1).getEvent().equals(ChatEventType.DONE));
  }

  private void workflows() {
    call(
        "workflows.runs.create",
        () ->
            coze.workflows()
                .runs()
                .create(
                    RunWorkflowReq.builder()
                        .workflowID(echo)
                        .parameters(Map.of("job", "前端"))
                        .build()),
        run -> run.getData().contains("前端"));
    List<WorkflowEvent> events =
        call(
            "workflows.runs.stream up to a question",
            () -> workflowEvents(run(Map.of())),
            all -> interrupt(all) != null);
    WorkflowEvent asked = interrupt(events);
    List<WorkflowEvent> rest =
        call(
            "workflows.runs.stream_resume",
            () -> {
              List<WorkflowEvent> all = new ArrayList<>();
              coze.workflows()
                  .runs()
                  .resume(
                      ResumeRunReq.builder()
                          .workflowID(question)
                          .eventID(asked.getInterrupt().getInterruptData().getEventID())
                          .resumeData("武汉")
                          .interruptType(asked.getInterrupt().getInterruptData().getType())
                          .build())
                  .blockingForEach(all::add);
              return all;
            },
            all -> all.get(all.size() - 1).getEvent().equals(WorkflowEventType.DONE));
    call("workflows.runs.stream_resume gives the answer", () -> answer(rest), "to 武汉"::equals);
    call(
        "workflows.runs.run_histories.retrieve",
        () -> {
          var run =
              coze.workflows()
                  .runs()
                  .create(RunWorkflowReq.builder().workflowID(echo).parameters(Map.of()).build());
          return coze.workflows()
              .runs()
              .histories()
              .retrieve(RetrieveRunHistoryReq.of(echo, run.getExecuteID()))
              .getHistories();
        },
        histories -> histories.size() == 1);
    call(
        "workflows.chat.stream",
        () -> {
          List<ChatEvent> all = new ArrayList<>();
          coze.workflows().chat().stream(
                  WorkflowChatReq.builder()
                      .workflowID(chatFlow)
                      .additionalMessages(List.of(Message.buildUserQuestionText("你好")))
                      .parameters(Map.of())
                      .botID(bot)
                      .build())
              .blockingForEach(all::add);
          return all;
        },
        all -> all.get(all.size() - 1).getEvent().equals(ChatEventType.DONE));
    refused(
        "workflows.runs.create of a stranger",
        () ->
            coze.workflows()
                .runs()
                .create(RunWorkflowReq.builder().workflowID("7390000000000000009").build()));
  }

  private void variables() {
    call(
        "variables.update",
        () ->
            coze.variables()
                .update(
                    UpdateVariableReq.builder()
                        .botID(bot)
                        .connectorUID("user-1")
                        .data(
                            Collections.singletonList(
                                VariableValue.builder().keyword("city").value("武汉").build()))
                        .build()),
        answer -> answer == null /* the SDK gives nothing here */);
    call(
        "variables.retrieve",
        () ->
            coze.variables()
                .retrieve(
                    RetrieveVariableReq.builder()
                        .botID(bot)
                        .connectorUID("user-1")
                        .keywords(List.of("city"))
                        .build())
                .getItems(),
        items -> "武汉".equals(items.get(0).getValue()));
  }

  private void audio() throws Exception {
    var voices =
        call(
            "audio.voices.list",
            () -> rows(coze.audio().voices().list(ListVoiceReq.builder().build())),
            all -> !all.isEmpty());
    call(
        "audio.speech.create",
        () -> {
          Path target = scratch.resolve("speech.mp3");
          coze.audio()
              .speech()
              .create(
                  CreateSpeechReq.builder()
                      .input("你好，世界")
                      .voiceID(voices.get(0).getVoiceID())
                      .build())
              .writeToFile(target.toString());
          return Files.size(target);
        },
        bytes -> bytes > 100);
    Path sample = Files.write(scratch.resolve("sample.wav"), new byte[2_000]);
    call(
        "audio.transcriptions.create",
        () ->
            coze.audio()
                .transcription()
                .create(CreateTranscriptionsReq.of(sample.toString()))
                .getText(),
        text -> !text.isEmpty());
    call(
        "audio.voices.clone",
        () ->
            coze.audio()
                .voices()
                .clone(
                    CloneVoiceReq.builder()
                        .voiceName("小王")
                        .filePath(sample.toString())
                        .audioFormat(AudioFormat.WAV)
                        .build())
                .getVoiceID(),
        id -> !id.isEmpty());
    call(
        "audio.rooms.create",
        () -> coze.audio().rooms().create(CreateRoomReq.builder().botID(bot).build()),
        room -> !room.getRoomID().isEmpty());
  }

  private void others(String space) {
    call(
        "templates.duplicate",
        () ->
            coze.templates()
                .duplicate(
                    DuplicateTemplateReq.builder()
                        .templateID(template)
                        .workspaceID(space)
                        .name("副本")
                        .build())
                .getEntityID(),
        id -> id.matches("\\d{19}"));
    call(
        "connectors.install",
        () ->
            coze.connectors()
                .install(
                    InstallConnectorReq.builder().connectorID("1024").workspaceID(space).build()),
        answer -> answer == null /* the SDK gives nothing here */);
    call(
        "commerce.bill_tasks.create",
        () ->
            coze.commerces()
                .benefits()
                .bills()
                .create(
                    CreateBillDownloadTaskReq.builder()
                        .startedAt(1_764_000_000L)
                        .endedAt(1_764_086_400L)
                        .build()),
        answer -> answer.getLogID() != null);
    call(
        "commerce.bill_tasks.list",
        () ->
            rows(
                coze.commerces()
                    .benefits()
                    .bills()
                    .list(ListBillDownloadTaskReq.builder().pageNum(1).pageSize(10).build())),
        all -> all.size() == 1);
    call(
        "commerce.benefit_limitations.list",
        () ->
            rows(
                coze.commerces()
                    .benefits()
                    .limitations()
                    .list(
                        ListBenefitLimitationReq.builder()
                            .entityType(BenefitEntityType.BENEFIT_ENTITY_TYPE_SINGLE_DEVICE)
                            .benefitType(BenefitType.BENEFIT_TYPE_RESOURCE_POINT)
                            .build())),
        all -> all.isEmpty());
  }

  private CreateChatReq ask(String text) {
    return CreateChatReq.builder()
        .botID(bot)
        .userID("user-1")
        .autoSaveHistory(true)
        .messages(List.of(Message.buildUserQuestionText(text)))
        .build();
  }

  private RunWorkflowReq run(Map<String, Object> parameters) {
    return RunWorkflowReq.builder().workflowID(question).parameters(parameters).build();
  }

  private List<ChatEvent> events(CreateChatReq request) {
    List<ChatEvent> all = new ArrayList<>();
    coze.chat().stream(request).blockingForEach(all::add);
    return all;
  }

  private List<WorkflowEvent> workflowEvents(RunWorkflowReq request) {
    List<WorkflowEvent> all = new ArrayList<>();
    coze.workflows().runs().stream(request).blockingForEach(all::add);
    return all;
  }

  private static WorkflowEvent interrupt(List<WorkflowEvent> events) {
    return events.stream()
        .filter(event -> event.getEvent().equals(WorkflowEventType.INTERRUPT))
        .findFirst()
        .orElse(null);
  }

  private static ChatEvent chat(List<ChatEvent> events, ChatEventType type) {
    return events.stream().filter(event -> event.getEvent().equals(type)).findFirst().orElse(null);
  }

  private static String answer(List<WorkflowEvent> events) {
    StringBuilder text = new StringBuilder();
    for (WorkflowEvent event : events) {
      if (event.getEvent().equals(WorkflowEventType.MESSAGE)) {
        text.append(event.getMessage().getContent());
      }
    }
    return text.toString();
  }

  private static String text(List<ChatEvent> events) {
    StringBuilder text = new StringBuilder();
    for (ChatEvent event : events) {
      if (event.getEvent().equals(ChatEventType.CONVERSATION_MESSAGE_DELTA)) {
        text.append(event.getMessage().getContent());
      }
    }
    return text.toString();
  }

  private static String whole(List<ChatEvent> events) {
    for (ChatEvent event : events) {
      if (event.getEvent().equals(ChatEventType.CONVERSATION_MESSAGE_COMPLETED)
          && "answer".equals(event.getMessage().getType().getValue())) {
        return event.getMessage().getContent();
      }
    }
    return "";
  }

  private static <T> List<T> rows(PageResp<T> page) {
    List<T> rows = new ArrayList<>();
    page.getIterator().forEachRemaining(rows::add);
    return rows;
  }

  /** Runs a call and prints what came of it; the value goes on even when it is not right. */
  private static <T> T call(String name, Callable<T> work, Predicate<T> right) {
    try {
      T value = work.call();
      print(name, right.test(value) ? "ok" : "not what was expected: " + value);
      return value;
    } catch (Exception e) {
      print(name, "threw " + e);
      throw new CallFailed(name, e);
    }
  }

  private static void refused(String name, Callable<?> work) {
    try {
      print(name, "was not refused: " + work.call());
    } catch (Exception e) {
      print(name, "ok");
    }
  }

  private static void print(String name, String outcome) {
    System.out.println(name + '\t' + outcome.replace('\n', ' '));
  }
}
