package dev.cozesh.shell;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.shell.command.RunRecord;
import dev.cozesh.shell.render.ErrorJson;

/** What a run could not do, object by object, as programs read it. */
final class Unfinished {
  private final RunRecord record;

  Unfinished(RunRecord record) {
    this.record = record;
  }

  /** Whether every object was done that was to be done. */
  boolean isEmpty() {
    return record.failed().isEmpty();
  }

  /**
   * Adds {@code failed[{address, kind, what, why, next, code, log_id, …}], blocked[{address, by}]}.
   */
  ObjectNode into(ObjectNode json) {
    ArrayNode failed = json.putArray("failed");
    record
        .failed()
        .forEach(
            one ->
                ErrorJson.facts(failed.addObject().put("address", one.address()), one.failure()));
    ArrayNode blocked = json.putArray("blocked");
    record
        .blocked()
        .forEach(one -> blocked.addObject().put("address", one.address()).put("by", one.by()));
    return json;
  }
}
