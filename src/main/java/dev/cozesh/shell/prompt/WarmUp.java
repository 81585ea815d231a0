package dev.cozesh.shell.prompt;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.guard.Guard;
import dev.cozesh.dsl.AttemptSource;
import dev.cozesh.dsl.Dialogue;
import dev.cozesh.dsl.ProbeOutcome;
import dev.cozesh.dsl.ProbeWishes;
import dev.cozesh.dsl.Screen;
import dev.cozesh.dsl.ScriptHost;
import dev.cozesh.dsl.complete.Completion;
import dev.cozesh.probe.variant.Inquiry;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * Loads what the first inputs need, beside the making of the prompt and while the user reads the
 * banner: a session of its own runs a line that does nothing, before anything else, since it is the
 * first answer that takes longest. Reaches no server.
 */
final class WarmUp {
  private final InstantSource clock;
  private final ExecutorService beside = Executors.newSingleThreadExecutor(WarmUp::thread);

  WarmUp(InstantSource clock) {
    this.clock = clock;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "warm-up");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  /** Begins, behind the caller's back. */
  void begin() {
    beside.execute(this::rehearse);
  }

  /** Goes on with this, and then ends. */
  void end(Runnable last) {
    beside.execute(last);
    beside.execute(Completion::warmUp);
    beside.shutdown();
  }

  private void rehearse() {
    Dialogue rehearsal = new Dialogue(new Nobody(clock), Path.of(""));
    rehearsal.run("def warm = 6 * 7");
    rehearsal.run("[warm].collect { it + 1 }");
  }

  private record Nobody(InstantSource clock) implements ScriptHost {
    @Override
    public CozeClient client() {
      throw new IllegalStateException("a rehearsal has no server");
    }

    @Override
    public Optional<String> workspace() {
      return Optional.empty();
    }

    @Override
    public PrintWriter out() {
      return new PrintWriter(Writer.nullWriter());
    }

    @Override
    public PrintWriter err() {
      return out();
    }

    @Override
    public void say(String piece) {}

    @Override
    public Screen screen() {
      throw new IllegalStateException("a rehearsal has no screen");
    }

    @Override
    public void pause(Duration duration) {}

    @Override
    public void onStop(BooleanSupplier stop) {}

    @Override
    public String secret(String name) {
      throw new IllegalStateException("a rehearsal has no secret");
    }

    @Override
    public boolean planning() {
      return true;
    }

    @Override
    public void plan(DesiredState declared) {}

    @Override
    public void guard(Guard rule) {}

    @Override
    public Map<Address, String> apply(DesiredState declared) {
      return Map.of();
    }

    @Override
    public AttemptSource attempts() {
      throw new IllegalStateException("a rehearsal tries nothing");
    }

    @Override
    public Optional<ProbeOutcome> probe(Inquiry inquiry, ProbeWishes wishes) {
      return Optional.empty();
    }

    @Override
    public Map<String, String> environment() {
      return Map.of();
    }
  }
}
