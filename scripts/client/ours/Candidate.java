import dev.cozesh.auth.JwtApp;
import dev.cozesh.auth.JwtAuthorizer;
import dev.cozesh.auth.OAuthClient;
import dev.cozesh.auth.RsaKey;
import dev.cozesh.auth.TokenAuthorizer;
import dev.cozesh.client.CozeClient;
import dev.cozesh.client.audio.SpeechRequest;
import dev.cozesh.client.bot.BotCreate;
import dev.cozesh.client.bot.BotSettings;
import dev.cozesh.client.chat.ChatEvent;
import dev.cozesh.client.chat.ChatRequest;
import dev.cozesh.client.core.EventStream;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.http.Authorizer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** cozesh's own client. */
final class Candidate implements Contender {
  private final List<EventStream<ChatEvent>> held = new ArrayList<>();
  private CozeClient coze;

  @Override
  public void connect(String base, boolean retries) {
    connect(base, new TokenAuthorizer("pat_test_bench"), retries);
  }

  @Override
  public void connectWithKey(String base, String key) {
    JwtApp app = JwtApp.of("1234567890", "kid", RsaKey.parse(key));
    connect(base, new JwtAuthorizer(OAuthClient.at(URI.create(base)), app), true);
  }

  private void connect(String base, Authorizer authorizer, boolean retries) {
    CozeClient.Builder builder =
        CozeClient.builder().baseUrl(URI.create(base)).authorizer(authorizer);
    coze = (retries ? builder : builder.maxRetries(0)).build();
  }

  @Override
  public String read(String botId) {
    return coze.bots().info(botId).description().orElse("");
  }

  @Override
  public String create(String name) {
    return coze.bots().create(new BotCreate("1", name, BotSettings.NONE));
  }

  @Override
  public void chat(Consumer<String> taker) {
    try (EventStream<ChatEvent> events = coze.chats().stream(question())) {
      for (ChatEvent event : events) {
        if (event instanceof ChatEvent.MessageDelta delta) {
          taker.accept(delta.text());
        }
      }
    }
  }

  @Override
  public Runnable hold() {
    EventStream<ChatEvent> open = coze.chats().stream(question());
    held.add(open);
    return open::close;
  }

  @Override
  public String poll(Duration limit) {
    return coze.chats()
        .createAndPoll(question(), limit)
        .chat()
        .status()
        .map(Object::toString)
        .orElse("");
  }

  private static ChatRequest question() {
    return ChatRequest.of("7390000000000000001", "user", "hello");
  }

  @Override
  public void upload(Path file) {
    coze.files().upload(file);
  }

  @Override
  public void download(Path target) {
    coze.speech().speak(SpeechRequest.of("hello", "1"), target);
  }

  @Override
  public long code(Throwable failure) {
    return failure instanceof CozeServiceException refused ? refused.code() : 0;
  }

  @Override
  public String logId(Throwable failure) {
    return failure instanceof CozeException known ? known.logId() : "";
  }

  @Override
  public void close() {
    coze.close();
  }
}
