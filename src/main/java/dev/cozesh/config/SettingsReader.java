package dev.cozesh.config;

import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozeUsageException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds each setting: option, environment, project file, user file, in this order. */
public final class SettingsReader {
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(600);
  private static final int USUAL_RETRIES = 3;

  private final Environment environment;
  private final Given given;
  private final List<ConfigFile> files;
  private final DeployEnvironments environments;
  private final Optional<Found<String>> profile;

  private SettingsReader(Environment environment, Given given) {
    this.environment = environment;
    this.given = given;
    Profiles profiles = Profiles.read(environment);
    files = profiles.files();
    environments = DeployEnvironments.of(profiles.environments(), environment, given);
    profile =
        environments.current().isPresent()
            ? ofEnvironment(environments.current().get(), profiles)
            : profiles.chosen(given.profile());
  }

  /**
   * Reads the settings once.
   *
   * @param environment variables and directory
   * @param given what the command line says
   * @return the settings with where each was found
   * @throws CozeUsageException when a file, a variable or an option is wrong
   * @throws CozeGuardException when a file's token would go to a host that its profile does not
   *     name
   */
  public static Settings read(Environment environment, Given given) {
    return new SettingsReader(environment, given).settings();
  }

  private static Optional<Found<String>> ofEnvironment(
      DeployEnvironment chosen, Profiles profiles) {
    Optional<Found<String>> named =
        chosen.profile().map(name -> new Found<>(name, "environment " + chosen.name()));
    named.ifPresent(profiles::require);
    return named;
  }

  private Optional<Found<String>> workspace() {
    if (environments.current().isEmpty()) {
      return option(given.workspace(), "--workspace").or(() -> inProfile(Profile::workspace));
    }
    EnvironmentGuard guard = new EnvironmentGuard(environments.current().get(), environment, given);
    Profile whole = wholeProfile();
    guard.requireNothingElse(whole);
    return Optional.of(guard.workspace(whole));
  }

  /** The profile in use, each setting of the first file that has it. */
  private Profile wholeProfile() {
    return new Profile(
        value(Profile::token),
        value(Profile::login),
        value(Profile::baseUrl),
        value(Profile::workspace),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Profile.EMPTY.ways());
  }

  private <T> Optional<T> value(Function<Profile, Optional<T>> key) {
    return inProfile(key).map(Found::value);
  }

  private Settings settings() {
    Optional<Found<String>> workspace = workspace();
    Optional<Found<URI>> baseUrl =
        option(given.baseUrl(), "--base-url")
            .or(() -> variable("COZE_API_BASE"))
            .map(found -> new Found<>(BaseUrl.parse(found.value(), found.origin()), found.origin()))
            .or(() -> inProfile(Profile::baseUrl));
    Optional<SandboxChoice> sandbox =
        given
            .sandbox()
            .or(() -> environments.current().flatMap(DeployEnvironment::sandbox))
            .map(text -> SandboxChoice.parse(text, environment));
    Optional<Found<TokenSource>> ofVariable =
        variable("COZE_API_TOKEN").map(found -> found.map(TokenSource::literal));
    Optional<Found<Profile>> caller =
        ofVariable.isPresent() ? Optional.empty() : inProfile(SettingsReader::caller);
    if (sandbox.isEmpty()) {
      baseUrl.ifPresent(this::guardHost);
    }
    return new Settings(
        profile,
        baseUrl,
        ofVariable.or(() -> caller.flatMap(found -> part(found, Profile::token))),
        caller.flatMap(found -> part(found, Profile::login)),
        workspace,
        inProfile(Profile::dialect),
        option(given.timeout(), "--timeout")
            .map(found -> found.map(text -> Numbers.timeout(text, found.origin())))
            .or(() -> inProfile(Profile::timeout))
            .orElse(new Found<>(USUAL_TIMEOUT, "usual")),
        option(given.maxRetries(), "--max-retries")
            .map(found -> found.map(text -> Numbers.retries(text, found.origin())))
            .or(() -> inProfile(Profile::maxRetries))
            .orElse(new Found<>(USUAL_RETRIES, "usual")),
        sandbox.isPresent() ? Reach.DIRECT : reach(caller),
        sandbox,
        state(),
        files.stream().flatMap(file -> file.releases().stream()).findFirst(),
        environment,
        environments,
        files.stream().map(ConfigFile::path).toList(),
        remarks());
  }

  private Optional<Found<StateAddress>> state() {
    return variable("COZESH_STATE")
        .map(found -> found.map(text -> StateAddress.parse(text, found.origin(), environment)))
        .or(() -> files.stream().flatMap(file -> state(file).stream()).findFirst());
  }

