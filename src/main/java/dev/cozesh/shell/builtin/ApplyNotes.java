package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.ApplyListener;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.error.CozeException;
import dev.cozesh.shell.command.RunRecord;

/** Keeps for the result file what an apply does. */
final class ApplyNotes implements ApplyListener {
  private final RunRecord record;

  ApplyNotes(RunRecord record) {
    this.record = requireNonNull(record, "record");
  }

  /** A create that has begun and is not over may have happened. */
  @Override
  public void started(Address address, String step) {
    if (step.equals("create")) {
      record.begun(address.toString());
    }
  }

  @Override
  public void finished(Address address, String step, String id) {
    record.settled(address.toString());
    switch (step) {
      case "create", "settle", "copy" -> record.created(address.toString(), id);
      case "delete" -> record.deleted(address.toString(), id);
      default -> record.updated(address.toString(), id);
    }
  }

  @Override
  public void failed(Address address, CozeException failure) {
    record.failed(address.toString(), failure);
  }

  @Override
  public void blocked(Address address, Address cause) {
    record.blocked(address.toString(), cause.toString());
  }

  @Override
  public void saved(long serial) {
    record.saved(serial);
  }
}
