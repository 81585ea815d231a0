package dev.cozesh.config;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeCredentialException;
import dev.cozesh.error.CozeUsageException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All settings of one run, each the first that was found: option, environment, project file, user
 * file. Reading them fetches no token.
 *
 * @param profile the profile in use; absent when no file holds one
 * @param token what requests carry
 * @param login how a token is had; never beside one
 * @param dialect what the profile calls its server: {@code coze}, {@code studio}, {@code reference}
 *     or {@code tasks}
 * @param timeout longest wait for one request, 600 s when nothing says otherwise
 * @param maxRetries how often a read is sent again, 3 when nothing says otherwise
 * @param reach how the server is reached
 * @param sandbox present when the sandbox is used; it wins over server and token
 * @param state where what was applied to servers is kept; the project's directory when absent
 * @param releases how many releases of a target are kept, 0 for none; absent: as many as usual
 * @param environments the project's environments, and the one this run is for
 * @param files the files that were read
 * @param remarks what the user should be told once
 */
public record Settings(
    Optional<Found<String>> profile,
    Optional<Found<URI>> baseUrl,
    Optional<Found<TokenSource>> token,
    Optional<Found<Login>> login,
    Optional<Found<String>> workspace,
    Optional<Found<String>> dialect,
    Found<Duration> timeout,
    Found<Integer> maxRetries,
    Reach reach,
    Optional<SandboxChoice> sandbox,
    Optional<Found<StateAddress>> state,
    Optional<Integer> releases,
    Environment environment,
    DeployEnvironments environments,
    List<Path> files,
    List<String> remarks) {
  public Settings {
    requireNonNull(environment, "environment");
    requireNonNull(environments, "environments");
    files = List.copyOf(files);
    remarks = List.copyOf(remarks);
  }

  /** {@return where files lie} */
  public FilePlaces places() {
    return FilePlaces.of(environment);
  }

  /** {@return whether nothing says where to connect to, or who asks} */
  public boolean isUnset() {
    return sandbox.isEmpty() && !hasCredential() && baseUrl.isEmpty() && profile.isEmpty();
  }

  /** {@return the same for a prompt, which shows where it is and asks before it applies} */
  public Settings atPrompt() {
    return with(environments.seen(), reach, sandbox);
  }

  /**
   * {@return the same settings with a sandbox in the server's place}
   *
   * @param choice which one
   */
  public Settings on(SandboxChoice choice) {
    return with(environments, Reach.DIRECT, Optional.of(choice));
  }

  private Settings with(
      DeployEnvironments places, Reach way, Optional<SandboxChoice> sandboxChoice) {
    return new Settings(
        profile,
        baseUrl,
        token,
        login,
        workspace,
        dialect,
        timeout,
        maxRetries,
        way,
        sandboxChoice,
        state,
        releases,
        environment,
        places,
        files,
        remarks);
  }

  /** {@return whether something says who asks} */
  public boolean hasCredential() {
    return token.isPresent() || login.isPresent();
  }

  /**
   * {@return the configured server's address}
   *
   * @throws CozeCredentialException when nothing says who asks
   * @throws CozeUsageException when something does, and nothing says which server
   */
  public URI address() {
    if (!hasCredential()) {
      throw new CozeCredentialException(
          "no credential: this needs a Coze server or the sandbox",
          "neither COZE_API_TOKEN nor a profile with an api_token or an auth block was found",
          environments.advice()
              + "`cozesh login` asks for a token and keeps it, COZE_API_TOKEN and COZE_API_BASE set one for"
              + " a run, `--sandbox` works on the embedded server");
    }
    return baseUrl.orElseThrow(Settings::noServer).value();
  }

  /**
   * {@return the configured server, its token fetched}
   *
   * @throws CozeCredentialException when no token is configured, or it cannot be had
   * @throws CozeUsageException as {@link #address}
   */
  public Server server() {
    URI address = address();
    TokenSource source =
        token
            .map(Found::value)
            .orElseThrow(
                () ->
                    new CozeCredentialException(
                        "no token is written out",
                        "profile " + profile.map(Found::value).orElse("") + " signs in by itself",
                        ""));
    return new Server(address, source.read(environment));
  }

  private static CozeUsageException noServer() {
    return new CozeUsageException(
        "there is a credential, but nothing says for which server",
        "a token of coze.cn is worth nothing on coze.com, and is tried on neither unasked",
        "set COZE_API_BASE (https://api.coze.cn or https://api.coze.com), or `region` (cn or com)"
            + " in the profile");
  }
}
