package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Option;
import java.time.Duration;

/**
 * What others who want the same target are told of this run, and how long it waits for them.
 *
 * @param command {@code cozesh apply deploy.groovy}
 * @param lockTimeout zero: not at all
 */
record Errand(String command, Duration lockTimeout) {
  private static final int LONGEST = 86_400;

  /** The prompt, or whoever does not say. */
  static final Errand UNNAMED = new Errand("cozesh", Duration.ZERO);

  Errand {
    requireNonNull(command, "command");
    requireNonNull(lockTimeout, "lockTimeout");
  }

  /**
   * Of a call.
   *
   * @throws CozeUsageException when {@code --lock-timeout} is no number of seconds up to a day
   */
  static Errand of(String command, Call call) {
    return new Errand(
        command,
        call.options().get(Option.LOCK_TIMEOUT).map(Errand::seconds).orElse(Duration.ZERO));
  }

  private static Duration seconds(String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > LONGEST) {
      throw new CozeUsageException(
          "--lock-timeout: `" + text + "` is not possible",
          "it is whole seconds, 0 to " + LONGEST,
          "");
    }
    return Duration.ofSeconds(Integer.parseInt(text));
  }
}
