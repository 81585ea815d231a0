package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

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
import java.util.function.Supplier;

/** What the options of a call ask of a plan. */
final class AskedPlan {
  private static final int NAMES_SHOWN = 3;

  private final Call call;
  private final Supplier<List<Address>> managed;

  /**
   * @param managed what the state knows; asked only for what no script declares
   */
  AskedPlan(Call call, Supplier<List<Address>> managed) {
    this.call = requireNonNull(call, "call");
    this.managed = requireNonNull(managed, "managed");
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
            .about(selection(declared));
    return resolve().map(options::resolving).orElse(options);
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
      Optional<Address> address = Address.parse(text);
      if (address.isEmpty() || !isKnown(address.get(), declared)) {
        throw unknown(option, text, declared);
      }
      named.add(address.get());
    }
    return named;
  }

  private boolean isKnown(Address address, List<Address> declared) {
    return declared.contains(address) || managed.get().contains(address);
  }

  private static CozeUsageException unknown(Option option, String text, List<Address> declared) {
    List<String> names = declared.stream().map(Address::toString).toList();
    return new CozeUsageException(
        option.spelling() + " names nothing that the script declares: `" + text + "`",
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
