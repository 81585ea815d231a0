package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.core.CallListener;
import dev.cozesh.config.AtomicFile;
import dev.cozesh.config.Environment;
import dev.cozesh.config.Given;
import dev.cozesh.config.Settings;
import dev.cozesh.config.SettingsReader;
import dev.cozesh.deploy.guard.RequestBudget;
import dev.cozesh.http.Authorizer;
import dev.cozesh.http.Redactor;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.command.RunRecord;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Turns a call's options into settings and a connection. */
public final class Connector {
  private final Environment environment;
  private final RunRecord record;
  private final InstantSource clock;

  public Connector(Environment environment, RunRecord record, InstantSource clock) {
    this.environment = requireNonNull(environment, "environment");
    this.record = requireNonNull(record, "record");
    this.clock = requireNonNull(clock, "clock");
  }

  /** What the process was given from outside. */
  public Environment environment() {
    return environment;
  }

  RunRecord record() {
    return record;
  }

  /** What the time is. */
  public InstantSource clock() {
    return clock;
  }

  /** Reads the settings; fetches no token. */
  Settings settings(Call call) {
    return settings(call, call.options().get(Option.ENVIRONMENT));
  }

  private Settings settings(Call call, Optional<String> place) {
    return SettingsReader.read(
        environment,
        new Given(
            call.options().get(Option.PROFILE),
            call.options().get(Option.WORKSPACE),
            call.options().get(Option.BASE_URL),
            call.options().get(Option.SANDBOX),
            call.options().get(Option.TIMEOUT),
            call.options().get(Option.MAX_RETRIES),
            place,
            call.has(Option.REBIND)));
  }

  /** A connection that opens when it is needed; remarks on the settings are told at once. */
  Connection open(Call call, Console console) {
    return open(
        settings(call), Optional.empty(), call, new Screen(console, nobody -> CallListener.NONE));
  }

  /** The same in an environment, whatever the call says of environments. */
  Connection open(Call call, Console console, String place) {
    return open(
        settings(call, Optional.of(place)),
        Optional.empty(),
        call,
        new Screen(console, nobody -> CallListener.NONE));
  }

  /**
   * The connection of a prompt. When nothing is configured it is the demonstration: a sandbox with
   * something to look at, kept with the user's data. Nothing is started or sent before it is used.
   *
   * @param ears made for whoever asks, once that is known: hears every call
   */
  public Connection openForPrompt(
      Call call, Console console, Function<Authorizer, CallListener> ears) {
    Screen screen = new Screen(console, ears);
    Settings settings = settings(call).atPrompt();
    if (!settings.isUnset()) {
      return open(settings, Optional.empty(), call, screen);
    }
    DemonstrationSpace space =
        new DemonstrationSpace(settings.places().demonstration(), console::remark);
    return open(settings.on(space.choice()), Optional.of(space), call, screen);
  }

  /** Who is told of remarks and, with {@code -v}, of calls; and one more listener. */
  private record Screen(Console console, Function<Authorizer, CallListener> ears) {}

  private Connection open(
      Settings settings, Optional<DemonstrationSpace> space, Call call, Screen told) {
    Console console = told.console();
    settings.remarks().forEach(console::remark);
    Optional<Path> log = call.options().get(Option.LOG).map(environment::resolve);
    log.ifPresent(file -> AtomicFile.requireDirectory(file, Option.LOG.spelling()));
    Optional<RequestBudget> budget = budget(call);
    Errand errand = Errand.of(record.command(), call);
    Optional<Console> screen = call.has(Option.VERBOSE) ? Optional.of(console) : Optional.empty();
    return new Connection(
            settings,
            space,
            authorizer -> {
              Redactor redactor = new Redactor(authorizer::secrets);
              CallListener trace = new CallTrace(record, budget, screen, log, redactor, clock);
              return trace.and(told.ears().apply(authorizer));
            },
            console::remark)
        .on(errand);
  }

  private static Optional<RequestBudget> budget(Call call) {
    OptionalInt most = call.options().whole(Option.MAX_REQUESTS);
    return most.isEmpty() ? Optional.empty() : Optional.of(new RequestBudget(most.getAsInt()));
  }
}
