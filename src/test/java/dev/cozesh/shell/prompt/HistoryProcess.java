package dev.cozesh.shell.prompt;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

/** A shell that enters many lines into a history shared with others. */
public final class HistoryProcess {
  private HistoryProcess() {}

  /** File, name, how many, limit. */
  public static void main(String[] args) {
    PromptHistory history =
        new PromptHistory(
            Path.of(args[0]), Integer.parseInt(args[3]), Set::of, System.out::println);
    for (int n = 0; n < Integer.parseInt(args[2]); n++) {
      history.add(Instant.EPOCH, args[1] + " " + n + "\nof " + args[1]);
    }
    history.save();
  }
}
