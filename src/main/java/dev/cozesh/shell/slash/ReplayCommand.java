package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.Environment;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.exchange.Tape;
import dev.cozesh.shell.render.Clean;
import java.nio.file.Path;
import java.util.List;

/** {@code /replay FILE|off}: answers calls from a recording. */
public final class ReplayCommand implements SlashCommand {
  private final Tape tape;
  private final Environment environment;

  /**
   * @param environment knows the current directory and the home
   */
  public ReplayCommand(Tape tape, Environment environment) {
    this.tape = requireNonNull(tape, "tape");
    this.environment = requireNonNull(environment, "environment");
  }

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String synopsis() {
    return "/replay FILE|off";
  }

  @Override
  public String summary() {
    return "answer calls from a file";
  }

  @Override
  public String help() {
    return """
        FILE: what `/record FILE` wrote. Nothing is sent: neither a server nor a token is needed.
        Equal calls get their answers in the order of the recording, then the last one again; a call
        that was not recorded fails, and names the nearest that was.
        off: goes back to the server. Without an operand it says what is being replayed.""";
  }

  @Override
  public String example() {
    return "/replay session.jsonl";
  }

  @Override
  public void run(String rest, Console console) {
    if (rest.isEmpty()) {
      console.print(
          tape.replaying()
              .map(file -> "replaying " + shown(file) + "; `/replay off` goes back to the server")
              .orElse("nothing is being replayed"));
    } else if (rest.equals("off")) {
      stop(console);
    } else {
      Path file = environment.resolve(rest);
      int calls = tape.replay(file);
      console.remark(
          "replaying "
              + shown(file)
              + ", "
              + calls
              + (calls == 1 ? " call" : " calls")
              + "; nothing is sent until `/replay off`");
    }
  }

  private String shown(Path file) {
    return Clean.line(environment.shortened(file));
  }

  private void stop(Console console) {
    if (tape.recording().isPresent()) {
      throw new CozeUsageException(
          "nothing is being replayed", "calls are being recorded", "`/record off`");
    }
    boolean replayed = tape.replaying().isPresent();
    tape.stop();
    console.remark(replayed ? "calls go to the server again" : "nothing is being replayed");
  }

  @Override
  public List<String> proposals(String typed) {
    return RecordedFiles.below(environment, typed);
  }
}
