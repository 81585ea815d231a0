package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeLockedException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The lock that private editions ask for before a save; others know none. */
final class EditLocks {
  /** How editions call the one who holds it. */
  private static final List<String> HOLDERS = List.of("user_name", "locker_name", "name");

  private final Run run;
  private final StudioDrafts drafts;

  EditLocks(Run run, StudioDrafts drafts) {
    this.run = run;
    this.drafts = drafts;
  }

  /**
   * Takes the lock where there is one.
   *
   * @throws CozeLockedException when somebody else has it
   */
  void take(Address workflow, String id) {
    try {
      drafts.lock(id);
    } catch (CozeServiceException e) {
      if (e.refusal().stopsEverything() || Outcome.of(e) == Outcome.UNKNOWN) {
        throw e;
      }
      throw heldByAnother(workflow, e, run.now());
    }
  }

  /** That somebody else is at it, with what the server tells of whom and how long. */
  static CozeLockedException heldByAnother(
      Address workflow, CozeServiceException refusal, Instant now) {
    JsonNode told = told(refusal.refusal().rawBody());
    String holder =
        HOLDERS.stream()
            .map(name -> told.path(name).asText(""))
            .filter(name -> !name.isEmpty())
            .findFirst()
            .map(name -> " by " + name)
            .orElse("");
    long left = told.path("remaining_ttl").asLong(0);
    String until =
        left > 0 ? " until " + now.plusSeconds(left).truncatedTo(ChronoUnit.SECONDS) : "";
    return new CozeLockedException(
        workflow + " is being edited" + holder + until + "; nothing was overwritten",
        refusal.what() + (refusal.why().isEmpty() ? "" : "; " + refusal.why()),
        "let them close it in the web page, or wait, and run the same command again",
        refusal);
  }

  private static JsonNode told(String body) {
    try {
      return Json.parse(body, "refusal").path("data");
    } catch (CozeDataException e) {
      return MissingNode.getInstance();
    }
  }
}
