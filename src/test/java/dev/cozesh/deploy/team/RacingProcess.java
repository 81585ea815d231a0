package dev.cozesh.deploy.team;

import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.LocalBackend;
import dev.cozesh.deploy.state.LocalDisk;
import dev.cozesh.deploy.state.StateBackend;
import dev.cozesh.deploy.state.TargetLock;
import dev.cozesh.error.CozeLockedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process that wants a target whenever it is told {@code go}, says whether it has {@code won} or
 * was {@code refused}, and at {@code end} saves and lets go, if it has won.
 */
final class RacingProcess {
  static final Target TARGET = new Target("api.coze.cn", "7390000000000000001", "WeHan");

  private RacingProcess() {}

  /**
   * @param args {@code files DIRECTORY}, or {@code database PORT SCHEMA PASSWORD}
   */
  public static void main(String[] args) throws IOException {
    BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Optional<TargetLock> held = Optional.empty();
    StateBackend backend = backend(List.of(args));
    say("ready");
    for (String line = told.readLine(); line != null; line = told.readLine()) {
      if (line.equals("go")) {
        held = taken(backend);
        say(held.isPresent() ? "won" : "refused");
      } else {
        if (held.isPresent()) {
          backend.save(backend.load(TARGET));
          held.get().close();
        }
        say("ended");
      }
    }
  }

  private static Optional<TargetLock> taken(StateBackend backend) {
    try {
      return Optional.of(backend.lock(TARGET));
    } catch (CozeLockedException e) {
      return Optional.empty();
    }
  }

  private static StateBackend backend(List<String> args) {
    if (args.get(0).equals("files")) {
      return new LocalBackend(
          Path.of(args.get(1)), Map.of("USER", "racer"), new LocalDisk(), Clock.systemUTC());
    }
    PostgresAddress address =
        new PostgresAddress(
            "team",
            List.of("127.0.0.1:" + args.get(1)),
            "postgres",
            args.get(2),
            Map.of(),
            () -> Optional.of(args.get(3)));
    return new PostgresBackend(address, Map.of("USER", "racer"), "race", Clock.systemUTC());
  }

  private static void say(String word) {
    System.out.println(word);
    System.out.flush();
  }
}
