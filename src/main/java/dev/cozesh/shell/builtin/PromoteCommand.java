package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.Promotion;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.plan.ApplyReport;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.PlanText;
import dev.cozesh.shell.render.ReportJson;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code promote ADDRESS… --from A --to B}: copies bots and workflows into another environment. */
final class PromoteCommand implements Command {
  private final Workbench bench;

  PromoteCommand(Workbench bench) {
    this.bench = requireNonNull(bench, "bench");
  }

  @Override
  public String name() {
    return "promote";
  }

  @Override
  public String synopsis() {
    return "promote ADDRESS… --from ENVIRONMENT --to ENVIRONMENT";
  }

  @Override
  public String summary() {
    return "copy bots and workflows into another environment";
  }

  @Override
  public Set<Option> options() {
    return EnumSet.of(Option.FROM, Option.TO);
  }

  @Override
  public ExitCode run(Call call, Console console) {
    call.arg(0, "what to copy, such as `bot.WeHan`,");
    List<Address> addresses = call.args().stream().map(Addresses::read).toList();
    String source = required(call, Option.FROM);
    String destination = required(call, Option.TO);
    if (call.has(Option.ENVIRONMENT)) {
      throw new CozeUsageException(
          "promote takes no --environment",
          "it is about two: --from and --to",
          "leave --environment out");
    }
    Console screen = call.has(Option.JSON) ? console.outToErr() : console;
    try (Connection from = bench.connector().open(call, screen, source);
        Connection to = bench.connector().open(call, screen, destination);
        Promotion promotion = bench.engines().promotion(from, to)) {
      Plan plan = promotion.plan(addresses);
      screen.print(
          PlanText.of(plan, List.of(), new Ink(screen.colourOut()), call.has(Option.VERBOSE)));
      new Whereabouts(to.settings().environments())
          .confirm(plan, call.has(Option.YES), new Confirmation(screen, List.of(), true));
      ApplyReport report = promoted(promotion, plan, from, screen);
      if (call.has(Option.JSON)) {
        console.print(ReportJson.of(report, ExitCode.OK.number()).toPrettyString());
      }
    }
    return ExitCode.OK;
  }

  private ApplyReport promoted(
      Promotion promotion, Plan plan, Connection connection, Console screen) {
    ApplyNews news = new ApplyNews(screen, bench.connector().record(), bench.connector().clock());
    try {
      return bench
          .patience()
          .whileDoing(connection.settings().timeout().value(), () -> promotion.promote(plan, news));
    } finally {
      screen.wipe();
    }
  }

  private static String required(Call call, Option option) {
    return call.options()
        .get(option)
        .orElseThrow(
            () ->
                new CozeUsageException(
                    option.spelling() + " is missing",
                    "a copy goes from one environment to another",
                    "write `cozesh promote bot.NAME --from dev --to prod`"));
  }
}
