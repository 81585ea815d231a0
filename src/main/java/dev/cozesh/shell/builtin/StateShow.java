package dev.cozesh.shell.builtin;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import dev.cozesh.json.Json;
import java.util.List;

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
        .print(
            Json.pretty(
                scene.book().show(address).orElseThrow(() -> unknown(address, scene.book()))));
  }

  private static CozeUsageException unknown(Address address, StateBook book) {
    List<String> all = book.entries().stream().map(entry -> entry.address().toString()).toList();
    return new CozeUsageException(
        address + " is not managed here",
        "",
        Nearest.to(address.toString(), all)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("`cozesh state ls` shows what is"));
  }
}
