package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.auth.TokenAuthorizer;
import dev.cozesh.client.CozeClient;
import dev.cozesh.config.Settings;
import dev.cozesh.deploy.Edition;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.guard.Guard;
import dev.cozesh.dsl.AttemptSource;
import dev.cozesh.dsl.ProbeOutcome;
import dev.cozesh.dsl.ProbeWishes;
import dev.cozesh.dsl.Screen;
import dev.cozesh.dsl.ScriptHost;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.Place;
import dev.cozesh.probe.variant.Inquiry;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Clean;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * What a script may reach while it is only looked at: the settings and its files. No call goes out,
 * no secret is read, nobody is asked; what it prints is a remark.
 */
final class CheckHost implements ScriptHost, AutoCloseable {
  /** Nothing resolves it: even a call that slipped past the gate would go nowhere. */
  private static final URI NOWHERE = URI.create("https://check.invalid");

  private final Workbench bench;
  private final Settings settings;
  private final Whereabouts whereabouts;
  private final Care care;
  private final Screen screen;
  private final ScriptOut out;
  private final List<CozeException> leaks = new ArrayList<>();
  private final Set<String> secrets = new TreeSet<>();
  private final List<String> probes = new ArrayList<>();
  private CozeClient client;

  /**
   * @param console where the script prints
   */
  CheckHost(Workbench bench, Settings settings, Care care, Console console) {
    this.bench = requireNonNull(bench, "bench");
    this.settings = requireNonNull(settings, "settings");
    this.whereabouts = new Whereabouts(settings.environments());
    this.care = requireNonNull(care, "care");
    this.screen = new UnaskedScreen(new ConsoleScreen(console));
    this.out = new ScriptOut(console, console.err());
  }

  /** The secrets that stand in the script and in what it reads. */
  synchronized List<CozeException> leaks() {
    return List.copyOf(leaks);
  }

  /** The names of secrets that it would read. */
  synchronized List<String> secrets() {
    return List.copyOf(secrets);
  }

  /** What it would probe. */
  synchronized List<String> probes() {
    return List.copyOf(probes);
  }

  @Override
  public synchronized CozeClient client() {
    if (client == null) {
      client =
          CozeClient.builder()
              .baseUrl(NOWHERE)
              .authorizer(new TokenAuthorizer("none"))
              .build()
              .gated(call -> false);
    }
    return client;
  }

  @Override
  public Optional<String> workspace() {
    return settings.workspace().map(found -> found.value());
  }

  @Override
  public Edition edition() {
    return Connection.edition(settings);
  }

  @Override
  public String place() {
    return whereabouts.name();
  }

  @Override
  public void workIn(String workspace, Place place) {
    whereabouts.requireWorkspace(workspace, workspace(), place.toString());
  }

  @Override
  public PrintWriter out() {
    return out;
  }

  @Override
  public PrintWriter err() {
    return out;
  }

  @Override
  public void say(String piece) {
    out.print(Clean.text(piece));
  }

  @Override
  public Screen screen() {
    return screen;
  }

  @Override
  public InstantSource clock() {
    return bench.connector().clock();
  }

  @Override
  public void pause(Duration duration) {
    // Nothing is under way that could be waited for.
  }

  @Override
  public void onStop(BooleanSupplier stop) {
    bench.patience().onStop(stop);
  }

  @Override
  public synchronized String secret(String name) {
    secrets.add(name);
    return "";
  }

  @Override
  public boolean planning() {
    return true;
  }

  @Override
  public synchronized void examine(String name, String text, String what) {
    try {
      care.examine(name, text, what);
    } catch (CozeGuardException e) {
      leaks.add(e);
    }
  }

  @Override
  public void guard(Guard rule) {
    care.guard(rule);
  }

  @Override
  public void plan(DesiredState declared) {
    // A plan is of a server, and none is asked.
  }

  @Override
  public Map<Address, String> apply(DesiredState declared) {
    throw new IllegalStateException("what only looks applies nothing");
  }

  @Override
  public AttemptSource attempts() {
    return bench.engines().probing().attempts();
  }

  @Override
  public synchronized Optional<ProbeOutcome> probe(Inquiry inquiry, ProbeWishes wishes) {
    int count = inquiry.attempts().size();
    probes.add("a probe of " + (count == 1 ? "1 request" : count + " requests"));
    return Optional.empty();
  }

  @Override
  public Map<String, String> environment() {
    return settings.environment().variables();
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
    }
  }
}
