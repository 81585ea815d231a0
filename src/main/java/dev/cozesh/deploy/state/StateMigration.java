package dev.cozesh.deploy.state;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.plan.Target;
import dev.cozesh.error.CozeStateException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies what is known of targets to another place: state, open journals, releases with what their
 * documents held. Both places are locked meanwhile, and what has arrived is read back. Doing it
 * again copies what is new.
 */
public final class StateMigration {
  private final StateBackend from;
  private final StateBackend to;

  public StateMigration(StateBackend from, StateBackend to) {
    this.from = requireNonNull(from, "from");
    this.to = requireNonNull(to, "to");
  }

  /**
   * What now is at the new place.
   *
   * @param objects how many objects the state has
   * @param journals how many open journals there are
   * @param releases how many releases there are
   */
  public record Moved(Target target, long serial, int objects, int journals, int releases) {}

  /**
   * Copies one target.
   *
   * @throws CozeStateException when the new place knows another history of it, or a later one
   * @throws dev.cozesh.error.CozeLockedException when a run is at work on it at either place
   */
  public Moved move(Target target) {
    try (TargetLock here = from.lock(target);
        TargetLock there = to.lock(target)) {
      TargetState state = from.load(target);
      requireOlder(to.load(target), state);
      here.requireHeld();
      there.requireHeld();
      if (!to.load(target).equals(state)) {
        to.restore(state);
      }
      int journals = moveJournals(target);
      int releases = moveReleases(target);
      if (!to.load(target).equals(state)) {
        throw notArrived(target, "the state");
      }
      return new Moved(target, state.serial(), state.resources().size(), journals, releases);
    }
  }

  private void requireOlder(TargetState there, TargetState state) {
    if (there.serial() == 0) {
      return;
    }
    String known = "serial " + there.serial() + " is there, serial " + state.serial() + " here";
    if (!there.lineage().equals(state.lineage())) {
      throw refused(state.target(), "another history of it is there, begun by itself");
    }
    boolean isLater = there.serial() > state.serial();
    boolean isOther = there.serial() == state.serial() && !there.equals(state);
    if (isLater || isOther) {
      throw refused(
          state.target(), isLater ? "it went on there: " + known : "both went on: " + known);
    }
  }

  private CozeStateException refused(Target target, String why) {
    return new CozeStateException(
        target.key() + " was not copied to " + to.place(),
        why,
        "decide which one is true: `cozesh state ls` shows either, with COZESH_STATE set to its place;"
            + " nothing was changed");
  }

  private int moveJournals(Target target) {
    JournalStore source = from.journals(target);
    JournalStore copy = to.journals(target);
    List<String> open = source.unfinished();
    for (String run : open) {
      List<String> lines = source.lines(run);
      List<String> there = copy.has(run) ? copy.lines(run) : List.of();
      boolean isBeginning =
          there.size() <= lines.size() && there.equals(lines.subList(0, there.size()));
      if (!isBeginning) {
        throw refused(target, "its journal of run " + run + " is another there");
      }
      if (there.size() < lines.size()) {
        try (JournalStore.Lines end = copy.append(run)) {
          lines.subList(there.size(), lines.size()).forEach(line -> end.add(line, true));
        }
      }
      if (!copy.lines(run).equals(lines)) {
        throw notArrived(target, "the journal of run " + run);
      }
    }
    return open.size();
  }

  private int moveReleases(Target target) {
    ReleaseStore source = from.releases(target);
    ReleaseStore copy = to.releases(target);
    List<Release> all = source.all();
    for (Release release : all) {
      Map<String, byte[]> contents = contents(source, release);
      Optional<Release> there = copy.find(release.number());
      if (there.isPresent() && !there.get().equals(release)) {
        throw refused(target, "its release " + release.number() + " is another there");
      }
      if (there.isEmpty()) {
        copy.add(release, contents);
      }
      boolean hasArrived =
          copy.find(release.number()).equals(Optional.of(release))
              && contents.entrySet().stream()
                  .allMatch(one -> has(copy, one.getKey(), one.getValue()));
      if (!hasArrived) {
        throw notArrived(target, "release " + release.number());
      }
    }
    return all.size();
  }

  private static boolean has(ReleaseStore store, String sha256, byte[] bytes) {
    return store.content(sha256).filter(there -> Arrays.equals(there, bytes)).isPresent();
  }

  private static Map<String, byte[]> contents(ReleaseStore store, Release release) {
    Map<String, byte[]> contents = new HashMap<>();
    for (String sum : release.contents()) {
      store.content(sum).ifPresent(bytes -> contents.put(sum, bytes));
    }
    return contents;
  }

  private CozeStateException notArrived(Target target, String what) {
    return new CozeStateException(
        what + " of " + target.key() + " did not arrive at " + to.place() + " as it was sent",
        "reading it back gave something else",
        "keep using the old place; run the same command again");
  }
}
