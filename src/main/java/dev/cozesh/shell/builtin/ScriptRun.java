package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.Edition;
import dev.cozesh.deploy.ForeignFence;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.guard.Guard;
import dev.cozesh.dsl.AttemptSource;
import dev.cozesh.dsl.ProbeOutcome;
import dev.cozesh.dsl.ProbeWishes;
import dev.cozesh.dsl.Screen;
import dev.cozesh.dsl.ScriptHost;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.error.CozeCredentialException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.Place;
import dev.cozesh.probe.variant.Inquiry;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.ValueText;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One run of a script: what the script may reach. What it declares is {@link DeployRun}'s. */
public final class ScriptRun implements ScriptHost, AutoCloseable {
  private final Connection connection;
  private final Engines engines;
  private final Patience patience;
  private final InstantSource clock;
  private final String owner;
  private final Call call;
  private final Console console;
  private boolean planning;
  private final boolean destroys;
  private final Screen screen;
  private final PrintWriter out;
  private final PrintWriter err;
  private final OwnCalls ownCalls;
  private final Map<String, String> secrets = new HashMap<>();
  private final Whereabouts whereabouts;
  private final Care care;
  private final Workbench bench;
  private DeployRun deploying;
  private final Optional<ForeignFence> fence;
  private ProbeRun probes;

  /**
   * @param console where the script prints; with {@code --json} its out is the error stream
   * @param planning only reads are sent
   */
  public ScriptRun(
      Workbench bench,
      Connection connection,
      ScriptSource source,
      Call call,
      Console console,
      boolean planning) {
    this(
        bench,
        connection,
        Optional.of(source),
        owner(source, connection),
        call,
        console,
        planning,
        false);
  }

  /**
   * A run for a script that is not at hand.
   *
   * @param owner its path below the project
   */
  ScriptRun(
      Workbench bench,
      Connection connection,
      String owner,
      Call call,
      Console console,
      boolean planning) {
    this(bench, connection, Optional.empty(), owner, call, console, planning, false);
  }

  /** A run of a script whose objects are to be taken down: it is asked for its workspace only. */
  static ScriptRun destroying(
      Workbench bench, Connection connection, ScriptSource source, Call call, Console console) {
    return new ScriptRun(
        bench,
        connection,
        Optional.of(source),
        owner(source, connection),
        call,
        console,
        true,
        true);
  }

  private static String owner(ScriptSource source, Connection connection) {
    return source.seenFrom(connection.settings().environment().directory());
  }

  private ScriptRun(
      Workbench bench,
      Connection connection,
      Optional<ScriptSource> source,
      String owner,
      Call call,
      Console console,
      boolean planning,
      boolean destroys) {
    this.bench = bench;
    this.destroys = destroys;
    this.owner = owner;
    this.connection = requireNonNull(connection, "connection");
    this.whereabouts = new Whereabouts(connection.settings().environments());
    this.engines = bench.engines();
    this.fence = engines.fence(connection);
    this.patience = bench.patience();
    this.clock = bench.connector().clock();
    this.ownCalls = new OwnCalls(bench.connector().record());
    this.call = requireNonNull(call, "call");
    this.console = requireNonNull(console, "console");
    this.planning = planning;
    this.care = new Care(call, connection, source);
    this.screen = new ConsoleScreen(console);
    this.out = new ScriptOut(console, console.out());
    this.err = new ScriptOut(console, console.err());
  }

  /** Each request that leaves by it is the script's own: no plan has shown it. */
  @Override
  public CozeClient client() {
    CozeClient whole = connection.client();
    return fence.map(whole::listening).orElse(whole);
  }

  @Override
  public Optional<String> workspace() {
    return connection.settings().workspace().map(found -> found.value());
  }

  @Override
  public Edition edition() {
    return connection.edition();
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
    return err;
  }

  @Override
  public void say(String piece) {
    out.print(Clean.text(piece));
  }

  @Override
  public void show(Object value) {
    out.println(ValueText.of(value));
    out.flush();
  }

  @Override
  public Screen screen() {
    return screen;
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    patience.pause(duration);
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public void onStop(BooleanSupplier stop) {
    patience.onStop(stop);
  }

  @Override
  public boolean planning() {
    return planning;
  }

  /** From now on everything is sent. */
  void send() {
    planning = false;
  }

  @Override
  public Map<String, String> environment() {
    return connection.settings().environment().variables();
  }

  @Override
  public String secret(String name) {
    // Asked once, however often the script wants it.
    return secrets.computeIfAbsent(name, this::askedSecret);
  }

  private String askedSecret(String name) {
    return connection
        .settings()
        .environment()
        .get(name)
        .or(() -> console.askHidden(name + ": "))
        .orElseThrow(
            () ->
                new CozeCredentialException(
                    "there is no secret " + name,
                    "the variable "
                        + name
                        + " is not set, and "
                        + (console.canAsk()
                            ? "the question was not answered"
                            : "there is no terminal to ask on"),
                    "set " + name));
  }

  @Override
  public AttemptSource attempts() {
    return engines.probing().attempts();
  }

  @Override
  public Optional<ProbeOutcome> probe(Inquiry inquiry, ProbeWishes wishes) {
    return probe(
        inquiry,
        wishes,
        new TerminalColumns(connection.settings().environment(), console).columns());
  }

  /**
   * Finds out what the server knows, and shows it; while planning it shows what would be sent.
   *
   * @param columns of the screen; 0 when it does not tell
   */
  public Optional<ProbeOutcome> probe(Inquiry inquiry, ProbeWishes wishes, int columns) {
    if (planning) {
      probes().plan(inquiry, wishes, columns);
      return Optional.empty();
    }
    Probing.Kept kept = probes().run(inquiry, wishes, Optional.empty(), columns);
    Optional<CozeException> failure = ProbeEnd.failure(kept.report());
    if (failure.isPresent()) {
      throw failure.get();
    }
    return Optional.of(new ProbeOutcome(kept.report(), probes().text(kept, columns, Ink.NONE)));
  }

  /** What this run probes with. */
  ProbeRun probes() {
    if (probes == null) {
      probes = new ProbeRun(bench, connection, call, console);
    }
    return probes;
  }

  @Override
  public void examine(String name, String text, String what) {
    care.examine(name, text, what);
  }

  @Override
  public void guard(Guard rule) {
    care.guard(rule);
  }

  @Override
  public void plan(DesiredState declared) {
    deploying().plan(declared);
  }

  @Override
  public Map<Address, String> apply(DesiredState declared) {
    try {
      return deploying().apply(declared);
    } finally {
      fence.ifPresent(ForeignFence::lookAgain);
    }
  }

  /** What plans and applies; made when first wanted. */
  DeployRun deploying() {
    if (deploying == null) {
      DeployRun.Script script = new DeployRun.Script(owner, destroys, whereabouts, care, ownCalls);
      deploying = new DeployRun(bench, connection, call, console, script);
    }
    return deploying;
  }

  /** Lets the target go. */
  @Override
  public void close() {
    if (deploying != null) {
      deploying.close();
    }
  }
}
