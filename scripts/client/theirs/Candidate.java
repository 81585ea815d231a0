import com.coze.openapi.client.audio.speech.CreateSpeechReq;
import com.coze.openapi.client.bots.CreateBotReq;
import com.coze.openapi.client.bots.RetrieveBotReq;
import com.coze.openapi.client.chat.CreateChatReq;
import com.coze.openapi.client.chat.model.ChatEvent;
import com.coze.openapi.client.connversations.message.model.Message;
import com.coze.openapi.client.exception.CozeApiException;
import com.coze.openapi.client.files.UploadFileReq;
import com.coze.openapi.service.auth.JWTOAuth;
import com.coze.openapi.service.auth.JWTOAuthClient;
import com.coze.openapi.service.auth.TokenAuth;
import com.coze.openapi.service.service.CozeAPI;
import io.reactivex.Flowable;
import io.reactivex.disposables.Disposable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Coze's official Java SDK, as its examples use it. */
final class Candidate implements Contender {
  private CozeAPI coze;

  @Override
  public void connect(String base, boolean retries) {
    coze = new CozeAPI.Builder().baseURL(base).auth(new TokenAuth("pat_test_bench")).build();
  }

  @Override
  public void connectWithKey(String base, String key) throws Exception {
    JWTOAuthClient app =
        new JWTOAuthClient.JWTOAuthBuilder()
            .clientID("1234567890")
            .privateKey(key)
            .publicKey("kid")
            .baseURL(base)
            .build();
    coze =
        new CozeAPI.Builder().baseURL(base).auth(JWTOAuth.builder().jwtClient(app).build()).build();
  }

  @Override
  public String read(String botId) {
    return coze.bots().retrieve(RetrieveBotReq.of(botId)).getBot().getDescription();
  }

  @Override
  public String create(String name) {
    return coze.bots().create(CreateBotReq.builder().spaceID("1").name(name).build()).getBotID();
  }

  @Override
  public void chat(Consumer<String> taker) {
    stream()
        .blockingForEach(
            event -> {
              if (event.getMessage() != null && isDelta(event)) {
                taker.accept(event.getMessage().getContent());
              }
            });
  }

  private static boolean isDelta(ChatEvent event) {
    return "conversation.message.delta".equals(event.getEvent().getValue());
  }

  @Override
  public Runnable hold() {
    Disposable open = stream().subscribe(event -> {}, failure -> {});
    return open::dispose;
  }

  private Flowable<ChatEvent> stream() {
    return coze.chat().stream(question());
  }

  @Override
  public String poll(Duration limit) throws Exception {
    return coze.chat()
        .createAndPoll(question(), limit.toSeconds())
        .getChat()
        .getStatus()
        .getValue();
  }

  private static CreateChatReq question() {
    return CreateChatReq.builder()
        .botID("7390000000000000001")
        .userID("user")
        .messages(List.of(Message.buildUserQuestionText("hello")))
        .build();
  }

  @Override
  public void upload(Path file) {
    coze.files().upload(UploadFileReq.of(file.toFile()));
  }

  @Override
  public void download(Path target) throws Exception {
    coze.audio()
        .speech()
        .create(CreateSpeechReq.builder().input("hello").voiceID("1").build())
        .writeToFile(target.toString());
  }

  @Override
  public long code(Throwable failure) {
    CozeApiException known = known(failure);
    return known == null ? 0 : known.getCode();
  }

  @Override
  public String logId(Throwable failure) {
    CozeApiException known = known(failure);
    return known == null || known.getLogID() == null ? "" : known.getLogID();
  }

  private static CozeApiException known(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof CozeApiException)) {
      cause = cause.getCause();
    }
    return (CozeApiException) cause;
  }

  @Override
  public void close() {
    coze.shutdownExecutor();
  }
}
