package dev.cozesh.client;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.apiapp.ApiAppService;
import dev.cozesh.client.app.AppService;
import dev.cozesh.client.audio.RoomService;
import dev.cozesh.client.audio.SpeechService;
import dev.cozesh.client.audio.VoiceService;
import dev.cozesh.client.audio.VoiceprintService;
import dev.cozesh.client.bot.BotService;
import dev.cozesh.client.chat.ChatService;
import dev.cozesh.client.commerce.CommerceService;
import dev.cozesh.client.connector.ConnectorService;
import dev.cozesh.client.conversation.ConversationService;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.CallGate;
import dev.cozesh.client.core.CallHeldException;
import dev.cozesh.client.core.CallListener;
import dev.cozesh.client.core.CozeRepeatRule;
import dev.cozesh.client.core.Line;
import dev.cozesh.client.database.DatabaseService;
import dev.cozesh.client.dataset.DatasetService;
import dev.cozesh.client.dataset.DocumentService;
import dev.cozesh.client.dataset.ImageService;
import dev.cozesh.client.enterprise.EnterpriseService;
import dev.cozesh.client.entity.EntityService;
import dev.cozesh.client.file.FileService;
import dev.cozesh.client.folder.FolderService;
import dev.cozesh.client.message.MessageService;
import dev.cozesh.client.organization.OrganizationService;
import dev.cozesh.client.plugin.PluginService;
import dev.cozesh.client.store.StoreService;
import dev.cozesh.client.studio.StudioBotService;
import dev.cozesh.client.studio.StudioKnowledgeService;
import dev.cozesh.client.studio.StudioService;
import dev.cozesh.client.template.TemplateService;
import dev.cozesh.client.user.UserService;
import dev.cozesh.client.variable.VariableService;
import dev.cozesh.client.websocket.WebSocketService;
import dev.cozesh.client.workflow.RunService;
import dev.cozesh.client.workflow.WorkflowService;
import dev.cozesh.client.workspace.WorkspaceService;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.Authorizer;
import dev.cozesh.http.Network;
import dev.cozesh.http.PooledTransport;
import dev.cozesh.http.RetryBudget;
import dev.cozesh.http.RetryPolicy;
import dev.cozesh.http.RetryingTransport;
import dev.cozesh.http.SystemTime;
import dev.cozesh.http.Time;
import dev.cozesh.http.Timeouts;
import dev.cozesh.http.Transport;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;

/**
 * The client for one Coze and one credential: hands out the services. Holds up to 64 connections
 * for calls and 512 for streams and downloads, which {@link #close} ends; the views made by {@link
 * #listening} and {@link #gated} share them. Thread-safe.
 *
 * <p>Reads are repeated after passing failures. What has an effect is sent once; it is repeated
 * only when Coze refused it before any work (HTTP 429, codes 4008, 4009, 4020).
 */
public final class CozeClient implements AutoCloseable {
  private final Transport transport;
  private final ApiCaller api;

  private CozeClient(Transport transport, ApiCaller api) {
    this.transport = transport;
    this.api = api;
  }

