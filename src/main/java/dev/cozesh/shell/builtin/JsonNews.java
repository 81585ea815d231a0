package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.deploy.ApplyListener;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.SecretShapes;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.RunRecord;
import dev.cozesh.shell.render.ErrorJson;
import java.time.InstantSource;

/**
 * Tells programs what an apply does while it does it: one JSON object a line on standard error,
 * with {@code event} and {@code at}.
 */
final class JsonNews implements ApplyListener {
  private final Console console;
  private final ApplyListener notes;
  private final InstantSource clock;

  JsonNews(Console console, RunRecord record, InstantSource clock) {
    this.console = requireNonNull(console, "console");
    this.notes = new ApplyNotes(record);
    this.clock = requireNonNull(clock, "clock");
  }

  /** A plan was made that will be applied. */
  void planned(Plan plan) {
    tell(
        event("planned")
            .put("changes", plan.writes())
            .put("requests", plan.requests())
            .put("gates_closed", plan.precautions().closed().size()));
  }

  @Override
  public void started(Address address, String step) {
    notes.started(address, step);
    tell(event("started").put("address", address.toString()).put("step", step));
  }

  @Override
  public void finished(Address address, String step, String id) {
    notes.finished(address, step, id);
    tell(event("finished").put("address", address.toString()).put("step", step).put("id", id));
  }

  @Override
  public void failed(Address address, CozeException failure) {
    notes.failed(address, failure);
    tell(ErrorJson.facts(event("failed").put("address", address.toString()), failure));
  }

  @Override
  public void blocked(Address address, Address cause) {
    notes.blocked(address, cause);
    tell(event("blocked").put("address", address.toString()).put("by", cause.toString()));
  }

  @Override
  public void progress(Address address, String document, int percent) {
    tell(
        event("progress")
            .put("address", address.toString())
            .put("document", document)
            .put("percent", percent));
  }

  @Override
  public void remark(String text) {
    tell(event("remark").put("text", SecretShapes.mask(text)));
  }

  @Override
  public void saved(long serial) {
    notes.saved(serial);
  }

  private ObjectNode event(String name) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("event", name)
        .put("at", clock.instant().toString());
  }

  private void tell(ObjectNode event) {
    console.remark(event.toString());
  }
}
