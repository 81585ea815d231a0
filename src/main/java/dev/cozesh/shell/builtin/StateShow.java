package dev.cozesh.shell.builtin;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;

/** {@code state show ADDRESS}: everything recorded of one object. */
final class StateShow implements StateVerb {
  @Override
  public String name() {
    return "show";
  }

  @Override
  public String operands() {
    return "ADDRESS";
  }

  @Override
  public void run(Scene scene) {
    Address address = scene.address(1);
    scene
        .console()
        .print(Json.pretty(scene.book().show(address).orElseThrow(() -> unknown(address))));
  }

  private static CozeUsageException unknown(Address address) {
    return new CozeUsageException(
        address + " is not managed here", "", "`cozesh state ls` shows what is");
  }
}
