package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.auth.TokenAuthorizer;
import dev.cozesh.client.CozeClient;
import dev.cozesh.client.core.CallListener;
import dev.cozesh.config.SandboxChoice;
import dev.cozesh.config.Server;
import dev.cozesh.config.Settings;
import dev.cozesh.http.Timeouts;
import dev.cozesh.sandbox.Sandbox;
import dev.cozesh.sandbox.SandboxOptions;
import dev.cozesh.sandbox.Storage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The server of one call: the configured one or the sandbox. Opened when it is first needed. */
public final class Connection implements AutoCloseable {
  private final Settings settings;
  private final Function<Server, CallListener> listener;
  private Server server;
  private CozeClient client;
  private Sandbox sandbox;
  private PassingDirectory passing;

  /**
   * @param listener made for the server once it is known; hears every call
   */
  Connection(Settings settings, Function<Server, CallListener> listener) {
    this.settings = requireNonNull(settings, "settings");
    this.listener = requireNonNull(listener, "listener");
  }

  /** The settings of this call. */
  public Settings settings() {
    return settings;
  }

  /** Whether something says where to connect to. */
  boolean isConfigured() {
    return settings.sandbox().isPresent() || settings.token().isPresent();
  }

  /** The server; starts the sandbox, or fetches the token, when first asked. */
  Server server() {
    if (server == null) {
      server = settings.sandbox().map(this::started).orElseGet(settings::server);
    }
    return server;
  }

  /** The server's name for people: its host, or {@code sandbox}. */
  public String host() {
    return settings.sandbox().isPresent() ? "sandbox" : server().baseUrl().getRawAuthority();
  }

  /** The client; sends nothing yet. */
  public CozeClient client() {
    if (client == null) {
      client =
          CozeClient.builder()
              .baseUrl(server().baseUrl())
              .authorizer(new TokenAuthorizer(server().token()))
              .timeouts(Timeouts.DEFAULT.withTotal(settings.timeout().value()))
              .maxRetries(settings.maxRetries().value())
              .build()
              .listening(listener.apply(server()));
    }
    return client;
  }

  /** What the server is called in state; another sandbox directory is another server. */
  String stateName() {
    Optional<Path> own =
        settings
            .sandbox()
            .flatMap(SandboxChoice::directory)
            .filter(directory -> !directory.equals(settings.places().sandbox()));
    return own.map(directory -> "sandbox-" + Integer.toHexString(directory.hashCode()))
        .orElseGet(this::host);
  }

  /** Where state lies; what is known of a sandbox without a memory goes with it. */
  Path stateDirectory() {
    boolean forgetful =
        settings.sandbox().map(choice -> choice.directory().isEmpty()).orElse(false);
    if (!forgetful) {
      return settings.places().project();
    }
    if (passing == null) {
      passing = PassingDirectory.make();
    }
    return passing.path();
  }

  private Server started(SandboxChoice choice) {
    Storage storage = choice.directory().map(Storage::directory).orElseGet(Storage::memory);
    sandbox = Sandbox.start(SandboxOptions.defaults().withStorage(storage));
    return new Server(sandbox.baseUri(), Sandbox.TOKEN);
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
    if (sandbox != null) {
      sandbox.close();
    }
    if (passing != null) {
      passing.close();
    }
  }
}
