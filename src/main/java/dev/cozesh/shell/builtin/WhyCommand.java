package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.ErrorCode;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import java.util.Comparator;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** {@code why CODE}: what a business code of Coze means, where it comes from, what to do. */
final class WhyCommand implements Command {
  private static final int NEIGHBOURS = 4;
  // Coze numbers what belongs together within a thousand: 4008 and 4009, 700012006 and 700012008.
  private static final long FAMILY = 1000;

  private final Catalog catalog;

  WhyCommand(Catalog catalog) {
    this.catalog = requireNonNull(catalog, "catalog");
  }

  @Override
  public String name() {
    return "why";
  }

  @Override
  public String synopsis() {
    return "why CODE";
  }

  @Override
  public String summary() {
    return "explain a code of Coze";
  }

  @Override
  public ExitCode run(Call call, Console console) {
    call.atMost(1);
    long number = number(call.arg(0, "the code"));
    ErrorCode code = catalog.code(number).orElseThrow(() -> unknown(number));
    console.print(call.has(Option.JSON) ? Json.pretty(code) : text(code));
    return ExitCode.OK;
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new CozeUsageException(
          "`" + text + "` is not a code", "Coze's codes are numbers", "`cozesh why 4200`", e);
    }
  }

  private CozeUsageException unknown(long number) {
    String near =
        catalog.codes().stream()
            .map(ErrorCode::code)
            .filter(code -> code / FAMILY == number / FAMILY)
            .sorted(Comparator.comparingLong(code -> Math.abs(code - number)))
            .limit(NEIGHBOURS)
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return new CozeUsageException(
        "no source names code " + number,
        near.isEmpty()
            ? "it is not known, and no code of its thousand is"
            : "the nearest known codes are " + near,
        "the server's own text that came with it counts");
  }

  private static String text(ErrorCode code) {
    StringJoiner text = new StringJoiner("\n");
    text.add(code.code() + "  " + code.meaning());
    line(text, "why:   ", code.cause());
    line(text, "next:  ", code.next());
    line(text, "http:  ", code.httpStatus());
    line(text, "retry: ", retry(code));
    line(text, "note:  ", code.note());
    line(text, "from:  ", code.source());
    return text.toString();
  }

  private static String retry(ErrorCode code) {
    if (!code.retryable()) {
      return "does not help";
    }
    return code.retryableWrite() ? "reads and writes" : "reads only";
  }

  private static void line(StringJoiner text, String label, String words) {
    if (!words.isEmpty()) {
      text.add("  " + label + words);
    }
  }
}
