package dev.cozesh.deploy.state;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.desired.DesiredJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one apply left on the server, so that it can be brought back. Nothing in it is secret.
 *
 * @param number 1 for the first of its target, growing by one, never used twice
 * @param at when the apply ended, as ISO 8601
 * @param by who applied it: user, machine and CI job
 * @param script the script that declared it, as a path below the project
 * @param cause why it was made: {@code apply}, {@code destroy}, {@code rollback to 3}
 * @param desired the declared state as {@link DesiredJson} writes it; documents stand in it by
 *     their SHA-256
 * @param items the objects as they were then
 * @param count how many objects the apply wrote to
 * @param without what was left out because a secret stood in it: {@code bot.WeHan prompt}
 * @param failed why it is not to be gone back to: what a check said once it was published
 */
public record Release(
    int number,
    String run,
    String at,
    String by,
    String script,
    String cause,
    JsonNode desired,
    List<Item> items,
    Count count,
    List<String> without,
    Optional<String> failed) {
  public Release {
    requireNonNull(run, "run");
    requireNonNull(at, "at");
    requireNonNull(by, "by");
    requireNonNull(script, "script");
    requireNonNull(cause, "cause");
    requireNonNull(desired, "desired");
    items = List.copyOf(items);
    count = count == null ? Count.NONE : count;
    without = without == null ? List.of() : List.copyOf(without);
    requireNonNull(failed, "failed");
  }

  /** A whole release that nothing is known against. */
  public Release(
      int number,
      String run,
      String at,
      String by,
      String script,
      String cause,
      JsonNode desired,
      List<Item> items) {
    this(
        number,
        run,
        at,
        by,
        script,
        cause,
        desired,
        items,
        Count.NONE,
        List.of(),
        Optional.empty());
  }

  /** The same, found to be bad. */
  public Release failing(String why) {
    return new Release(
        number, run, at, by, script, cause, desired, items, count, without, Optional.of(why));
  }

  /** The same with other objects. */
  public Release withItems(List<Item> others) {
    return new Release(number, run, at, by, script, cause, desired, others, count, without, failed);
  }

  /** SHA-256 of everything that its documents hold. */
  public Set<String> contents() {
    return DesiredJson.contents(desired);
  }

  /** How many objects were made, changed and deleted. */
  public record Count(int created, int updated, int deleted) {
    /** None, or not known. */
    public static final Count NONE = new Count(0, 0, 0);
  }

  /**
   * One object of a release.
   *
   * @param fields the managed fields by their path on the wire, as the server held them
   * @param documents document ids by name
   * @param version the version that was published, where the object is published
   */
  public record Item(
      String address,
      String id,
      JsonNode fields,
      Map<String, String> documents,
      Optional<String> version) {
    public Item {
      requireNonNull(address, "address");
      requireNonNull(id, "id");
      requireNonNull(fields, "fields");
      documents = Map.copyOf(documents);
      requireNonNull(version, "version");
    }
  }
}