  private Optional<Found<StateAddress>> state(ConfigFile file) {
    String origin = file.path() + ", state";
    return file.state()
        .map(text -> new Found<>(StateAddress.parse(text, origin, environment), origin))
        .map(this::withoutPasswordInTheProject);
  }

  /** A project's file is shared, and ends in its repository. */
  private Found<StateAddress> withoutPasswordInTheProject(Found<StateAddress> found) {
    boolean own = found.origin().startsWith(FilePlaces.of(environment).userConfig() + ",");
    if (!own && found.value() instanceof DatabaseAddress address && address.isRevealing()) {
      throw new CozeGuardException(
          "the password of a database stands in " + found.origin(),
          "a project's file is shared, and what stands in a repository stays there",
          "take it out, change it, and set PGPASSWORD, or write `password=env:NAME` in the address;"
              + " ~/.pgpass is read as well");
    }
    return found;
  }

  private Reach reach(Optional<Found<Profile>> caller) {
    Optional<Found<String>> caFile = inProfile(profile -> profile.ways().caFile());
    caFile.ifPresent(found -> guardTrust(found, caller));
    return new ReachReader(environment)
        .read(
            inProfile(profile -> profile.ways().proxy()),
            inProfile(profile -> profile.ways().noProxy()),
            caFile);
  }

  /**
   * Whoever names an authority can read what is sent. So a project's file, which may have come with
   * a download, names one only for the credential that it holds itself.
   */
  private void guardTrust(Found<String> caFile, Optional<Found<Profile>> caller) {
    boolean own = caFile.origin().startsWith(FilePlaces.of(environment).userConfig() + ",");
    boolean same = caller.map(Found::origin).filter(caFile.origin()::equals).isPresent();
    if (!own && !same) {
      throw new CozeGuardException(
          "the authorities named in " + caFile.origin() + " are not trusted",
          "the credential comes from elsewhere, and could be read by those whom they vouch for",
          "set SSL_CERT_FILE, or move ca_file into your own file: "
              + FilePlaces.of(environment).userConfig());
    }
  }

  private List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    files.forEach(file -> remarks.addAll(file.remarks()));
    return remarks;
  }

  private <T> Optional<Found<T>> inProfile(Function<Profile, Optional<T>> key) {
    return files.stream().flatMap(file -> inFile(file, key).stream()).findFirst();
  }

  private <T> Optional<Found<T>> inFile(ConfigFile file, Function<Profile, Optional<T>> key) {
    return profile.flatMap(
        name ->
            key.apply(file.profiles().getOrDefault(name.value(), Profile.EMPTY))
                .map(value -> new Found<>(value, originOf(file, name.value()))));
  }

  /** A profile, if it says who asks. */
  private static Optional<Profile> caller(Profile profile) {
    return Optional.of(profile).filter(p -> p.token().isPresent() || p.login().isPresent());
  }

  private static <T> Optional<Found<T>> part(
      Found<Profile> found, Function<Profile, Optional<T>> key) {
    return key.apply(found.value()).map(value -> new Found<>(value, found.origin()));
  }

  private static String originOf(ConfigFile file, String profile) {
    return file.path() + ", profile " + profile;
  }

  /**
   * A credential in a file that also names its server goes to that server, or to this machine:
   * another address must not draw it away, wherever it comes from.
   */
  private void guardHost(Found<URI> address) {
    boolean tokenFromFile = environment.get("COZE_API_TOKEN").isEmpty();
    if (!tokenFromFile || BaseUrl.isLoopback(address.value())) {
      return;
    }
    for (ConfigFile file : files) {
      if (inFile(file, SettingsReader::caller).isPresent()) {
        inFile(file, Profile::baseUrl)
            .filter(own -> !own.value().getHost().equalsIgnoreCase(address.value().getHost()))
            .ifPresent(own -> refuse(own, address));
        return;
      }
    }
  }

  private static void refuse(Found<URI> own, Found<URI> address) {
    throw new CozeGuardException(
        "the credential of " + own.origin() + " was not sent to " + address.value().getHost(),
        "it belongs to " + own.value().getHost() + "; " + address.origin() + " names another host",
        "make a profile for " + address.value().getHost() + ", or set COZE_API_TOKEN for it");
  }

  private static Optional<Found<String>> option(Optional<String> value, String name) {
    return value.map(text -> new Found<>(text, name));
  }

  private Optional<Found<String>> variable(String name) {
    return environment.get(name).map(text -> new Found<>(text, name));
  }
}
