package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.entity.CopyEntityType;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.deploy.state.Pending;
import dev.cozesh.deploy.state.Replay;
import dev.cozesh.error.CozeAmbiguousException;
import dev.cozesh.error.CozeUsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One object that is to be copied.
 *
 * @param original as listed where it comes from
 * @param pending a copy of it whose outcome is not known
 */
record Copy(Address address, Listed original, Optional<Pending> pending) {
  Copy {
    requireNonNull(address, "address");
    requireNonNull(original, "original");
    requireNonNull(pending, "pending");
  }

  /** The same, begun by an earlier run. */
  Copy begunAs(Pending earlier) {
    return new Copy(address, original, Optional.of(earlier));
  }

  static void requireCopied(Address address) {
    if (address.kind() != Kind.BOT && address.kind() != Kind.WORKFLOW) {
      throw new CozeUsageException(
          address + " cannot be promoted: Coze copies no " + address.kind().title(),
          "its copy tasks are for bots, workflows and apps",
          "apply the script in the other environment: it makes what it declares");
    }
  }

  /**
   * What is being copied is not made a second time beside that.
   *
   * @throws CozeAmbiguousException when a declared object is one whose copy is not decided
   */
  static void requireNoneUnderWay(DesiredState desired, Replay replay) {
    for (DesiredResource resource : desired.resources()) {
      Address address = resource.address();
      replay
          .pending(address, JournalEntry.Work.COPY)
          .filter(Pending::sent)
          .ifPresent(
              one -> {
                throw new CozeAmbiguousException(
                    "it is not known yet what became of the " + one.title(),
                    "it was sent " + one.sentAt() + " and has not been asked after since",
                    "run `cozesh promote \""
                        + address
                        + "\" --from … --to …` again first: it goes on with it");
              });
    }
  }

  CopyEntityType type() {
    return address.kind() == Kind.BOT ? CopyEntityType.BOT : CopyEntityType.WORKFLOW;
  }

  /**
   * The change as a plan shows it.
   *
   * @param along what comes with it
   */
  Change change(Target source, Optional<String> along) {
    List<String> remarks = new ArrayList<>();
    remarks.add(
        pending
            .map(one -> "its copy was sent " + one.sentAt() + " and is asked after, not sent again")
            .orElse("copied from " + original.id() + " of " + source.title()));
    remarks.add(
        address.kind() == Kind.BOT
            ? "it stays a draft; the next apply of the script binds what it declares, and publishes"
            : "it stays a draft: somebody has to publish it in the web page before bots can use it");
    along.ifPresent(remarks::add);
    Action action = pending.isPresent() ? Action.SETTLE : Action.CREATE;
    return new Change(address, action, Optional.empty(), List.of(), remarks);
  }

  /** As Coze's page on copies names them; the endpoint's own row is for all kinds together. */
  static List<String> permissions(List<Copy> copies) {
    TreeSet<String> names = new TreeSet<>();
    for (Copy copy : copies) {
      names.addAll(
          copy.address().kind() == Kind.BOT
              ? List.of("Bot.duplicate", "Workspace.createBot")
              : List.of("Workflow.copy", "Workspace.createWorkflow"));
    }
    return List.copyOf(names);
  }
}
