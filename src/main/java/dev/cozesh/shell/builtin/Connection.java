package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.auth.TokenAuthorizer;
import dev.cozesh.catalog.Limits;
import dev.cozesh.client.CozeClient;
import dev.cozesh.client.core.CallListener;
import dev.cozesh.config.Login;
import dev.cozesh.config.SandboxChoice;
import dev.cozesh.config.Settings;
import dev.cozesh.deploy.Edition;
import dev.cozesh.deploy.LiveReader;
import dev.cozesh.deploy.WorkspaceFinder;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.StateBackend;
import dev.cozesh.http.Authorizer;
import dev.cozesh.http.Timeouts;
import dev.cozesh.sandbox.Sandbox;
import dev.cozesh.sandbox.SandboxOptions;
import dev.cozesh.sandbox.Storage;
import dev.cozesh.shell.exchange.Tape;
import dev.cozesh.shell.render.Clean;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The server of one call: the configured one or the sandbox. Opened when it is first needed.
 * Thread-safe.
 */
public final class Connection implements AutoCloseable {
  private static final String STUDIO = "studio";
  private static final URI NOWHERE = URI.create("https://replayed.invalid");

  private final Settings settings;
  private final Optional<DemonstrationSpace> demonstration;
  private final Function<Authorizer, CallListener> listener;
  private final Consumer<String> remarks;
  private Optional<Tape> tape = Optional.empty();
  private Errand errand = Errand.UNNAMED;
  private Authorizer authorizer;
  private SignIn signIn;
  private CozeClient client;
  private CozeClient bare;
  private Sandbox sandbox;
  private PassingDirectory passing;
  private StateBackend state;

  /**
   * @param demonstration the space that the sandbox is, when it is one
   * @param listener made for whoever asks once that is known; hears every call
   * @param remarks told what the user should know about the credential
   */
  Connection(
      Settings settings,
      Optional<DemonstrationSpace> demonstration,
      Function<Authorizer, CallListener> listener,
      Consumer<String> remarks) {
    this.settings = requireNonNull(settings, "settings");
    this.demonstration = requireNonNull(demonstration, "demonstration");
    this.listener = requireNonNull(listener, "listener");
    this.remarks = requireNonNull(remarks, "remarks");
  }

  /** The settings of this call. */
  public Settings settings() {
    return settings;
  }

  /** Whether nothing is configured, and this is a space to explore. */
  public boolean isDemonstration() {
    return demonstration.isPresent();
  }

  /** Where the demonstration is kept; empty when this is none. */
  Optional<Path> demonstration() {
    return demonstration.map(DemonstrationSpace::directory);
  }

  /** Whether something says where to connect to. */
  boolean isConfigured() {
    return settings.sandbox().isPresent() || settings.hasCredential();
  }

  /** The server's address; starts the sandbox when first asked. */
  synchronized URI address() {
    return settings.sandbox().isPresent() ? sandbox().baseUri() : settings.address();
  }

  /** Who asks; fetches the token, the key or the password when first asked. */
  synchronized Authorizer authorizer() {
    if (authorizer == null) {
      authorizer = newAuthorizer();
    }
    return authorizer;
  }

  private Authorizer newAuthorizer() {
    if (settings.sandbox().isPresent()) {
      return new TokenAuthorizer(Sandbox.TOKEN);
    }
    if (settings.login().isEmpty()) {
      return new TokenAuthorizer(settings.server().token());
    }
    signIn = new SignIn(settings, remarks);
    return signIn.authorizer();
  }

  /** Which server it is, and as whom it is asked. */
  public Edition edition() {
    return edition(settings);
  }

  /** A console takes a session and the public API a token, so that the one tells the other. */
  static Edition edition(Settings settings) {
    if (settings.sandbox().isPresent()) {
      return Edition.CLOUD;
    }
    if (settings.login().filter(found -> found.value() instanceof Login.Session).isPresent()) {
      return Edition.STUDIO;
    }
    boolean studio = settings.dialect().filter(found -> found.value().equals(STUDIO)).isPresent();
    return studio ? Edition.STUDIO_WITH_TOKEN : Edition.CLOUD;
  }

  /**
   * Finds a workspace.
   *
   * @param nameOrId absent: the only one
   */
  public Target workspace(Optional<String> nameOrId) {
    return new WorkspaceFinder(client(), host(), edition()).find(nameOrId);
  }

