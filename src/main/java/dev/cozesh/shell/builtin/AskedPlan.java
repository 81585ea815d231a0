package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.OptIn;
import dev.cozesh.deploy.PlanOptions;
import dev.cozesh.deploy.PlanOptions.Resolve;
import dev.cozesh.deploy.Selection;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Option;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the options of a call ask of a plan. */
final class AskedPlan {
  private static final int NAMES_SHOWN = 3;

  private final Call call;

  AskedPlan(Call call) {
    this.call = requireNonNull(call, "call");
  }

  /**
   * The options of a plan.
   *
   * @param owner the script
   * @param declared what the script declares
   * @throws CozeUsageException when an option's value means nothing
   */
  PlanOptions options(String owner, List<Address> declared) {
    PlanOptions options =
        PlanOptions.of(owner)
            .adopting(call.has(Option.ADOPT))
            .pruning(call.has(Option.PRUNE))
            .deletingAdopted(call.has(Option.DELETE_ADOPTED))
            .opting(OptIn.RESEND_UNVERIFIABLE, call.has(Option.RESEND_UNVERIFIABLE))
            .opting(OptIn.RETIRE, call.has(Option.RETIRE))
            .about(selection(declared));
    return manner(resolve().map(options::resolving).orElse(options));
  }

  /** The same, applied in the manner that is asked for: that is no part of a plan. */
  PlanOptions manner(PlanOptions options) {
    return options.opting(OptIn.KEEP_GOING, call.has(Option.KEEP_GOING));
  }

  /** The answer to fields that were changed on Coze; empty when none was given. */
  Optional<Resolve> resolve() {
    return call.options()
        .get(Option.RESOLVE)
        .map(
            text ->
                switch (text) {
                  case "ours" -> Resolve.OURS;
                  case "theirs" -> Resolve.THEIRS;
                  default ->
                      throw new CozeUsageException(
                          "--resolve takes ours or theirs, not `" + text + "`",
                          "ours: the script wins; theirs: Coze's value stays and is remembered",
                          "");
                });
  }

  private Selection selection(List<Address> declared) {
    return new Selection(addresses(Option.TARGET, declared), addresses(Option.EXCLUDE, declared));
  }

  private Set<Address> addresses(Option option, List<Address> declared) {
    Set<Address> named = new LinkedHashSet<>();
    for (String text : call.options().all(option)) {
      named.add(Address.parse(text).orElseThrow(() -> unknown(option, text, declared)));
    }
    return named;
  }

  private static CozeUsageException unknown(Option option, String text, List<Address> declared) {
    List<String> names = declared.stream().map(Address::toString).toList();
    return new CozeUsageException(
        option.spelling() + " takes an address, not `" + text + "`",
        names.isEmpty()
            ? "the script declares nothing"
            : "the nearest are " + quoted(Nearest.all(text, names, NAMES_SHOWN)),
        "write kind and name as the plan shows them: `bot.WeHan`; quote it for your shell when it"
            + " holds blanks");
  }

  private static String quoted(List<String> names) {
    return "`" + String.join("`, `", names) + "`";
  }
}
