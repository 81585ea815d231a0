package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.CozeClient;
import dev.cozesh.client.core.CallGate;
import dev.cozesh.deploy.Edition;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.guard.Guard;
import dev.cozesh.dsl.AttemptSource;
import dev.cozesh.dsl.ProbeOutcome;
import dev.cozesh.dsl.ProbeWishes;
import dev.cozesh.dsl.Screen;
import dev.cozesh.dsl.ScriptHost;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.dsl.TalkListener;
import dev.cozesh.error.Place;
import dev.cozesh.probe.variant.Inquiry;
import dev.cozesh.shell.builtin.ScriptRun;
import dev.cozesh.shell.builtin.Workbench;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.command.Options;
import dev.cozesh.shell.render.ChatView;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the inputs of a session reach. Each apply is a run of its own, so nothing stays locked. */
final class PromptHost implements ScriptHost {
  private static final ScriptSource PROMPT = ScriptSource.inline("");

  private final Workbench bench;
  private final Link link;
  private final Console console;
  private final CallGate gate;
  private final BooleanSupplier dry;
  private final Supplier<dev.cozesh.shell.render.Screen> paper;
  private final Map<String, Guard> guards = new LinkedHashMap<>();
  private Consumer<Object> printer = value -> words().show(value);
  private ScriptRun words;
  private volatile boolean adopts;

  /**
   * @param gate asked before each call that an input makes by itself
   * @param dry whether nothing may change
   * @param paper what chats are shown on
   */
  PromptHost(
      Workbench bench,
      Link link,
      Console console,
      CallGate gate,
      BooleanSupplier dry,
      Supplier<dev.cozesh.shell.render.Screen> paper) {
    this.bench = requireNonNull(bench, "bench");
    this.link = requireNonNull(link, "link");
    this.console = requireNonNull(console, "console");
    this.gate = requireNonNull(gate, "gate");
    this.dry = requireNonNull(dry, "dry");
    this.paper = requireNonNull(paper, "paper");
    reconnect();
  }

  /** The link leads elsewhere now. */
  void reconnect() {
    words = newRun();
  }

  private ScriptRun newRun() {
    // Each line declares for itself: what an earlier one declared is not missing in it.
    String owner = "the prompt at " + bench.connector().clock().instant();
    ScriptRun run =
        new ScriptRun(
            bench,
            link.connection(),
            PROMPT.named(owner),
            ofSession(link.call()),
            console,
            dry.getAsBoolean());
    guards.values().forEach(run::guard);
    return run;
  }

  /** Does the work while what exists under a declared name is taken over. */
  void adopting(Runnable work) {
    adopts = true;
    try {
      work.run();
    } finally {
      adopts = false;
    }
  }

  /** The workspace's option is where a session begins; another may be named in it. */
  private Call ofSession(Call call) {
    Map<Option, String> options = new EnumMap<>(Option.class);
    for (Option one : call.options().given()) {
      call.options().get(one).ifPresent(value -> options.put(one, value));
    }
    options.remove(Option.WORKSPACE);
    if (adopts) {
      options.put(Option.ADOPT, "");
    }
    return new Call(List.of(), new Options(options));
  }

  @Override
  public CozeClient client() {
    return words.client().gated(gate);
  }

  @Override
  public Optional<String> workspace() {
    return words.workspace();
  }

  @Override
  public Edition edition() {
    return words.edition();
  }

  @Override
  public String place() {
    return words.place();
  }

  @Override
  public void workIn(String workspace, Place place) {
    words.workIn(workspace, place);
  }

  /** Each line is a run of its own, so that none has a release before it. */
  @Override
  public boolean restores() {
    return false;
  }

  @Override
  public PrintWriter out() {
    return words.out();
  }

  @Override
  public PrintWriter err() {
    return words.err();
  }

  @Override
  public void say(String piece) {
    words.say(piece);
  }

  private ScriptRun words() {
    return words;
  }

  /** Values that a line shows are printed so from now on. */
  void showing(Consumer<Object> how) {
    printer = requireNonNull(how, "how");
  }

  @Override
  public void show(Object value) {
    printer.accept(value);
  }

  @Override
  public TalkListener talk() {
    return new ScreenTalk(new ChatView(paper.get(), this::printed));
  }

  private void printed(String text) {
    words.out().print(text);
    words.out().flush();
  }

  @Override
  public Screen screen() {
    return words.screen();
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    words.pause(duration);
  }

  @Override
  public InstantSource clock() {
    return words.clock();
  }

  @Override
  public void onStop(BooleanSupplier stop) {
    words.onStop(stop);
  }

  @Override
  public String secret(String name) {
    return words.secret(name);
  }

  @Override
  public boolean planning() {
    return dry.getAsBoolean();
  }

  @Override
  public AttemptSource attempts() {
    return words.attempts();
  }

  @Override
  public Optional<ProbeOutcome> probe(Inquiry inquiry, ProbeWishes wishes) {
    try (ScriptRun run = newRun()) {
      return run.probe(inquiry, wishes, paper.get().columns());
    }
  }

  /** A rule of the session; stated a second time, the second one holds. */
  @Override
  public void guard(Guard rule) {
    guards.put(rule.name(), rule);
  }

  @Override
  public void plan(DesiredState declared) {
    try (ScriptRun run = newRun()) {
      run.plan(declared);
    }
  }

  @Override
  public Map<Address, String> apply(DesiredState declared) {
    try (ScriptRun run = newRun()) {
      return run.apply(declared);
    }
  }

  @Override
  public Map<String, String> environment() {
    return words.environment();
  }
}
