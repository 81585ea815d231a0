package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.Environment;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.exchange.Tape;
import dev.cozesh.shell.render.Clean;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code /record FILE|off}: writes calls and answers down, to be replayed later. */
public final class RecordCommand implements SlashCommand {
  private final Tape tape;
  private final Environment environment;

  /**
   * @param environment knows the current directory and the home
   */
  public RecordCommand(Tape tape, Environment environment) {
    this.tape = requireNonNull(tape, "tape");
    this.environment = requireNonNull(environment, "environment");
  }

  @Override
  public String name() {
    return "record";
  }

  @Override
  public String synopsis() {
    return "/record FILE|off";
  }

  @Override
  public String summary() {
    return "record calls into a file";
  }

  @Override
  public String help() {
    return """
        FILE: a new file, a line of JSON for each call, for your eyes alone. Tokens and other secrets
        are masked before they are written; streams are kept whole, of uploads size and SHA-256.
        off: ends the recording. Without an operand it says what is being recorded.""";
  }

  @Override
  public String example() {
    return "/record session.jsonl";
  }

  @Override
  public void run(String rest, Console console) {
    if (rest.isEmpty()) {
      console.print(tape.recording().map(this::underWay).orElse("nothing is being recorded"));
    } else if (rest.equals("off")) {
      stop(console);
    } else {
      Path file = environment.resolve(rest);
      tape.record(file);
      console.remark("recording into " + shown(file) + "; `/record off` ends it");
    }
  }

  private void stop(Console console) {
    Optional<String> told = tape.recording().map(this::told);
    if (told.isEmpty()) {
      if (tape.replaying().isPresent()) {
        throw new CozeUsageException(
            "nothing is being recorded", "a recording is being replayed", "`/replay off`");
      }
      console.remark("nothing is being recorded");
      return;
    }
    tape.stop();
    console.remark(told.get());
  }

  private String underWay(Path file) {
    return "recording into " + shown(file) + ", " + calls() + " so far; `/record off` ends it";
  }

  private String told(Path file) {
    return "recorded " + calls() + " in " + shown(file);
  }

  private String shown(Path file) {
    return Clean.line(environment.shortened(file));
  }

  private String calls() {
    return tape.recorded() + (tape.recorded() == 1 ? " call" : " calls");
  }

  @Override
  public List<String> proposals(String typed) {
    return RecordedFiles.below(environment, typed);
  }
}
