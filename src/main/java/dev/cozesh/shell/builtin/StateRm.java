package dev.cozesh.shell.builtin;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;

/** {@code state rm ADDRESS}: forgets an object, or a create of it whose answer was lost. */
final class StateRm implements StateVerb {
  @Override
  public String name() {
    return "rm";
  }

  @Override
  public String operands() {
    return "ADDRESS";
  }

  @Override
  public void run(Scene scene) {
    Address address = scene.address(1);
    scene.requireYes("forget " + address, "nothing was forgotten");
    String forgotten = scene.book().forget(address);
    scene
        .console()
        .print(
            scene.call().has(Option.JSON)
                ? Json.object().put("forgotten", address.toString()).toPrettyString()
                : "forgot " + Clean.line(forgotten));
  }
}
