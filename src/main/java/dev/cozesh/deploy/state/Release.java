package dev.cozesh.deploy.state;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one apply left on the server, so that it can be brought back.
 *
 * @param number 1 for the first of its target, growing by one
 * @param at when the apply ended, as ISO 8601
 * @param by who applied it: user, machine and CI job
 * @param script the script that declared it, as a path below the project
 * @param cause why it was made: {@code apply}, {@code rollback to 3}
 * @param desired the declared state as {@code deploy.desired.DesiredJson} writes it; documents
 *     stand in it by their SHA-256
 * @param items the objects as they were then
 */
public record Release(
    int number,
    String run,
    String at,
    String by,
    String script,
    String cause,
    JsonNode desired,
    List<Item> items) {
  public Release {
    requireNonNull(run, "run");
    requireNonNull(at, "at");
    requireNonNull(by, "by");
    requireNonNull(script, "script");
    requireNonNull(cause, "cause");
    requireNonNull(desired, "desired");
    items = List.copyOf(items);
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