  /**
   * Begins a client; base URL and authorizer are needed, the rest has defaults.
   *
   * @return what collects the settings
   */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the calls about workspaces} */
  public WorkspaceService workspaces() {
    return new WorkspaceService(api);
  }

  /** {@return the calls about bots} */
  public BotService bots() {
    return new BotService(api);
  }

  /** {@return the calls about knowledge bases} */
  public DatasetService datasets() {
    return new DatasetService(api);
  }

  /** {@return the calls about documents of knowledge bases} */
  public DocumentService documents() {
    return new DocumentService(api);
  }

  /** {@return the calls about uploaded files} */
  public FileService files() {
    return new FileService(api);
  }

  /** {@return the calls about chats with bots and chatflows} */
  public ChatService chats() {
    return new ChatService(api);
  }

  /** {@return the calls about conversations} */
  public ConversationService conversations() {
    return new ConversationService(api);
  }

  /** {@return the calls about messages of conversations} */
  public MessageService messages() {
    return new MessageService(api);
  }

  /** {@return the calls about user variables of bots and apps} */
  public VariableService variables() {
    return new VariableService(api);
  }

  /** {@return the calls about who the token belongs to} */
  public UserService users() {
    return new UserService(api);
  }

  /** {@return the calls about workflows} */
  public WorkflowService workflows() {
    return new WorkflowService(api);
  }

  /**
   * {@return the calls about runs of workflows that nobody waits on the line for, and their
   * records}
   */
  public RunService runs() {
    return new RunService(api);
  }

  /** {@return the calls about callback apps} */
  public ApiAppService apiApps() {
    return new ApiAppService(api);
  }

  /** {@return the calls about low-code apps} */
  public AppService apps() {
    return new AppService(api);
  }

  /** {@return the calls about the subscription, bills, and bounds for end users} */
  public CommerceService commerce() {
    return new CommerceService(api);
  }

  /** {@return the calls about channels of one's own} */
  public ConnectorService connectors() {
    return new ConnectorService(api);
  }

  /** {@return the calls about databases and their rows} */
  public DatabaseService databases() {
    return new DatabaseService(api);
  }

  /** {@return the calls about enterprises} */
  public EnterpriseService enterprises() {
    return new EnterpriseService(api);
  }

  /** {@return the calls about copies of bots, apps and workflows} */
  public EntityService entities() {
    return new EntityService(api);
  }

  /** {@return the calls about folders of workspaces} */
  public FolderService folders() {
    return new FolderService(api);
  }

  /** {@return the calls about images of knowledge bases} */
  public ImageService images() {
    return new ImageService(api);
  }

  /** {@return the calls about organizations} */
  public OrganizationService organizations() {
    return new OrganizationService(api);
  }

  /** {@return the calls about plugins} */
  public PluginService plugins() {
    return new PluginService(api);
  }

  /** {@return the calls about rooms for calls} */
  public RoomService rooms() {
    return new RoomService(api);
  }

  /** {@return the calls about speech from text, text from speech} */
  public SpeechService speech() {
    return new SpeechService(api);
  }

  /** {@return the calls about the store} */
  public StoreService stores() {
    return new StoreService(api);
  }

  /** {@return the calls about spaces and workflows of a self-hosted console} */
  public StudioService studio() {
    return new StudioService(api);
  }

  /** {@return the calls about bots of a self-hosted console} */
  public StudioBotService studioBots() {
    return new StudioBotService(api);
  }

  /** {@return the calls about knowledge bases of a self-hosted console} */
  public StudioKnowledgeService studioKnowledge() {
    return new StudioKnowledgeService(api);
  }

  /** {@return the calls about templates} */
  public TemplateService templates() {
    return new TemplateService(api);
  }

  /** {@return the calls about voiceprints} */
  public VoiceprintService voiceprints() {
    return new VoiceprintService(api);
  }

  /** {@return the calls about voices} */
  public VoiceService voices() {
    return new VoiceService(api);
  }

  /** {@return the calls over WebSockets: chat, speech, transcription and interpretation} */
  public WebSocketService webSockets() {
    return new WebSocketService(api);
  }

  /** {@return the calls about any endpoint, typed or not} */
  public RawService raw() {
    return new RawService(api);
  }

  /**
   * {@return a view whose calls are told to the listener too}
   *
   * @param listener told of each call
   */
  public CozeClient listening(CallListener listener) {
    return new CozeClient(transport, api.listening(listener));
  }

  /**
   * {@return a view whose calls the gate has to admit too; others are not sent and throw {@link
   * CallHeldException}}
   *
   * @param gate asked before each call
   */
  public CozeClient gated(CallGate gate) {
    return new CozeClient(transport, api.gated(gate));
  }

  /** Ends all connections, those of all views too; calls under way fail. */
  @Override
  public void close() {
    transport.close();
  }

  /** Settings of a client. Not thread-safe. */
  public static final class Builder {
    private URI baseUrl;
    private Authorizer authorizer;
    private Timeouts timeouts = Timeouts.DEFAULT;
    private int maxRetries = 3;
    private Network network = Network.DIRECT;
    private RetryBudget budget = RetryBudget.ofProcess();
    private Optional<UnaryOperator<Transport>> around = Optional.empty();
    private Time time = new SystemTime();
    private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

    private Builder() {}

    /**
     * Where Coze is: {@code https://api.coze.cn}, {@code https://api.coze.com}, or a self-hosted
     * one. Plain http is for this machine only.
     *
     * @param url the address
     * @return this
     * @throws CozeUsageException when the address is not usable
     */
    public Builder baseUrl(URI url) {
      baseUrl = Line.checked(url);
      return this;
    }

    /**
     * Who asks.
     *
     * @param value the credential
     * @return this
     */
    public Builder authorizer(Authorizer value) {
      authorizer = requireNonNull(value, "authorizer");
      return this;
    }

    /**
     * How the server is reached; directly unless set.
     *
     * @param value proxy and authorities
     * @return this
     */
    public Builder network(Network value) {
      network = requireNonNull(value, "network");
      return this;
    }

    /**
     * How long a call may take; {@link Timeouts#DEFAULT} unless set.
     *
     * @param value the limits
     * @return this
     */
    public Builder timeouts(Timeouts value) {
      timeouts = requireNonNull(value, "timeouts");
      return this;
    }

    /**
     * Further attempts after the first, 3 unless set; 0 sends everything once. What Coze refuses by
     * a code that passes goes out again twice at most.
     *
     * @param count 0 or more
     * @return this
     */
    public Builder maxRetries(int count) {
      if (count < 0) {
        throw new CozeUsageException(
            "max_retries must be 0 or more, was " + count, "", "0 switches repeating off");
      }
      maxRetries = count;
      return this;
    }

    /**
     * What all calls together may repeat; shared by all clients of the process unless set.
     *
     * @param value shared with whom it may be
     * @return this
     */
    public Builder retryBudget(RetryBudget value) {
      budget = requireNonNull(value, "retryBudget");
      return this;
    }

    /**
     * Puts something between the calls and the wire, such as what records them; nothing unless set.
     * It sees each call once, with the outcome of all its attempts.
     *
     * @param value gets the transport and gives what is used in its place; closing that closes both
     * @return this
     */
    public Builder through(UnaryOperator<Transport> value) {
      around = Optional.of(value);
      return this;
    }

    /**
     * The clocks and the sleeper; the machine's own unless set.
     *
     * @param value the clocks
     * @return this
     */
    public Builder time(Time value) {
      time = requireNonNull(value, "time");
      return this;
    }

    /**
     * Numbers from 0 to 1 that spread the waits between attempts.
     *
     * @param value asked once a wait
     * @return this
     */
    public Builder random(DoubleSupplier value) {
      random = requireNonNull(value, "random");
      return this;
    }

    /** {@return the client; sends nothing yet} */
    public CozeClient build() {
      requireNonNull(baseUrl, "baseUrl");
      requireNonNull(authorizer, "authorizer");
      Transport wire =
          new RetryingTransport(
              new PooledTransport(timeouts, userAgent(), time, network),
              new RetryPolicy(maxRetries, new CozeRepeatRule(), budget, random),
              time);
      Transport transport = around.isPresent() ? around.get().apply(wire) : wire;
      Line line = new Line(baseUrl, authorizer, transport, timeouts.total(), time);
      return new CozeClient(transport, new ApiCaller(line, CallListener.NONE, CallGate.OPEN));
    }

    private static String userAgent() {
      return "cozesh/"
          + Optional.ofNullable(CozeClient.class.getPackage().getImplementationVersion())
              .orElse("dev");
    }
  }
}
