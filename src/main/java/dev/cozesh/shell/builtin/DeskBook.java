package dev.cozesh.shell.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.deploy.StateDesk;
import dev.cozesh.deploy.StateDesk.Candidate;
import dev.cozesh.deploy.StateRepair;
import dev.cozesh.deploy.StateRepair.Finding;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state book over the desk that keeps it. */
record DeskBook(StateDesk desk, StateRepair repair) implements StateBook {
  @Override
  public List<Entry> entries() {
    Map<Address, Instant> sent = desk.lastSent();
    return desk.look().resources().entrySet().stream()
        .map(
            entry ->
                new Entry(
                    entry.getKey(),
                    entry.getValue(),
                    Optional.ofNullable(sent.get(entry.getKey())).map(DeskBook::toTheSecond)))
        .toList();
  }

  private static String toTheSecond(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @Override
  public Optional<JsonNode> show(Address address) {
    return desk.look().find(address).map(Json::tree);
  }

  @Override
  public List<String> unsettled() {
    return desk.unsettled();
  }

  @Override
  public String forget(Address address) {
    return desk.forget(address);
  }

  @Override
  public Candidate find(Address address, Optional<String> id) {
    return desk.find(address, id);
  }

  @Override
  public void requireFree(Address address, String id) {
    desk.requireFree(address, id);
  }

  @Override
  public void adopt(Address address, String id) {
    desk.adopt(address, id);
  }

  @Override
  public void rename(Address before, Address now) {
    desk.rename(before, now);
  }

  @Override
  public void handOver(Address address, String script) {
    desk.handOver(address, script);
  }

  @Override
  public boolean protect(Address address, boolean forbidden) {
    return desk.protect(address, forbidden);
  }

  @Override
  public List<Finding> faults() {
    return repair.look();
  }

  @Override
  public List<Finding> mend() {
    return repair.mend();
  }
}