  /**
   * Reads the objects of a workspace.
   *
   * @param nameOrId absent: of the only one
   * @param limits what a declaration may hold on Coze's cloud
   */
  public LiveReader reader(Optional<String> nameOrId, Limits limits) {
    return new LiveReader(client(), workspace(nameOrId), limits, edition());
  }

  /** The server's name for people: its host, or {@code sandbox}. */
  public String host() {
    return settings.sandbox().isPresent() ? "sandbox" : address().getRawAuthority();
  }

  /** Lets all calls go through a tape; for the time before the client is first asked for. */
  public synchronized void through(Tape between) {
    tape = Optional.of(between);
  }

  /** Says what the connection is for; for the time before state is first asked for. */
  Connection on(Errand purpose) {
    errand = purpose;
    return this;
  }

  /**
   * Where state is kept, the same for all who ask: what one of them holds the others may write.
   * Closed with the connection.
   *
   * @param made asked once
   */
  synchronized StateBackend state(Supplier<StateBackend> made) {
    if (state == null) {
      state = made.get();
    }
    return state;
  }

  Errand errand() {
    return errand;
  }

  /** Tells the user something, in one line. */
  void remark(String text) {
    remarks.accept(Clean.line(text));
  }

  /** The secrets in use; none before a credential was needed, which this does not need. */
  public synchronized Set<String> secrets() {
    return authorizer == null ? Set.of() : authorizer.secrets();
  }

  /** The client without those who hear its calls: for what the user has not asked for himself. */
  public synchronized CozeClient bareClient() {
    client();
    return bare == null ? client() : bare;
  }

  /** The client; sends nothing yet. */
  public synchronized CozeClient client() {
    if (client == null && isReplaying() && !isConfigured()) {
      // Not kept: when the replay is over, what is missing has to be told.
      return newClient(NOWHERE);
    }
    if (client == null) {
      client = newClient(address());
    }
    return client;
  }

  private boolean isReplaying() {
    return tape.isPresent() && tape.get().replaying().isPresent();
  }

  // Without lambdas, which would load the tape's class where there is none.
  private CozeClient newClient(URI server) {
    CozeClient.Builder builder =
        CozeClient.builder()
            .baseUrl(server)
            .network(NetworkOf.settings(settings))
            .timeouts(Timeouts.DEFAULT.withTotal(settings.timeout().value()))
            .maxRetries(settings.maxRetries().value());
    Authorizer asking = tape.isPresent() ? tape.get().authorizer(this::authorizer) : authorizer();
    if (tape.isPresent()) {
      builder.through(tape.get().wire());
    }
    bare = builder.authorizer(asking).build();
    return bare.listening(listener.apply(asking));
  }

  /** What the server is called in state; another sandbox directory is another server. */
  String stateName() {
    if (isDemonstration()) {
      return host();
    }
    Optional<Path> own =
        settings
            .sandbox()
            .flatMap(SandboxChoice::directory)
            .filter(directory -> !directory.equals(settings.places().sandbox()));
    return own.map(directory -> "sandbox-" + Integer.toHexString(directory.hashCode()))
        .orElseGet(this::host);
  }

  /** Where state lies; what is known of a sandbox without a memory goes with it. */
  synchronized Path stateDirectory() {
    if (isDemonstration()) {
      sandbox(); // whether it is kept is known once it is open
    }
    boolean forgetful =
        demonstration
            .map(DemonstrationSpace::isForgetful)
            .or(() -> settings.sandbox().map(choice -> choice.directory().isEmpty()))
            .orElse(false);
    if (!forgetful) {
      return demonstration.map(DemonstrationSpace::directory).orElse(settings.places().project());
    }
    if (passing == null) {
      passing = PassingDirectory.make();
    }
    return passing.path();
  }

  private Sandbox sandbox() {
    if (sandbox == null && isDemonstration()) {
      sandbox = demonstration.get().open();
    }
    if (sandbox == null) {
      Optional<Path> directory = settings.sandbox().flatMap(SandboxChoice::directory);
      Storage storage = directory.map(Storage::directory).orElseGet(Storage::memory);
      sandbox = Sandbox.start(SandboxOptions.defaults().withStorage(storage));
    }
    return sandbox;
  }

  @Override
  public synchronized void close() {
    if (state != null) {
      state.close();
    }
    if (client != null) {
      client.close();
    }
    if (signIn != null) {
      signIn.close();
    }
    if (sandbox != null) {
      sandbox.close();
    }
    if (passing != null) {
      passing.close();
    }
  }
}
