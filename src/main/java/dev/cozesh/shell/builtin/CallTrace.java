package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.core.Call;
import dev.cozesh.client.core.CallListener;
import dev.cozesh.client.core.Exchange;
import dev.cozesh.config.AtomicFile;
import dev.cozesh.deploy.guard.RequestBudget;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.Redactor;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.RunRecord;
import dev.cozesh.shell.render.Clean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Counts the requests and holds back what is over the budget, tells them one a line ({@code -v}),
 * and logs them with bodies.
 */
final class CallTrace implements CallListener {
  private final RunRecord record;
  private final Optional<RequestBudget> budget;
  private final Optional<Console> screen;
  private final Optional<Path> log;
  private final Redactor redactor;
  private final InstantSource clock;
  private int admitted;

  /**
   * @param budget how many may leave in all, whoever sends them; empty for as many as want to
   * @param screen where each request is told; empty for nowhere
   * @param log where requests and bodies are appended, for the owner's eyes alone
   * @throws CozeUsageException when the log cannot be written
   */
  CallTrace(
      RunRecord record,
      Optional<RequestBudget> budget,
      Optional<Console> screen,
      Optional<Path> log,
      Redactor redactor,
      InstantSource clock) {
    this.record = requireNonNull(record, "record");
    this.budget = requireNonNull(budget, "budget");
    this.screen = requireNonNull(screen, "screen");
    this.log = requireNonNull(log, "log");
    this.redactor = requireNonNull(redactor, "redactor");
    this.clock = requireNonNull(clock, "clock");
    log.ifPresent(CallTrace::prepare);
  }

  private static void prepare(Path file) {
    try {
      AtomicFile.createPrivate(file);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * @throws dev.cozesh.error.CozeGuardException when it would be too many; it has not left then
   */
  @Override
  public synchronized void admit(Call call) {
    budget.ifPresent(most -> most.requireRoom(admitted, call.operation()));
    admitted++;
  }

  @Override
  public void sending(Call call) {
    record.requestSent();
    if (!call.reads()) {
      record.changeSent(call.operation());
    }
  }

  @Override
  public void answered(Call call, Exchange exchange) {
    String attempts = exchange.attempts() > 1 ? ", attempt " + exchange.attempts() : "";
    String code = exchange.code().filter(c -> c != 0).map(c -> ", code " + c).orElse("");
    String line =
        address(call)
            + " "
            + exchange.status()
            + " in "
            + exchange.millis()
            + " ms"
            + code
            + attempts
            + (exchange.logId().isEmpty() ? "" : ", log id " + exchange.logId());
    tell(line);
    note(line, call.body().orElse(""), exchange.body());
  }

  @Override
  public void failed(Call call, RuntimeException failure) {
    String line = address(call) + " failed: " + failure.getMessage().lines().findFirst().orElse("");
    tell(line);
    note(line, call.body().orElse(""), "");
  }

  private static String address(Call call) {
    String query = call.uri().getQuery();
    return call.operation() + (query == null ? "" : "?" + query);
  }

  private void tell(String line) {
    screen.ifPresent(console -> console.remark(Clean.line(redactor.redact(line))));
  }

  private void note(String line, String sent, String received) {
    if (log.isEmpty()) {
      return;
    }
    StringBuilder entry = new StringBuilder(clock.instant() + " " + line + "\n");
    append(entry, "> ", sent);
    append(entry, "< ", received);
    try {
      Files.writeString(
          log.get(), Clean.text(redactor.redact(entry.toString())), StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw unwritable(log.get(), e);
    }
  }

  private static void append(StringBuilder entry, String mark, String body) {
    if (!body.isEmpty()) {
      entry.append(mark).append(body.strip().replace("\n", "\n" + mark)).append('\n');
    }
  }

  private static CozeUsageException unwritable(Path file, IOException cause) {
    return new CozeUsageException(
        "the log " + file + " cannot be written", cause.getClass().getSimpleName(), "", cause);
  }
}
