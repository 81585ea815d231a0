package dev.cozesh.shell.slash;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.exchange.Exchanges;
import dev.cozesh.shell.exchange.MadeCall;

/** Finds the call that a command is about. */
final class Made {
  private Made() {}

  /** Whether there is any; says so if not. */
  static boolean any(Exchanges exchanges, Console console) {
    boolean any = !exchanges.all().isEmpty();
    if (!any) {
      console.remark("no call was made yet; try `GET \"/v1/workspaces\"`");
    }
    return any;
  }

  /**
   * The call of that number: 1 or -1 is the last one, 2 or -2 the one before.
   *
   * @param number as it was typed; empty for the last
   * @param command the command's name, for the error
   */
  static MadeCall called(Exchanges exchanges, String number, String command) {
    String digits = number.startsWith("-") ? number.substring(1) : number;
    if (digits.isEmpty() && !number.isEmpty()
        || !digits.matches("\\d{0,9}")
        || digits.matches("0+")) {
      throw new CozeUsageException(
          command + ": `" + number + "` is not the number of a call",
          "1 is the last one, 2 the one before it",
          "`" + command + " 2`");
    }
    int fromEnd = digits.isEmpty() ? 1 : Integer.parseInt(digits);
    int kept = exchanges.all().size();
    if (fromEnd > kept) {
      throw new CozeUsageException(
          command + ": there is no call " + fromEnd,
          kept == 1 ? "1 call is kept" : kept + " calls are kept; " + kept + " is the oldest",
          "`" + command + "`");
    }
    return exchanges.getAt(-fromEnd);
  }
}
